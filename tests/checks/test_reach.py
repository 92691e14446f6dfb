"""By which way a call can have come."""

from dataclasses import replace

import pytest

from gatewright.checks.reach import (
    interface_endpoint,
    is_control_plane,
    is_private,
    may_be_private,
    plain_host,
    through,
)
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.listing import Listing
from gatewright.model.network import InterfaceEndpoint, VpcEndpoint
from gatewright.model.request import Peer, Request
from gatewright.model.unknown import UNKNOWN
from tests.checks.presence import PRIVATE, blind, known


def to(host: str) -> Call:
    """Return a call of this host."""
    return Call(Request(method="GET", host=host, path="/"), Configuration())


@pytest.mark.parametrize(
    ("host", "is_it"),
    [
        ("apigateway.eu-west-1.amazonaws.com", True),
        ("apigateway.cn-north-1.amazonaws.com.cn", True),
        ("apigateway.example.com", False),
        ("a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", False),
    ],
)
def test_the_control_plane_is_told(host: str, is_it: bool) -> None:
    """Only AWS's own host of the service counts."""
    assert is_control_plane(to(host)) is is_it


def test_only_what_is_known_to_be_public_is_not_private() -> None:
    """An API that nobody told us of may be private."""
    assert may_be_private(blind())
    assert may_be_private(known(change=PRIVATE))
    assert not may_be_private(known())
    assert (is_private(blind()), is_private(known(change=PRIVATE)), is_private(known())) == (False, True, False)


def test_a_host_that_could_not_stand_in_a_command_is_left_out() -> None:
    """What a request claims as its host is not put into a shell."""
    assert plain_host(to("api.example.com")) == "api.example.com"
    assert plain_host(to("a;reboot")) == "?"


ENDPOINT = InterfaceEndpoint(id="vpce-0a1b", vpc_id="vpc-1", region="eu-west-1")


def by_endpoint(endpoint: InterfaceEndpoint | None, vpce_id: str = "vpce-0a1b") -> Call:
    """Return a call through an endpoint, in an account that has one, or none."""
    peer = Peer(source_ip="10.0.0.7", vpc_endpoint=VpcEndpoint(vpce_id=vpce_id))
    items = {} if endpoint is None else {endpoint.id: endpoint}
    known_ones: Listing[InterfaceEndpoint] = Listing(items)
    configuration = Configuration(region="eu-west-1", vpc_endpoints=known_ones)
    return Call(Request(method="GET", host="", path="/", peer=peer), configuration)


def test_the_way_tells_endpoint_vpc_and_address() -> None:
    """The account knows the VPC of the endpoint, the socket the address."""
    expected = VpcEndpoint(vpce_id="vpce-0a1b", vpc_id="vpc-1", source_ip="10.0.0.7")

    assert through(by_endpoint(ENDPOINT)) == expected
    assert through(by_endpoint(None)) == replace(expected, vpc_id=UNKNOWN)
    assert through(to("api.example.com")) is UNKNOWN


@pytest.mark.parametrize(
    "endpoint",
    [None, replace(ENDPOINT, open=False), replace(ENDPOINT, region="us-east-1")],
    ids=["gone", "shut", "far"],
)
def test_an_endpoint_that_leads_nowhere_is_none(endpoint: InterfaceEndpoint | None) -> None:
    """It has to be there, be available, and lead to the region that was called."""
    assert interface_endpoint(by_endpoint(ENDPOINT)) == ENDPOINT
    assert interface_endpoint(by_endpoint(endpoint)) is None
