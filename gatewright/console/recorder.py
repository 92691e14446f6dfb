"""
Take what the data plane noted, a moment later, and hand it on as calls without secrets.

Refused calls are diagnosed then, since that takes the secrets; nobody may be looking, so it takes little: a burst, for
whoever tries something out, and less than a hundredth of the time of a flood.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from gatewright.console.allowance import Allowance
from gatewright.console.recorded import REFUSED, Recorded
from gatewright.console.recording import Doors, recorded
from gatewright.gateway.noted import Noted
from gatewright.gateway.passed import Served
from gatewright.model.decision import Decision
from gatewright.model.response import Response

EVERY_SECONDS: Final = 0.1
"""How long a call lies with its secrets in memory, at most; as few are noted meanwhile, it is a short time."""

LEAST: Final = 3
"""So many calls of each kind are kept each time, whatever it takes."""

_KEEPING: Final = {"burst": 0.2, "share": 0.002}
_DIAGNOSING: Final = {"burst": 0.3, "share": 0.003}
"""Seconds at once, and of every second."""

_AT_ONCE: Final = 0.02
"""So many seconds of diagnosing may stand between two turns of the event loop."""

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

    async def run(self) -> None:
        """Hand over for as long as the server lives."""
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            self.hand_over()

    def hand_over(self) -> None:
        """Hand over what was noted so far; on the thread of the calls."""
        taken = self._noted.take()
        refused: list[_Answered] = [(decision, response, None) for decision, response in taken.refused]
        served: list[_Answered] = [(decision, one.response, one) for decision, one in taken.served]
        if not refused and not served:
            return
        try:
            calls = [*self._recorded(refused), *self._recorded(served)]
        except Exception:  # noqa: BLE001 - the calls were answered; that they cannot be shown is no reason to stop
            _log.exception("some calls are not shown in the console")
            return
        calls.reverse()
        calls.sort(key=lambda call: call.at)
        self._deliver(Batch(tuple(calls), taken.may_lack or len(calls) < len(refused) + len(served)))

    def _recorded(self, answered: list[_Answered]) -> Iterator[Recorded]:
        """Yield calls, the newest first, for as long as there is time; the newest ones in any case."""
        until = self._clock() + _AT_ONCE
        for place, (decision, response, served) in enumerate(reversed(answered)):
            began = self._clock()
            if place >= LEAST and not self._keeping.is_left():
                return
            why = response.status >= REFUSED and began < until and self._diagnosing.is_left()
            yield recorded(decision, response, served, self._doors(), why=why)
            (self._diagnosing if why else self._keeping).spend(self._clock() - began)
