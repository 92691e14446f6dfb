"""Opening a connection in the place of a plain call; naming a route, and adding one."""

from collections.abc import Mapping

import pytest

from gatewright.aws.websocket_handshake import is_handshake
from gatewright.checks.websocket.remedies import add_the_route, name_a_known_route, open_a_connection
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from tests.websocket_apis import ROUTES, configuration, decided, message, request, walked


def test_a_plain_call_becomes_a_handshake_of_its_stage() -> None:
    """What else was sent, it keeps; the path behind the stage goes."""
    known = configuration()
    call = walked(request("POST", "/prod/chat", ("Authorization", "x"), query="a=b", body=b"{}"), known).call
    proposal = open_a_connection(call, {})
    assert proposal is not None
    asked = proposal.request

    assert is_handshake(asked)
    assert ("/prod", "a=b", b"", "x") == (asked.path, asked.query, asked.body, asked.headers.get("authorization"))
    assert "allowed" == decided(asked, known).outcome


def test_without_a_stage_there_is_none_to_ask() -> None:
    """Nothing is proposed."""
    assert open_a_connection(Call(request("GET", "/"), configuration()), {}) is None


def lost(text: str, known: Configuration) -> tuple[Call, Mapping[str, str]]:
    """Return a message that no route takes, and what its refusal says of it."""
    decision = walked(message(text), known)
    assert decision.denial is not None
    return decision.call, decision.denial.values


def test_a_message_is_given_the_route_that_is_spelt_most_alike() -> None:
    """Only the member that names the route is told; the rest of the message stays as it is."""
    known = configuration()
    proposal = name_a_known_route(*lost('{"action": "Joni", "secret": "s"}', known))
    assert proposal is not None

    assert proposal.values == {"suggested_member": '"action": "join"'}
    assert proposal.request.body == b'{"action": "join", "secret": "s"}'
    assert "allowed" == decided(proposal.request, known).outcome


@pytest.mark.parametrize("text", ['{"action": "leave"}', "hello", "[1]", '{"action": "$connect"}'])
def test_a_message_that_is_like_no_route_is_left_alone(text: str) -> None:
    """What its sender meant, nobody knows."""
    assert name_a_known_route(*lost(text, configuration())) is None
    assert name_a_known_route(walked(message(text), configuration()).call, {}) is None


@pytest.mark.parametrize(
    ("text", "key"),
    [('{"action": "leave"}', "leave"), ("hello", "$default"), ('{"action": "$disconnect"}', "$default")],
)
def test_the_route_that_is_missing_is_added(text: str, key: str) -> None:
    """By the key that the message names, where it names one; behind the integration that all routes have."""
    routes = tuple({**route, "Target": "integrations/abc"} for route in ROUTES)
    proposal = add_the_route(*lost(text, configuration(routes=routes)))
    assert proposal is not None

    assert proposal.values == {"missing_route": key, "route_target": "integrations/abc"}
    assert "allowed" == decided(proposal.request, proposal.configuration).outcome


def test_which_integration_of_several_is_meant_is_left_open() -> None:
    """So the fix has no command."""
    targets = ({**ROUTES[1], "Target": "integrations/a"}, {**ROUTES[1], "RouteKey": "go", "Target": "integrations/b"})
    proposal = add_the_route(*lost("hello", configuration(routes=targets)))
    assert proposal is not None

    assert proposal.values["route_target"] == "?"


def test_without_an_api_no_route_is_added() -> None:
    """Nothing is proposed."""
    assert add_the_route(Call(request("GET", "/"), configuration()), {}) is None
