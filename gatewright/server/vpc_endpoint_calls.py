"""Whose calls come through a VPC endpoint: those of a listener that is bound to it, and those of this machine by name.

With AWS the names of an endpoint resolve within its VPC alone. Here whoever connects from this machine, and is no proxy
that speaks for others, may call by such a name, as by any other; what a proxy passes on comes through an endpoint only
where the proxy says so (`proxy_protocol.py`). Named default: `test_a_proxy_s_caller_cannot_claim_an_endpoint_by_name`.
"""

from dataclasses import replace
from ipaddress import ip_address

from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Request
from gatewright.server.proxy_protocol import Network, is_trusted


def by_name(request: Request, trusted: tuple[Network, ...]) -> Request:
    """Return a call with the endpoint that its host names, where its caller may name one."""
    named = vpc_endpoint_name(request.host)
    if named is None or request.peer.vpc_endpoint is not None or not _is_of_this_machine(request, trusted):
        return request
    return through(request, named.vpce_id)


def through(request: Request, vpce_id: str) -> Request:
    """Return a call as one that came through an endpoint, from the address that connected."""
    way = VpcEndpoint(vpce_id=vpce_id, source_ip=request.peer.source_ip)
    return replace(request, peer=replace(request.peer, vpc_endpoint=way))


def _is_of_this_machine(request: Request, trusted: tuple[Network, ...]) -> bool:
    address = request.peer.source_ip
    if not isinstance(address, str) or is_trusted(address, trusted):
        return False
    return ip_address(address).is_loopback
