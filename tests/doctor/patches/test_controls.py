from dataclasses import replace

from gatewright.doctor.patches.controls import controls
from gatewright.engine.decide import walk
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Peer
from tests.casebook import world
from tests.doctor.evidence import MISSING_TOKEN, call


def test_other_methods_and_what_nobody_declared() -> None:
    """Never the method itself."""
    exchange = call("GET", "/prod/pets", MISSING_TOKEN)
    decision = walk(exchange.request, world("pets").configuration())  # type: ignore[arg-type]  # all of it is known
    found = [(one.method, one.path) for one in controls(decision.call, "method")]

    assert ("GET", "/prod/pets") not in found
    assert ("GET", "/prod-elsewhere/pets") in found
    assert ("GET", "/prod/nobody/declared/this") in found
    assert len(found) > 3


def test_another_caller_has_nothing_of_this_one() -> None:
    """Another address, another endpoint, no credentials."""
    exchange = call("GET", "/prod/pets", MISSING_TOKEN, {"x-api-key": "k", "Authorization": "Bearer t"})
    decision = walk(exchange.request, world("pets").configuration())  # type: ignore[arg-type]  # as above
    peer = Peer(source_ip="198.51.100.1", vpc_endpoint=VpcEndpoint(vpce_id="vpce-1", vpc_id="vpc-1"))
    request = replace(decision.call.request, peer=peer)
    (found,) = controls(replace(decision.call, request=request), "caller")

    assert (None, None) == (found.headers.get("x-api-key"), found.headers.get("authorization"))
    assert isinstance(found.peer.vpc_endpoint, VpcEndpoint)
    assert ("198.51.100.1", "vpce-1") != (found.peer.source_ip, found.peer.vpc_endpoint.vpce_id)


def test_what_a_greedy_method_takes_is_no_other_method() -> None:
    """With `{proxy+}` at the top there is no path that nobody declared."""
    greedy = world("pets", {"add method GET /{proxy+}": {}})
    exchange = call("GET", "/prod/some/where", MISSING_TOKEN)
    decision = walk(exchange.request, greedy.configuration())  # type: ignore[arg-type]  # as above
    found = [one.path for one in controls(decision.call, "method")]

    assert "/prod/nobody/declared/this" not in found
    assert "/prod-elsewhere/some/where" in found
