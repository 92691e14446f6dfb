"""One line of the access log as a call."""

import pytest

from gatewright.bulk.replay_logged import Logged, lacking, logged
from gatewright.model.network import VpcEndpoint
from gatewright.model.unknown import Missing, Unknown
from tests.bulk.replaying import HOST, SHOP, line


def call(log: dict[str, str]) -> Logged:
    """Return the call of a line that has one."""
    found = logged(log)
    assert isinstance(found, Logged)
    return found


def test_what_is_told_is_known_and_the_rest_withheld() -> None:
    """No query, no body, and no header field but those that are logged."""
    request = call(line(identity_apiKeyId=SHOP)).request

    assert (request.method, request.host, request.path) == ("GET", HOST, "/prod/pets")
    assert (request.headers.get("user-agent"), request.headers.get("x-api-key")) == ("curl/8.5.0", SHOP)
    assert isinstance(request.headers.get("authorization"), Unknown)
    assert isinstance(request.body, Unknown)
    assert (request.peer.source_ip, request.peer.vpc_endpoint) == ("198.51.100.7", None)
    assert request.received_at == 1_768_478_400.0


def test_the_way_is_the_logs() -> None:
    """Through an endpoint where it names one, over the Internet where it has none, unknown where it does not tell."""
    through = call(line(identity_vpceId="vpce-0a1b2c3d", identity_vpcId="vpc-1")).request.peer.vpc_endpoint
    untold = {name: value for name, value in line().items() if name != "identity.vpceId"}

    assert through == VpcEndpoint(vpce_id="vpce-0a1b2c3d", vpc_id="vpc-1", source_ip="198.51.100.7")
    assert isinstance(call(untold).request.peer.vpc_endpoint, Unknown)


@pytest.mark.parametrize("variable", ["httpMethod", "domainName", "path"])
def test_a_line_without_what_every_call_has_is_none(variable: str) -> None:
    """And says which variable it lacks."""
    without = {name: value for name, value in line().items() if name != variable}

    assert logged(without) == logged({**line(), variable: "-"}) == lacking(variable)


def test_a_call_of_the_canary_is_none() -> None:
    """What the canary serves is no part of what the configurations tell."""
    found = logged({**line(), "isCanaryRequest": "true"})

    assert isinstance(found, Missing)
    assert found.subject == "log.isCanaryRequest"


@pytest.mark.parametrize(("event", "method"), [("CONNECT", "GET"), ("MESSAGE", "POST"), ("DISCONNECT", "POST")])
def test_events_of_a_websocket_api_have_the_path_of_their_stage(event: str, method: str) -> None:
    """They are logged without verb and path."""
    told = {name: value for name, value in line().items() if name not in ("httpMethod", "path")}
    request = call({**told, "eventType": event, "connectionId": "L0SM9cOFvHcCIhw="}).request

    assert (request.method, request.path) == (method, "/prod")
    assert request.connection is not None
    assert request.connection.event_type == event


def test_a_variable_is_told_unset_or_lacking() -> None:
    """These are three things."""
    one = call(line())

    assert one.told("identity.sourceIp") == "198.51.100.7"
    assert one.told("identity.userArn") is None
    assert one.told("identity.caller") == Unknown((lacking("identity.caller"),))
    assert (one.value("identity.userArn"), one.value("identity.caller")) == (None, None)


def test_a_line_without_a_time_has_none() -> None:
    """Nothing is judged by a moment that nobody told."""
    assert call({**line(), "requestTimeEpoch": "-"}).request.received_at == 0.0
