"""Fixes of the endpoint check."""

from gatewright.checks.endpoint.remedies import call_by_a_domain_name, open_default_endpoint
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


def test_a_domain_name_that_leads_to_the_stage_is_called() -> None:
    """By the path below its mapping; one that leads elsewhere is not."""
    name = {"mappings": [{"basePath": "shop", "restApiId": "a1b2c3d4e5", "stage": "prod"}]}
    other = {"mappings": [{"restApiId": "a1b2c3d4e5", "stage": "beta"}]}
    change = {
        "api": {"disableExecuteApiEndpoint": True},
        "add domain other.example.com": other,
        "add domain api.example.com": name,
    }
    closed = world("pets", change).configuration()
    proposal = call_by_a_domain_name(reached("endpoint", SENT, closed), {})

    assert proposal is not None
    assert (proposal.request.host, proposal.request.path) == ("api.example.com", "/shop/pets")
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"
    assert call_by_a_domain_name(reached("endpoint", SENT, CLOSED), {}) is None
