"""VPC endpoints of random worlds, private APIs, and the ways by which calls come."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any, Final

from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Request
from tests.laws.callers import draw_policy

OURS: Final = "vpce-0a1b"
"""The endpoint that most calls of private APIs come through."""

HOSTS: Final = (
    f"a1-{OURS}.execute-api.eu-west-1.amazonaws.com",
    f"{OURS}-x.execute-api.eu-west-1.vpce.amazonaws.com",
    "b2-vpce-0ther.execute-api.eu-west-1.amazonaws.com",
)
"""Names of endpoints."""

_EVERYTHING: Final = '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}'


def draw_endpoints(chance: Random, answers: dict[tuple[str, ...], Any]) -> None:
    """Draw the answer of `describe_vpc_endpoints`: none, one or two."""
    ids = chance.choice([(), (OURS,), (OURS,), (OURS,), (OURS, "vpce-0ther")])
    answers["describe_vpc_endpoints",] = {"VpcEndpoints": [_endpoint(chance, vpce_id) for vpce_id in ids]}


def draw_type(chance: Random, api: dict[str, Any]) -> None:
    """Let every tenth API be private."""
    if chance.random() < 0.1:
        associated = {"vpcEndpointIds": [OURS]} if chance.random() < 0.7 else {}
        api["endpointConfiguration"] = {"types": ["PRIVATE"], **associated}


def draw_way(chance: Random, request: Request, answers: Mapping[tuple[str, ...], Any]) -> Request:
    """Draw through which endpoint a call came: the one that its host names; by another name, through any or none.

    Most calls of private APIs come through one, and few others. A name of an endpoint leads through that one: nobody
    who sees AWS's answers can have met it elsewhere.
    """
    named = vpc_endpoint_name(request.host)
    private = any("PRIVATE" in str(answers[key]) for key in answers if key[0] == "get_rest_api")
    ways = (None, OURS, OURS, "vpce-0ther") if private else (*(None,) * 38, OURS, "vpce-0ther")
    vpce_id = chance.choice(ways) if named is None else named.vpce_id
    way = None if vpce_id is None else VpcEndpoint(vpce_id=vpce_id, source_ip=request.peer.source_ip)
    return replace(request, peer=replace(request.peer, vpc_endpoint=way))


def gaps(request: Request) -> Iterator[tuple[str, ...]]:
    """Yield that nobody tells the way, where not knowing it can be said.

    Who does not know it takes an ordinary name for one that was called over the Internet: that private DNS can lead it
    to an endpoint is outside the chain (`engine/catalogue.py`).
    """
    if request.peer.vpc_endpoint is None or vpc_endpoint_name(request.host) is not None:
        yield ("way",)


def _endpoint(chance: Random, vpce_id: str) -> dict[str, Any]:
    policy = draw_policy(chance)
    return {
        "VpcEndpointId": vpce_id,
        "VpcId": chance.choice(("vpc-1", "vpc-2")),
        "ServiceName": chance.choice(
            ("com.amazonaws.eu-west-1.execute-api",) * 9 + ("com.amazonaws.us-east-1.execute-api",)
        ),
        "State": chance.choice(("available",) * 9 + ("deleting",)),
        "PolicyDocument": _EVERYTHING if policy is None else policy,
        "PrivateDnsEnabled": True,
        "DnsEntries": [{"DnsName": f"{vpce_id}-x.execute-api.eu-west-1.vpce.amazonaws.com"}],
    }
