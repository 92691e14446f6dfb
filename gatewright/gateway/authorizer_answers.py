"""What Lambda authorizers said, kept by who asked: until its time is over, or the stage is told to forget."""

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Final, Protocol

from gatewright.model.authorizer import Returned
from gatewright.model.question import InvokeAuthorizer

MOST_KEPT: Final = 50_000
"""Answers that are kept at most; the oldest make room."""

Key = tuple[str, str, str, InvokeAuthorizer]
"""The account, the region, the deployment, and what was asked."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, and until when it holds."""

    answer: Returned
    """What the function said."""

    until: float
    """Unix seconds at which it is asked again."""

    flushes: int
    """How often the stage had been told to forget."""


class KeepsAnswers(Protocol):
    """Whoever keeps answers for several processes."""

    def get(self, key: Key, now: float, flushes: int) -> Awaitable[Kept | None]:
        """Return what is kept and holds."""

    def keep(self, key: Key, kept: Kept) -> None:
        """Keep an answer."""


class AuthorizerAnswers:
    """The answers that this process keeps."""

    def __init__(self) -> None:
        self._kept: dict[Key, Kept] = {}

    def get(self, key: Key, now: float, flushes: int) -> Kept | None:
        """Return what is kept and holds."""
        known = self._kept.get(key)
        if known is None or now >= known.until or known.flushes != flushes:
            return None
        return known

    def keep(self, key: Key, kept: Kept) -> None:
        """Keep an answer; the oldest make room."""
        self._kept.pop(key, None)
        while len(self._kept) >= MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[key] = kept
