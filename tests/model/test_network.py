"""The way of a call."""

from gatewright.model.network import VpcEndpoint
from gatewright.model.unknown import UNKNOWN


def test_what_nobody_told_of_a_vpc_endpoint_is_unknown() -> None:
    """An endpoint of which only the id is known has an unknown VPC."""
    assert VpcEndpoint(vpce_id="vpce-1") == VpcEndpoint(vpce_id="vpce-1", vpc_id=UNKNOWN, source_ip=UNKNOWN)
