"""Fold a request through the chain: the only loop.

The engine never waits. Where a check needs the world it returns a question, and the fold stops with `Paused`; the
driver answers and resumes. The gateway stops at the first refusal; the doctor walks on, so that it can also say what
would stop the call next.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from gatewright.engine.chain import CHAINS, UNTOLD, Entry
from gatewright.engine.conclude import conclude
from gatewright.model.call import Call, made
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision, Paused
from gatewright.model.outcome import Ask, Deny, Outcome, Pass, Skip, Unsure
from gatewright.model.question import Answer, Question
from gatewright.model.request import Request
from gatewright.model.trace import Step, Trace
from gatewright.model.unknown import UNKNOWN, Unknown

World = Callable[[Question], Answer]
"""Who answers the engine's questions."""

Run = tuple[Callable[[Call], Outcome], Step]
"""A check as the fold runs it, and the step that its passing leaves."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Checks in a row that do not apply, as a plan knows beforehand: nothing of them is run."""

    steps: Trace
    """What each would have said."""

    no_principal: bool
    """Whether that they do not apply establishes that nobody need have signed."""

    no_authorizer: bool
    """The same of what an authorizer says."""

    no_key: bool
    """The same of an API key."""

    def on(self, call: Call) -> Call:
        """Return a call that has come this far with what they establish."""
        if not (self.no_principal or self.no_authorizer or self.no_key):
            return call
        return made(
            call.request,
            call.configuration,
            call.answers,
            call.address,
            call.api,
            call.stage,
            call.route,
            None if self.no_key else call.key_use,
            None if self.no_principal else call.principal,
            None if self.no_authorizer else call.authorized,
        )


Runs = tuple[Run | Settled, ...]
"""A chain as the fold runs it."""


def _runs(chain: tuple[Entry, ...]) -> tuple[Run, ...]:
    return tuple((entry.check.run, Step(entry.check.id, Pass())) for entry in chain)


RUNS: Final[Mapping[str, tuple[Run, ...]]] = {
    "UNTOLD": _runs(UNTOLD),
    **{protocol: _runs(chain) for protocol, chain in CHAINS.items()},
}
"""The chain of each kind of API, and the one of an API of which nobody told us."""


def start(request: Request, configuration: Configuration, *, stop_at_refusal: bool) -> Decision | Paused:
    """Decide a request, or return the first question that the world must answer."""
    return fold(Call(request, configuration), 0, (), stop_at_refusal)


def resume(paused: Paused, answer: Answer) -> Decision | Paused:
    """Go on where the engine stopped, with the world's answer."""
    call = paused.call.answered(paused.question, answer)
    return fold(call, paused.at, paused.trace, paused.stop_at_refusal, paused.runs)


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


def fold(call: Call, at: int, taken: Trace, stop_at_refusal: bool, runs: Runs | None = None) -> Decision | Paused:
    """Run the checks from `at` on; `taken` are the steps before. Drivers use `start`, `decide` and `walk`.

    `runs` is the chain where a plan has shortened it.
    """
    if runs is None:
        # All chains begin alike: which one a call goes through, their first check establishes.
        runs = RUNS["REST"][:1] if at == 0 else runs_of(call)
        first = at == 0
    else:
        first = False
    steps = list(taken)
    for place in range(at, len(runs)):
        one = runs[place]
        if type(one) is Settled:
            steps += one.steps
            call = one.on(call)
            continue
        run, passed = one  # type: ignore[misc]  # the type tells
        outcome = run(call)
        kind = type(outcome)
        if kind is Pass:
            # The trace of a pass is a constant: what it established stands in the decision's call.
            steps.append(passed)
            call = outcome.call or call  # type: ignore[union-attr]  # `kind` narrows, here and below
        elif kind is Ask:
            return Paused(outcome.question, call, place, tuple(steps), stop_at_refusal, None if first else runs)  # type: ignore[union-attr]
        elif kind is Deny:
            steps.append(Step(passed.check, outcome))
            if stop_at_refusal:
                return conclude(call, tuple(steps))
        else:
            steps.append(Step(passed.check, told(outcome)))  # type: ignore[arg-type]
            call = outcome.call or call  # type: ignore[union-attr]
    return fold(call, 1, tuple(steps), stop_at_refusal) if first else conclude(call, tuple(steps))


def runs_of(call: Call) -> tuple[Run, ...]:
    """Return the chain that a call goes through."""
    return RUNS["UNTOLD" if isinstance(call.api, Unknown) else call.api.protocol]


def told(outcome: Skip | Unsure) -> Skip | Unsure:
    """Return an outcome as the trace keeps it: without the call, which the decision holds."""
    if outcome.call is None:
        return outcome
    if isinstance(outcome, Skip):
        return Skip(outcome.why)
    return Unsure(outcome.missing, outcome.may, refuses=outcome.refuses)
