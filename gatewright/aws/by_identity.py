"""What is made of an object once, and found again by that very object: an equal one is another.

Hashing a whole definition would cost more than what is made of it saves.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

_KEPT = 4096


class ByIdentity(Generic[K, V]):
    """Makes, and remembers what it has made; what is remembered is bounded."""

    __slots__ = ("_kept", "_made", "_make")

    def __init__(self, make: Callable[[K], V], kept: int = _KEPT) -> None:
        self._make = make
        self._kept = kept
        self._made: dict[int, tuple[K, V]] = {}

    def __call__(self, of: K) -> V:
        """Return what is made of an object."""
        known = self._made.get(id(of))
        if known is not None:
            return known[1]
        made = self._make(of)
        if len(self._made) >= self._kept:
            self._made.clear()
        # The object is kept with it, so that no other can get its identity.
        self._made[id(of)] = (of, made)
        return made
