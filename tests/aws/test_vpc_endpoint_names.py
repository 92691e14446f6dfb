"""The names that lead to a VPC endpoint, and which endpoint a call came through."""

import pytest

from gatewright.aws.vpc_endpoint_names import VpcEndpointName, vpc_endpoint_name, way_of
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Peer, Request
from gatewright.model.unknown import UNKNOWN

OWN = "vpce-0a1b-xyz.execute-api.eu-west-1.vpce.amazonaws.com"


@pytest.mark.parametrize(
    ("host", "found"),
    [
        (OWN, VpcEndpointName("vpce-0a1b", None, "eu-west-1")),
        (
            "vpce-0a1b-xyz-eu-west-1a.execute-api.eu-west-1.vpce.amazonaws.com",
            VpcEndpointName("vpce-0a1b", None, "eu-west-1"),
        ),
        (
            "a1b2c3d4e5-vpce-0a1b.execute-api.eu-west-1.amazonaws.com",
            VpcEndpointName("vpce-0a1b", "a1b2c3d4e5", "eu-west-1"),
        ),
        ("my-api-vpce-0a1b.execute-api.localhost", VpcEndpointName("vpce-0a1b", "my-api", None)),
        (
            "a1b2c3d4e5-vpce-0a1b.execute-api.cn-north-1.amazonaws.com.cn",
            VpcEndpointName("vpce-0a1b", "a1b2c3d4e5", "cn-north-1"),
        ),
        ("a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", None),
        ("vpce-0a1b.s3.eu-west-1.vpce.amazonaws.com", None),
        ("vpce-0a1b-xyz.execute-api.eu-west-1.amazonaws.com", None),
        ("a1b2c3d4e5-vpce-0a1b.execute-api.eu-west-1.vpce.amazonaws.com", None),
        ("vpce-0a1b.execute-api.localhost", VpcEndpointName("vpce-0a1b", None, None)),
        ("", None),
    ],
)
def test_names_of_vpc_endpoints_are_told(host: str, found: VpcEndpointName | None) -> None:
    """The API stands in the name where an endpoint is associated with it."""
    assert vpc_endpoint_name(host) == found


def to(host: str, peer: Peer) -> Request:
    """Return a call of this host."""
    return Request(method="GET", host=host, path="/", peer=peer)


def test_what_the_socket_knows_counts_before_the_name() -> None:
    """Who came over the Internet, or through another endpoint, cannot name one."""
    other = VpcEndpoint(vpce_id="vpce-0other")

    assert way_of(to(OWN, Peer(vpc_endpoint=None))) is None
    assert way_of(to(OWN, Peer(vpc_endpoint=other))) == other


def test_the_name_counts_where_nobody_knows_of_the_connection() -> None:
    """Outside its VPC it leads nowhere else."""
    here = Peer(source_ip="10.0.0.7")

    assert way_of(to(OWN, here)) == VpcEndpoint(vpce_id="vpce-0a1b", source_ip="10.0.0.7")
    assert way_of(to("a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", here)) is UNKNOWN
