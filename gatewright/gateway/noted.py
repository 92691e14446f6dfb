"""
The calls that were answered last, put aside until somebody has time for them.

The data plane has none: it appends, and no more. Whoever shows calls takes them a moment later, and masks what is
secret in them. Where calls come faster than they are taken, the oldest give way; refused calls have a place of their
own, so that no flood of good ones washes them away.
"""

from collections import deque
from dataclasses import dataclass
from typing import Final

from gatewright.gateway.passed import Served
from gatewright.model.decision import Decision
from gatewright.model.response import Response

MOST: Final = 20
"""So many calls of each kind wait at most: of 250, every call cost one microsecond more, since the memory that it takes
has left the processor's cache by then (measured)."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was answered since the last time."""

    served: tuple[tuple[Decision, Served], ...]
    """Calls that were let in, oldest first."""

    refused: tuple[tuple[Decision, Response], ...]
    """Calls that the front door refused, oldest first."""

    may_lack: bool
    """Whether there may have been more than had a place."""


class Noted:
    """The last calls of one process."""

    __slots__ = ("_refused", "_served", "refused", "served")

    def __init__(self) -> None:
        self._served: deque[tuple[Decision, Served]] = deque(maxlen=MOST)
        self._refused: deque[tuple[Decision, Response]] = deque(maxlen=MOST)
        self.served = self._served.append
        """Notes a call that was let in: every call pays for it, so it is the deque's own method."""
        self.refused = self._refused.append
        """Notes a refused call."""

    def take(self) -> Taken:
        """Return what was noted, and forget it; on the thread of the calls."""
        taken = Taken(
            tuple(self._served), tuple(self._refused), may_lack=MOST in (len(self._served), len(self._refused))
        )
        self._served.clear()
        self._refused.clear()
        return taken
