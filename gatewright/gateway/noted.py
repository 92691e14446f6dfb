"""
Some of the calls that were just answered, put aside until somebody has time for them.

The data plane has none. So whoever shows calls says how many there is room for, takes them a moment later, and masks
what is secret in them. Until then no more are noted, which leaves a flood of calls as fast as it was: to keep the last
250 of them, and to drop the one before, cost every call a microsecond, since its memory had left the processor's cache
when it was used again (measured).
"""

from dataclasses import dataclass
from typing import Final

from gatewright.gateway.passed import Served
from gatewright.model.decision import Decision
from gatewright.model.response import Response

MOST: Final = 20
"""So many calls of each kind are noted until somebody takes them."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was noted since the last time."""

    served: tuple[tuple[Decision, Served], ...]
    """Calls that were let in, oldest first."""

    refused: tuple[tuple[Decision, Response], ...]
    """Calls that the front door refused, oldest first."""

    may_lack: bool
    """Whether there may have been more than had a place."""


class Noted:
    """Calls of one process."""

    __slots__ = ("_refused", "_served", "room", "room_for_refused")

    def __init__(self) -> None:
        self._served: list[tuple[Decision, Served]] = []
        self._refused: list[tuple[Decision, Response]] = []
        self.room = MOST
        """How many more calls that are let in are noted; asked before `served`, which every call would pay for."""
        self.room_for_refused = MOST
        """The same of refused calls, which no flood of good ones may keep out."""

    def served(self, decision: Decision, served: Served) -> None:
        """Note a call that was let in; where there is room."""
        self.room -= 1
        self._served.append((decision, served))

    def refused(self, decision: Decision, response: Response) -> None:
        """Note a refused call, if there is room."""
        if self.room_for_refused:
            self.room_for_refused -= 1
            self._refused.append((decision, response))

    def take(self) -> Taken:
        """Return what was noted, and forget it; on the thread of the calls."""
        may_lack = not (self.room and self.room_for_refused)
        taken = Taken(tuple(self._served), tuple(self._refused), may_lack=may_lack)
        self._served, self._refused = [], []
        self.room = self.room_for_refused = MOST
        return taken
