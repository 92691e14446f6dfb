"""
One configuration, ready to decide many requests: what follows from verb, host and path alone is worked out once.

Most checks pass for every request to the same address; their steps, and what they establish, are kept. The checks
behind them (keys, limits) run for each request. A plan decides as the whole chain does (a law: `tests/laws`); it only
remembers. What is kept is bounded, so made-up paths cost no more than a fold each.
"""

from collections.abc import Mapping
from itertools import takewhile
from typing import Final

from gatewright.engine.chain import REST
from gatewright.engine.decide import World, drive, fold
from gatewright.model.address import Address
from gatewright.model.api import RestApi
from gatewright.model.call import Call, Route
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision
from gatewright.model.outcome import Pass, Skip
from gatewright.model.question import Answer, Question
from gatewright.model.request import Request
from gatewright.model.stage import Stage
from gatewright.model.trace import Trace
from gatewright.model.unknown import Unknown

BY_TARGET: Final = len(list(takewhile(lambda entry: entry.by_target, REST)))
"""How many checks at the head of the chain a plan can remember."""

_KEPT: Final = 4096

_Established = tuple[Address, RestApi, Stage, Route, Trace]


class Plan:
    """Decides requests under one configuration."""

    __slots__ = ("_known", "configuration")

    def __init__(self, configuration: Configuration) -> None:
        self.configuration = configuration
        self._known: dict[tuple[str, str, str], _Established] = {}

    def decide(self, request: Request, world: World) -> Decision:
        """Decide as the gateway does: the first refusal ends it."""
        key = (request.method, request.host, request.path)
        known = self._known.get(key)
        if known is not None:
            address, api, stage, route, trace = known
            call = Call(request, self.configuration, _NO_ANSWERS, address, api, stage, route)
            return drive(fold(call, BY_TARGET, trace, True), world)
        decision = drive(fold(Call(request, self.configuration), 0, (), True), world)
        self._remember(key, decision)
        return decision

    def _remember(self, key: tuple[str, str, str], decision: Decision) -> None:
        """Keep what the head of the chain established, when all of it passed or did not apply."""
        call = decision.call
        head = decision.trace[:BY_TARGET]
        if len(head) < BY_TARGET or not all(isinstance(step.outcome, Pass | Skip) for step in head):
            return
        address, api, stage, route = call.address, call.api, call.stage, call.route
        if isinstance(address, Unknown) or isinstance(api, Unknown):
            return
        if isinstance(stage, Unknown) or isinstance(route, Unknown):
            return
        if len(self._known) >= _KEPT:
            self._known.clear()
        self._known[key] = (address, api, stage, route, head)


_NO_ANSWERS: Final[Mapping[Question, Answer]] = {}
