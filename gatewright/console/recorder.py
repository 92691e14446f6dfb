"""
Take what the data plane noted, a moment later, and hand it on as calls without secrets.

Refused calls are diagnosed then, since that takes the secrets; nobody may be looking, so it takes little: a burst, for
whoever tries something out, and less than a hundredth of the time of a flood.
"""

import asyncio
import logging
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gatewright.console.allowance import Allowance
from gatewright.console.recorded import REFUSED, Recorded
from gatewright.console.recording import Doors, recorded
from gatewright.gateway.noted import MOST, Noted
from gatewright.gateway.passed import Served
from gatewright.model.decision import Decision
from gatewright.model.response import Response

EVERY_SECONDS: Final = 0.1
"""How often calls are taken; as few are noted meanwhile, it is a short time."""

LEAST: Final = 2
"""So many calls of each kind are kept each time, whatever it takes."""

_KEEPING: Final = {"burst": 0.02, "share": 0.001}
_DIAGNOSING: Final = {"burst": 0.2, "share": 0.001}
"""Seconds at once, and of every second: as many calls as are shown, and some hundred diagnoses."""

_UNSEEN_SECONDS: Final = 0.02
_SEEN_SECONDS: Final = 0.5
"""So long may diagnosing keep other calls waiting: while nobody looks, and when somebody loads a page."""

_MOST_WAITING: Final = 2 * MOST
"""So many refused calls wait for their diagnosis, for some tenths of a second; the oldest do without."""

_Answered = tuple[Decision, Response, Served | None]
"""A decision, its answer, and what was made of a call that was let in."""

_log = logging.getLogger("gatewright.console")


@dataclass(frozen=True, slots=True)
class Batch:
    """Calls of one process since its last batch."""

    calls: tuple[Recorded, ...]
    """Oldest first."""

    may_lack: bool = False
    """Whether there may have been more."""


class Recorder:
    """Turns what one process noted into batches."""

    def __init__(
        self,
        noted: Noted,
        doors: Callable[[], Doors],
        deliver: Callable[[Batch], None],
        clock: Callable[[], float],
    ) -> None:
        """Take what was noted, where the server listens, who keeps calls, and a clock that only goes forward."""
        self._noted = noted
        self._doors = doors
        self._deliver = deliver
        self._clock = clock
        self._keeping = Allowance(clock, **_KEEPING)
        self._diagnosing = Allowance(clock, **_DIAGNOSING)
        self._waiting: list[_Answered] = []
        self._may_lack = False

    async def run(self) -> None:
        """Hand over for as long as the server lives."""
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            self.hand_over(seconds=_UNSEEN_SECONDS)

    def hand_over(self, *, seconds: float = _SEEN_SECONDS) -> None:
        """Hand over what was noted so far; on the thread of the calls.

        Diagnosing takes so many seconds at most; what is left waits for the next time. Whoever looks is worth a whole
        burst.
        """
        if seconds == _SEEN_SECONDS:
            self._diagnosing.refill()
        taken = self._noted.take()
        self._waiting += [(decision, response, None) for decision, response in taken.refused]
        served: list[_Answered] = [(decision, one.response, one) for decision, one in taken.served]
        self._may_lack = taken.may_lack
        if not self._waiting and not served:
            return
        try:
            until = self._clock() + seconds
            calls = [*self._refused(until), *self._kept(served, until)]
        except Exception:  # noqa: BLE001 - the calls were answered; that they cannot be shown is no reason to stop
            self._waiting = []
            _log.exception("some calls are not shown in the console")
            return
        if calls:
            calls.sort(key=lambda call: call.at)
            self._deliver(Batch(tuple(calls), self._may_lack))

    def _refused(self, until: float) -> list[Recorded]:
        """Return the refused calls for which there was time, and those that shall not wait any more."""
        old, self._waiting = self._waiting[:-_MOST_WAITING], self._waiting[-_MOST_WAITING:]
        calls = self._kept(old, until=-math.inf)
        while self._waiting and self._diagnosing.is_left() and (not calls or self._clock() < until):
            calls += self._kept([self._waiting.pop(0)], until=math.inf)
        if not self._diagnosing.is_left():
            calls += self._kept(self._waiting, until)
            self._waiting = []
        return calls

    def _kept(self, answered: list[_Answered], until: float) -> list[Recorded]:
        """Return the newest calls, oldest first: as many as there is time for, and a few in any case."""
        calls: list[Recorded] = []
        for place, (decision, response, served) in enumerate(reversed(answered)):
            began = self._clock()
            if place >= LEAST and not self._keeping.is_left():
                self._may_lack = True
                break
            why = response.status >= REFUSED and began < until and self._diagnosing.is_left()
            calls.append(recorded(decision, response, served, self._doors(), why=why))
            (self._diagnosing if why else self._keeping).spend(self._clock() - began)
        return calls[::-1]
