"""The room that one connection takes of what a listener has for bodies that are still coming."""

from typing import Protocol


class Held(Protocol):
    """Who counts for all connections."""

    def hold(self, size: int) -> bool:
        """Count bytes, or uncount them; tell whether there is room for all of them."""


class Room:
    """What one connection takes."""

    __slots__ = ("_held", "_size")

    def __init__(self, held: Held) -> None:
        self._held = held
        self._size = 0

    def take(self, size: int) -> bool:
        """Take so much in all; tell whether there was room for what is new of it."""
        more = size - self._size
        self._size = size
        return self._held.hold(more) or not more

    def free(self) -> None:
        """Take nothing any more."""
        if self._size:
            self._held.hold(-self._size)
            self._size = 0
