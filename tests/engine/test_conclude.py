"""From a trace to a decision: the whole table of what passes, refuses and cannot be said."""

from itertools import product

import pytest

from gatewright.engine.catalogue import CAUSES
from gatewright.engine.conclude import conclude
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Outcome, Pass, Skip, Unsure
from gatewright.model.request import Request
from gatewright.model.trace import Step, Trace
from gatewright.model.unknown import Missing

CALL = Call(Request(method="GET", host="", path="/"), Configuration())
STAGE = Deny(CAUSES["stage.not-found"], ())
ROUTE = Deny(CAUSES["route.not-found"], ())
KEY = Deny(CAUSES["api-key.missing"], ())
MISSING = (Missing(subject="configuration.stages", what=Message("the stages")),)
UNSURE = Unsure(MISSING, (STAGE,))
UNSURE_TOO = Unsure(MISSING, (STAGE, KEY))
SKIP = Skip(Message("it does not apply"))


def trace(*outcomes: Outcome) -> Trace:
    """Return a trace of these outcomes."""
    return tuple(Step(f"check-{number}", outcome) for number, outcome in enumerate(outcomes))


@pytest.mark.parametrize(
    ("outcomes", "outcome", "cause", "may"),
    [
        ((), "allowed", None, set()),
        ((Pass(), SKIP, Pass()), "allowed", None, set()),
        ((Pass(), ROUTE), "denied", "route.not-found", {"route.not-found"}),
        ((ROUTE, KEY), "denied", "route.not-found", {"route.not-found"}),
        ((ROUTE, UNSURE), "denied", "route.not-found", {"route.not-found"}),
        ((UNSURE, ROUTE), "denied", None, {"stage.not-found", "route.not-found"}),
        ((UNSURE, ROUTE, KEY), "denied", None, {"stage.not-found", "route.not-found"}),
        ((UNSURE, ROUTE, UNSURE_TOO), "denied", None, {"stage.not-found", "route.not-found"}),
        ((UNSURE, Pass()), "undetermined", None, {"stage.not-found"}),
        ((Pass(), UNSURE, UNSURE_TOO), "undetermined", None, {"stage.not-found", "api-key.missing"}),
        ((Unsure(MISSING, ()),), "undetermined", None, set()),
    ],
)
def test_conclusion(outcomes: tuple[Outcome, ...], outcome: str, cause: str | None, may: set[str]) -> None:
    """The first refusal is the cause only where nothing unsure stands before it; nothing behind it is meant."""
    decision = conclude(CALL, trace(*outcomes))
    named = decision.cause.id if decision.cause else None

    assert decision.outcome == outcome
    assert named == cause
    assert decision.may == frozenset(may)


def test_a_conclusion_keeps_call_and_trace() -> None:
    """A decision is its trace: nothing of it is left out."""
    steps = trace(Pass(), UNSURE, ROUTE)
    decision = conclude(CALL, steps)

    assert decision.trace is steps
    assert decision.call is CALL


@pytest.mark.parametrize("outcomes", list(product((Pass(), SKIP, UNSURE, UNSURE_TOO, ROUTE, KEY), repeat=3)))
def test_every_trace_of_three_checks_is_concluded_alike(outcomes: tuple[Outcome, ...]) -> None:
    """Denied if some check denies, else undetermined if some is unsure, else allowed; a cause only if it must be."""
    decision = conclude(CALL, trace(*outcomes))
    refusals = [place for place, one in enumerate(outcomes) if isinstance(one, Deny)]
    doubts = [place for place, one in enumerate(outcomes) if isinstance(one, Unsure)]
    certain = bool(refusals) and not any(doubt < refusals[0] for doubt in doubts)

    assert decision.outcome == ("denied" if refusals else "undetermined" if doubts else "allowed")
    assert (decision.denial is not None) == certain
    assert decision.denial is None or decision.denial is outcomes[refusals[0]]
