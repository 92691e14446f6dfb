"""What a refusal on the way through a VPC endpoint shows: the endpoint that it was, or one that could be taken."""

from collections.abc import Iterator

from gatewright.aws.vpc_endpoint_names import way_of
from gatewright.checks.reach import interface_endpoint
from gatewright.checks.words import NOT_KNOWN
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.network import InterfaceEndpoint, VpcEndpoint
from gatewright.model.unknown import Unknown


def open_endpoints(call: Call) -> Iterator[InterfaceEndpoint]:
    """Yield the VPC endpoints that lead to the called region's APIs, those that the API is associated with first."""
    region = call.configuration.region
    associated = () if isinstance(call.api, Unknown) else call.api.vpc_endpoint_ids
    first = () if isinstance(associated, Unknown) else associated
    known = [
        one
        for one in call.configuration.vpc_endpoints.known()
        if one.open and (isinstance(region, Unknown) or isinstance(one.region, Unknown) or one.region == region)
    ]
    yield from sorted(known, key=lambda one: one.id not in first)


def endpoint_words(call: Call) -> dict[str, str]:
    """Return the placeholders `vpc_endpoint_id` and `vpc_endpoint_dns_name`, as far as they are known."""
    endpoint = interface_endpoint(call)
    if not isinstance(endpoint, InterfaceEndpoint):
        way = way_of(call.request)
        if isinstance(way, VpcEndpoint):
            named = way.vpce_id if isinstance(way.vpce_id, str) else NOT_KNOWN
            return {"vpc_endpoint_id": named, "vpc_endpoint_dns_name": NOT_KNOWN}
        endpoint = next(open_endpoints(call), None)
    if endpoint is None:
        return {"vpc_endpoint_id": NOT_KNOWN, "vpc_endpoint_dns_name": NOT_KNOWN}
    return {"vpc_endpoint_id": endpoint.id, "vpc_endpoint_dns_name": next(iter(endpoint.dns_names), NOT_KNOWN)}


def way_fact(call: Call) -> Fact:
    """Return by which VPC endpoint the call came; `-` for the Internet."""
    way = way_of(call.request)
    if isinstance(way, VpcEndpoint):
        return Fact("request", "vpc_endpoint", way.vpce_id if isinstance(way.vpce_id, str) else NOT_KNOWN)
    return Fact("request", "vpc_endpoint", "-" if way is None else NOT_KNOWN)
