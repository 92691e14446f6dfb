"""By which VPC endpoint a call came, as `$context` tells it."""

from gatewright.aws.vpc_endpoint_variables import vpc_id, vpce_id
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.listing import Listing
from gatewright.model.network import InterfaceEndpoint, VpcEndpoint
from gatewright.model.request import Peer, Request

KNOWN: Listing[InterfaceEndpoint] = Listing({"vpce-0a1b": InterfaceEndpoint(id="vpce-0a1b", vpc_id="vpc-1")})


def call(peer: Peer, configuration: Configuration | None = None) -> Call:
    """Return a call from there."""
    return Call(Request(method="GET", host="", path="/", peer=peer), configuration or Configuration())


def test_endpoint_and_vpc_are_told() -> None:
    """The VPC where the endpoint is known."""
    through = call(Peer(vpc_endpoint=VpcEndpoint(vpce_id="vpce-0a1b")), Configuration(vpc_endpoints=KNOWN))
    unknown = call(Peer(vpc_endpoint=VpcEndpoint(vpce_id="vpce-0ther")))

    assert (vpce_id(through), vpc_id(through)) == ("vpce-0a1b", "vpc-1")
    assert (vpce_id(unknown), vpc_id(unknown)) == ("vpce-0ther", None)


def test_a_call_over_the_internet_has_neither() -> None:
    """So has one of whose way nobody told."""
    assert [(vpce_id(one), vpc_id(one)) for one in (call(Peer(vpc_endpoint=None)), call(Peer()))] == [(None, None)] * 2
