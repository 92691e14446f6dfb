"""By which way a call can have come."""

import pytest

from gatewright.checks.reach import VpcEndpointName, is_control_plane, may_be_private, plain_host, vpc_endpoint
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.request import Request
from tests.checks.presence import PRIVATE, blind, known


def to(host: str) -> Call:
    """Return a call of this host."""
    return Call(Request(method="GET", host=host, path="/"), Configuration())


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("vpce-0a1b-xyz.execute-api.eu-west-1.vpce.amazonaws.com", VpcEndpointName(None, "eu-west-1")),
        ("a1b2c3d4e5-vpce-0a1b.execute-api.eu-west-1.amazonaws.com", VpcEndpointName("a1b2c3d4e5", "eu-west-1")),
        ("a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", None),
        ("vpce-0a1b.s3.eu-west-1.vpce.amazonaws.com", None),
        ("", None),
    ],
)
def test_names_of_vpc_endpoints_are_told(host: str, found: VpcEndpointName | None) -> None:
    """The API stands in the name where an endpoint is associated with it."""
    assert vpc_endpoint(host) == found


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


def test_a_host_that_could_not_stand_in_a_command_is_left_out() -> None:
    """What a request claims as its host is not put into a shell."""
    assert plain_host(to("api.example.com")) == "api.example.com"
    assert plain_host(to("a;reboot")) == "?"
