"""Fold a request through the chain: the only loop.

The engine never waits. Where a check needs the world it returns a question, and the fold stops with `Paused`; the
driver answers and resumes. The gateway stops at the first refusal; the doctor walks on, so that it can also say what
would stop the call next.
"""

from collections.abc import Callable, Mapping
from typing import Final

from gatewright.engine.chain import CHAINS, UNTOLD, Entry
from gatewright.engine.conclude import conclude
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision, Paused
from gatewright.model.outcome import Ask, Deny, Outcome, Pass, Skip, Unsure
from gatewright.model.question import Answer, Question
from gatewright.model.request import Request
from gatewright.model.trace import Step, Trace
from gatewright.model.unknown import UNKNOWN, Unknown

World = Callable[[Question], Answer]
"""Who answers the engine's questions."""

Runs = tuple[tuple[Callable[[Call], Outcome], Step], ...]
"""A chain as the fold runs it: each check, and the step that its passing leaves."""


def _runs(chain: tuple[Entry, ...]) -> Runs:
    return tuple((entry.check.run, Step(entry.check.id, Pass())) for entry in chain)


RUNS: Final[Mapping[str, Runs]] = {
    "UNTOLD": _runs(UNTOLD),
    **{protocol: _runs(chain) for protocol, chain in CHAINS.items()},
}
"""The chain of each kind of API, and the one of an API of which nobody told us."""


def start(request: Request, configuration: Configuration, *, stop_at_refusal: bool) -> Decision | Paused:
    """Decide a request, or return the first question that the world must answer."""
    return fold(Call(request, configuration), 0, (), stop_at_refusal)


def resume(paused: Paused, answer: Answer) -> Decision | Paused:
    """Go on where the engine stopped, with the world's answer."""
    return fold(paused.call.answered(paused.question, answer), paused.at, paused.trace, paused.stop_at_refusal)


def decide(request: Request, configuration: Configuration, world: World) -> Decision:
    """Decide as the gateway does: the first refusal ends it."""
    return drive(start(request, configuration, stop_at_refusal=True), world)


def walk(request: Request, configuration: Configuration, world: World = lambda _: UNKNOWN) -> Decision:
    """Decide as the doctor does: to the end of the chain, whatever refuses on the way."""
    return drive(start(request, configuration, stop_at_refusal=False), world)


def drive(state: Decision | Paused, world: World) -> Decision:
    """Answer questions until the engine has decided."""
    while isinstance(state, Paused):
        state = resume(state, world(state.question))
    return state


def fold(call: Call, at: int, taken: Trace, stop_at_refusal: bool) -> Decision | Paused:
    """Run the checks from `at` on; `taken` are the steps before. Drivers use `start`, `decide` and `walk`."""
    steps = list(taken)
    # All chains begin alike: which one a call goes through, their first check establishes.
    runs = RUNS["REST"][:1] if at == 0 else runs_of(call)
    for place in range(at, len(runs)):
        run, passed = runs[place]
        outcome = run(call)
        kind = type(outcome)
        if kind is Pass:
            # The trace of a pass is a constant: what it established stands in the decision's call.
            steps.append(passed)
            call = outcome.call or call  # type: ignore[union-attr]  # `kind` narrows, here and below
        elif kind is Ask:
            return Paused(outcome.question, call, place, tuple(steps), stop_at_refusal)  # type: ignore[union-attr]
        elif kind is Deny:
            steps.append(Step(passed.check, outcome))
            if stop_at_refusal:
                return conclude(call, tuple(steps))
        else:
            steps.append(Step(passed.check, _told(outcome)))  # type: ignore[arg-type]
            call = outcome.call or call  # type: ignore[union-attr]
    return fold(call, 1, tuple(steps), stop_at_refusal) if at == 0 else conclude(call, tuple(steps))


def runs_of(call: Call) -> Runs:
    """Return the chain that a call goes through."""
    return RUNS["UNTOLD" if isinstance(call.api, Unknown) else call.api.protocol]


def _told(outcome: Skip | Unsure) -> Skip | Unsure:
    """Return an outcome as the trace keeps it: without the call, which the decision holds."""
    if outcome.call is None:
        return outcome
    return Skip(outcome.why) if isinstance(outcome, Skip) else Unsure(outcome.missing, outcome.may)
