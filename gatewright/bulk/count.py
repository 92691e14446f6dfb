"""How often each value occurred: exactly, with bounded memory, and the same in whatever order it is counted.

There is room for so many values. When more come, all are told more coarsely: addresses by their network, minutes by the
hour, paths by how they begin; and once more, until there is room. No value is dropped for another, so every sum is
exact, and two counts merge into what one count of both would be: the level is the lowest at which all values fit.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Final, Generic, TypeVar

V = TypeVar("V", bound=Hashable)

MOST: Final = 10_000
"""So many values of one kind are told apart."""


class Count(Generic[V]):
    """How often each value occurred."""

    __slots__ = ("_coarser", "_most", "level", "of")

    def __init__(self, coarser: Iterable[Callable[[V], V]] = (), most: int = MOST) -> None:
        """Take the steps by which values become coarser, one after the other; beyond the last there is no bound."""
        self._coarser = tuple(coarser)
        self._most = most
        self.level = 0
        """How many of these steps were taken."""
        self.of: dict[V, int] = {}
        """The number of each value."""

    def add(self, value: V, times: int = 1) -> None:
        """Count a value."""
        for step in self._coarser[: self.level]:
            value = step(value)
        self.of[value] = self.of.get(value, 0) + times
        if len(self.of) > self._most:
            self._make_room()

    def merge(self, other: "Count[V]") -> None:
        """Count what the other one counted."""
        while self.level < other.level:
            self._raise()
        pending = other._coarser[other.level : self.level]  # noqa: SLF001 - the same class
        for value, times in other.of.items():
            coarse = value
            for step in pending:
                coarse = step(coarse)
            self.of[coarse] = self.of.get(coarse, 0) + times
        self._make_room()

    def most_often(self) -> list[tuple[V, int]]:
        """Return the values with their numbers, the largest number first; equal ones in the order of their text."""
        return sorted(self.of.items(), key=lambda item: (-item[1], str(item[0])))

    @property
    def total(self) -> int:
        """The sum of all numbers."""
        return sum(self.of.values())

    def _make_room(self) -> None:
        while len(self.of) > self._most and self.level < len(self._coarser):
            self._raise()

    def _raise(self) -> None:
        step = self._coarser[self.level]
        self.level += 1
        self.of = _moved(self.of, step)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Count) and (self.level, self.of) == (other.level, other.of)

    __hash__ = None  # type: ignore[assignment] # it changes

    def __repr__(self) -> str:
        return f"Count({self.of!r}, level={self.level})"


def _moved(numbers: Mapping[V, int], step: Callable[[V], V]) -> dict[V, int]:
    found: dict[V, int] = {}
    for value, times in numbers.items():
        coarse = step(value)
        found[coarse] = found.get(coarse, 0) + times
    return found
