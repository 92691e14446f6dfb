"""A check is a question with a function that answers it."""

from gatewright.checks.api_key import API_KEY
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.outcome import Unsure
from gatewright.model.request import Request


def test_a_check_runs_on_a_call_alone() -> None:
    """All that a check needs is the call: of one of which nothing is known it says so."""
    outcome = API_KEY.run(Call(Request(method="GET", host="", path="/"), Configuration()))

    assert isinstance(outcome, Unsure)
