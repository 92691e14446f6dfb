"""
Issuers whose discovery documents an operation needs: asked between two tries of the operation, never within one.

The control plane answers one call after another on one thread, within a transaction. A handler that needs to know where
an issuer's keys are raises `AsksIssuers`, which leaves nothing behind; whoever has an event loop asks them, and the
operation is tried again with what they said. Where nobody could ask, `Operation.issuers` is `None`.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from gatewright.model.question import KeyPlace, KeysUnavailable

Told: TypeAlias = Mapping[str, KeyPlace | KeysUnavailable]
"""What issuers said, by their URLs."""

FindsKeys: TypeAlias = Callable[[str], Awaitable[KeyPlace | KeysUnavailable]]
"""Asks one issuer."""


class AsksIssuers(Exception):
    """An operation needs to know where the keys of these issuers are."""

    def __init__(self, issuers: tuple[str, ...]) -> None:
        super().__init__(f"expected to know where the keys are of {', '.join(issuers)}")
        self.issuers = issuers


def places(told: Told, issuers: tuple[str, ...]) -> Told:
    """Return what each issuer said; raises `AsksIssuers` when one was not asked yet."""
    missing = tuple(one for one in issuers if one not in told)
    if missing:
        raise AsksIssuers(missing)
    return {one: told[one] for one in issuers}
