"""Fold a request through the chain: the only loop.

The engine never waits. Where a check needs the world it returns a question, and the fold stops with `Paused`; the
driver answers and resumes. The gateway stops at the first refusal; the doctor walks on, so that it can also say what
would stop the call next.
"""

from collections.abc import Callable
from typing import Final

from gatewright.engine.chain import REST
from gatewright.engine.conclude import conclude
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision, Paused
from gatewright.model.outcome import Ask, Deny, Pass, Skip, Unsure
from gatewright.model.question import Answer, Question
from gatewright.model.request import Request
from gatewright.model.trace import Step, Trace
from gatewright.model.unknown import UNKNOWN

World = Callable[[Question], Answer]
"""Who answers the engine's questions."""

RUNS: Final = tuple((entry.check.run, Step(entry.check.id, Pass())) for entry in REST)
"""The chain as the fold runs it: each check, and the step that its passing leaves."""


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
    for place in range(at, len(RUNS)):
        run, passed = RUNS[place]
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
                break
        else:
            steps.append(Step(passed.check, _told(outcome)))  # type: ignore[arg-type]
            call = outcome.call or call  # type: ignore[union-attr]
    return conclude(call, tuple(steps))


def _told(outcome: Skip | Unsure) -> Skip | Unsure:
    """Return an outcome as the trace keeps it: without the call, which the decision holds."""
    if outcome.call is None:
        return outcome
    return Skip(outcome.why) if isinstance(outcome, Skip) else Unsure(outcome.missing, outcome.may)
