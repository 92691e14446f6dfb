"""
One configuration, ready to decide many requests: what follows from verb, host and path alone is worked out once.

Most checks pass, or do not apply, for every request to the same address; their steps, and what they establish, are
kept. The checks behind them (policies, signatures, keys, limits) run for each request, but for those that do not apply
to the method. A plan decides as the whole chain does (a law: `tests/laws`); it only remembers. What is kept is bounded,
so made-up paths cost a fold each.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gatewright.aws.addresses import API_ID_HEADER
from gatewright.aws.vpc_endpoint_names import way_of
from gatewright.engine.chain import CHAINS, chain_of
from gatewright.engine.decide import Run, Runs, Settled, World, drive, fold, runs_of, told
from gatewright.model.address import Address
from gatewright.model.api import Api, Protocol
from gatewright.model.authorizer import Authorized
from gatewright.model.call import Call, KeyUse, Route, made
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision, Paused
from gatewright.model.network import VpcEndpoint
from gatewright.model.outcome import Pass, Skip
from gatewright.model.principal import Principal
from gatewright.model.question import Answer, Question
from gatewright.model.request import Request
from gatewright.model.stage import Stage
from gatewright.model.trace import Step, Trace
from gatewright.model.unknown import UNKNOWN, Unknown

_KEPT: Final = 4096

_Place = tuple[str, str, str, str, str, str, int]
"""A method at an address: verb, what names the API, how, the API, its stage, the resource, and where the head ends."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What follows from one target."""

    trace: Trace
    """The steps before it."""

    runs: Runs
    """What is left of the chain behind them."""

    address: Address
    api: Api
    stage: Stage
    route: Route
    key_use: KeyUse | Unknown | None
    principal: Principal | Unknown | None
    authorized: Authorized | Unknown | None


class Plan:
    """Decides requests under one configuration."""

    __slots__ = ("_known", "_runs", "configuration")

    def __init__(self, configuration: Configuration) -> None:
        self.configuration = configuration
        self._known: dict[tuple[str, str, str], _Known] = {}
        self._runs: dict[_Place, Runs] = {}

    def decide(self, request: Request, world: World) -> Decision:
        """Decide as the gateway does: the first refusal ends it."""
        return drive(self.start(request), world)

    def start(self, request: Request) -> Decision | Paused:
        """Decide a request, or return the first question that the world must answer; `engine.resume` goes on."""
        key = (request.method, _named(request), request.path)
        known = self._known.get(key)
        if known is not None:
            call = made(
                request,
                self.configuration,
                _NO_ANSWERS,
                known.address,
                known.api,
                known.stage,
                known.route,
                known.key_use,
                known.principal,
                known.authorized,
            )
            if not known.runs:
                return Decision("allowed", None, _NO_CAUSES, known.trace, call)
            return fold(call, 0, known.trace, True, known.runs)
        state = fold(Call(request, self.configuration), 0, (), True)
        self._remember(key, state)
        return state

    def _remember(self, key: tuple[str, str, str], state: Decision | Paused) -> None:
        """Keep what the head of the chain established, as far as it follows from the target."""
        call = state.call
        address, api, stage, route = call.address, call.api, call.stage, call.route
        if isinstance(address, Unknown) or isinstance(api, Unknown):
            return
        if isinstance(stage, Unknown) or isinstance(route, Unknown):
            return
        if not address.by_target:
            return
        head, places = _head(state.trace, api.protocol), _PLACES[api.protocol]
        if len(head) <= places["route"]:
            # Of an address that leads to no route nothing is kept.
            return
        if len(self._known) >= _KEPT:
            self._known.clear()
        # Of what the later checks establish only "there is none" follows from the target.
        known = Call(
            call.request,
            call.configuration,
            _NO_ANSWERS,
            address,
            api,
            stage,
            route,
            None if call.key_use is None and places.get("api-key", _NEVER) < len(head) else UNKNOWN,
            None if call.principal is None and places["iam"] < len(head) else UNKNOWN,
            None if call.authorized is None and places["authorizer"] < len(head) else UNKNOWN,
        )
        of = (key[0], key[1], address.kind, api.id, stage.name, route.resource.path, len(head))
        self._known[key] = _Known(
            head, self._left(of, known), address, api, stage, route, known.key_use, known.principal, known.authorized
        )

    def _left(self, of: _Place, known: Call) -> Runs:
        """Return what is left of the chain behind the head: worked out once for all paths of a method."""
        left = self._runs.get(of)
        if left is None:
            if len(self._runs) >= _KEPT:
                self._runs.clear()
            left = self._runs[of] = _shortened(known, of[-1])
        return left


def _named(request: Request) -> str:
    """Return what names the API: the host and, through a VPC endpoint, the endpoint and the header that may name it."""
    way = way_of(request)
    if not isinstance(way, VpcEndpoint):
        return request.host
    return f"{request.host} {way.vpce_id} {request.headers.get(API_ID_HEADER)}"


def _head(trace: Trace, protocol: Protocol) -> Trace:
    """Return the steps at the start of a trace that every request to the target takes alike."""
    kept: list[Step] = []
    for step, entry in zip(trace, CHAINS[protocol], strict=False):
        by_target = entry.by_target and isinstance(step.outcome, Pass | Skip)
        if not by_target and not (entry.skips_by_target and isinstance(step.outcome, Skip)):
            break
        kept.append(step)
    return tuple(kept)


def _shortened(call: Call, at: int) -> Runs:
    """Return a chain from a place on, with those checks settled that do not apply to the target at all.

    That they do not is known before the checks between are run: it follows from the target. A check that would have to
    know more than that says something else here, and is left to run.
    """
    left: list[Run | Settled] = []
    for entry, one in zip(chain_of(call)[at:], runs_of(call)[at:], strict=True):
        if not entry.skips_by_target or not isinstance(skip := one[0](call), Skip):
            left.append(one)
            continue
        after = skip.call or call
        last = left.pop() if left and isinstance(left[-1], Settled) else _NOTHING_SETTLED
        assert isinstance(last, Settled)
        left.append(
            Settled(
                (*last.steps, Step(entry.check.id, told(skip))),
                no_principal=last.no_principal or (after.principal is None and call.principal is not None),
                no_authorizer=last.no_authorizer or (after.authorized is None and call.authorized is not None),
                no_key=last.no_key or (after.key_use is None and call.key_use is not None),
            )
        )
        call = after
    return tuple(left)


_NOTHING_SETTLED: Final = Settled((), no_principal=False, no_authorizer=False, no_key=False)
_NO_CAUSES: Final[frozenset[str]] = frozenset()
_NEVER: Final = 4096
_PLACES: Final = {
    protocol: {entry.check.id: place for place, entry in enumerate(chain)} for protocol, chain in CHAINS.items()
}

_NO_ANSWERS: Final[Mapping[Question, Answer]] = {}
