"""One JSONPath being followed: where it began, and what its work is counted by."""

from typing import Final, Protocol

from gatewright.aws.vtl.errors import Impossible

__all__ = ["ABSENT", "Counter", "Walk"]

ABSENT: Final = object()
"""No value: what a definite path leads to when it leads nowhere."""

_MOST_SEEN: Final = 1_000_000


class Counter(Protocol):
    """Counts work."""

    def spend(self, steps: int) -> None:
        """Count steps; raise `Impossible` when there have been too many."""
        ...


class Walk:
    """The way of one path through a document."""

    __slots__ = ("root", "spend")

    def __init__(self, root: object, counter: Counter | None = None) -> None:
        """Begin at the root; without a counter the work of this path alone is counted."""
        self.root = root
        self.spend = (counter or _Alone()).spend


class _Alone:
    """Counts the work of one path that no template asks for."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = _MOST_SEEN

    def spend(self, steps: int) -> None:
        """Count steps."""
        self._left -= steps
        if self._left < 0:
            raise Impossible(f"the JSONPath looks at more than {_MOST_SEEN} values")
