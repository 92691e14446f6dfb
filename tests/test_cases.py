"""Every case of every cause that the gateway refuses for itself, on each road.

A road gets a case and says what came out there. To add a road, write one function and name it in `ROADS`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import pytest

from gatewright.engine.decide import decide
from gatewright.engine.respond import refusal
from tests.casebook import Case, cases, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What came out at the end of a road; a member that the road does not tell repeats what was expected."""

    cause: str | None
    """The id of the cause that was named; `None` when none was."""

    outcome: str
    """Allowed, denied or undetermined."""

    response: str | None
    """The answer as `shown` prints it; `None` when the call was let through."""


def engine(case: Case) -> Seen:
    """The engine decides it, and renders the refusal."""
    decision = decide(case.request, case.world().configuration(), case.answer)
    return Seen(
        cause=decision.cause.id if decision.cause else None,
        outcome=decision.outcome,
        response=shown(refusal(decision.denial, case.request), case.request) if decision.denial else None,
    )


ROADS: Final[Mapping[str, Callable[[Case], Seen]]] = {"engine": engine}
"""Every road by its name."""


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in cases()])
@pytest.mark.parametrize("road", ROADS)
def test_case(road: str, case: Case) -> None:
    """A case comes out as its file says, on every road."""
    seen = ROADS[road](case)

    assert seen == Seen(cause=case.expected_cause, outcome=case.outcome, response=case.expected_response)
