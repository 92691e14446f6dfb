"""Fixes of the endpoint check."""

from gatewright.checks.endpoint.remedies import open_default_endpoint
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from tests.casebook import reached, request, world

SENT = request("GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets")
CLOSED = world("pets", {"api": {"disableExecuteApiEndpoint": True}}).configuration()


def test_opening_the_endpoint_lets_the_call_in() -> None:
    """The deployed setting is changed for the called stage, on a copy."""
    proposal = open_default_endpoint(reached("endpoint", SENT, CLOSED), {})

    assert proposal is not None
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"
    assert walk(SENT, CLOSED).outcome == "denied"


def test_what_is_not_known_is_not_opened() -> None:
    """Without the stage there is nothing to open."""
    assert open_default_endpoint(Call(SENT, Configuration()), {}) is None
