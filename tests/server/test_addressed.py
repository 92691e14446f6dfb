"""Which requests are for an API."""

import pytest

from gatewright.gateway.snapshot import Snapshot
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Peer, Request
from gatewright.server.addressed import is_for_an_api

SNAPSHOT = Snapshot(0, "000000000000", {}, {}, {}, region_of_domain={"api.example.com": "us-east-1"})


@pytest.mark.parametrize(
    ("host", "path", "expected"),
    [
        ("a1b2c3d4e5.execute-api.us-east-1.amazonaws.com", "/prod", True),
        ("nobody.execute-api.nowhere.example", "/", True),
        ("127.0.0.1", "/restapis/a1b2c3d4e5/prod/_user_request_/pets", True),
        ("127.0.0.1", "/_aws/execute-api/a1b2c3d4e5/prod/pets", True),
        ("api.example.com", "/pets", True),
        ("127.0.0.1", "/restapis", False),
        ("127.0.0.1", "/_gatewright/health", False),
        ("www.example.com", "/pets", False),
    ],
)
def test_an_api_is_named_by_host_or_path(host: str, path: str, expected: bool) -> None:
    """Everything else is left to the server's process."""
    assert expected is is_for_an_api(Request(method="GET", host=host, path=path), SNAPSHOT)


def test_what_came_through_a_vpc_endpoint_is_for_an_api() -> None:
    """Whatever it names: nothing of the control plane stands behind an endpoint."""
    through = Peer(vpc_endpoint=VpcEndpoint(vpce_id="vpce-0a1b"))

    assert is_for_an_api(Request(method="GET", host="127.0.0.1", path="/restapis", peer=through), SNAPSHOT)
