"""The calls that the console shows: the last ones, refused and other ones each in a ring of their own."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from typing import Final

from gatewright.console.recorded import Recorded
from gatewright.console.recorder import Batch

KEPT: Final = 250
"""So many calls of each kind are kept."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The calls of one moment."""

    calls: tuple[Recorded, ...]
    """Newest first."""

    may_lack: bool
    """Whether calls came faster than they are kept."""

    def find(self, name: str) -> Recorded | None:
        """Return the call of a request id, whichever of its two ids that is."""
        return next((call for call in self.calls if name and name in (call.id, call.extended_id)), None)


class Calls:
    """The rings of one server, whichever of its processes answered."""

    def __init__(self) -> None:
        self._refused: deque[Recorded] = deque(maxlen=KEPT)
        self._other: deque[Recorded] = deque(maxlen=KEPT)
        self._may_lack = False

    def take(self, batch: Batch) -> None:
        """Keep the calls of a batch."""
        self._may_lack = self._may_lack or batch.may_lack
        for call in batch.calls:
            (self._refused if call.is_refused else self._other).append(call)

    def shown(self) -> Shown:
        """Return what is kept, newest first; on the thread that takes batches."""
        return Shown(tuple(self._newest_first()), self._may_lack)

    def _newest_first(self) -> Iterator[Recorded]:
        # Batches of several processes may overlap by a moment.
        rings = (sorted(ring, key=lambda call: call.at, reverse=True) for ring in (self._refused, self._other))
        return merge(*rings, key=lambda call: call.at, reverse=True)
