"""A trace is what each check said, in order."""

from gatewright.engine.chain import REST
from gatewright.engine.decide import decide
from gatewright.model.outcome import Ask
from tests.casebook import request, world


def test_a_trace_names_every_check_once_in_order() -> None:
    """An allowed call has one step for each check of the chain; no question is left in it."""
    call = request("GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets")
    trace = decide(call, world("pets").configuration(), lambda _: True).trace

    assert [step.check for step in trace] == [entry.check.id for entry in REST]
    assert all(not isinstance(step.outcome, Ask) for step in trace)
