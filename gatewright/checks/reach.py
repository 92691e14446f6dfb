"""By which way a call can have come: a VPC endpoint, the control plane's host, anything else.

`aws/vpc_endpoint_names.py` tells which endpoint; here stands what the account has of it.
"""

from dataclasses import replace
from typing import Final

from gatewright.aws.base_paths import names_of
from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name, way_of
from gatewright.checks.words import NOT_KNOWN
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.domain import DomainName
from gatewright.model.lazy_pattern import pattern
from gatewright.model.message import Message
from gatewright.model.network import InterfaceEndpoint, VpcEndpoint
from gatewright.model.outcome import Skip
from gatewright.model.unknown import Unknown

_CONTROL_PLANE: Final = pattern(r"apigateway(?:-fips)?\.[a-z0-9-]+\.(?:amazonaws\.com(?:\.cn)?|api\.aws)")
_PLAIN: Final = pattern(r"[a-z0-9.-]+")

NO_API: Final = Skip(Message(N_("the host is the control plane of API Gateway: it serves no API")))
"""What every check says that would judge an API."""


def domain_name(call: Call) -> DomainName | Unknown | None:
    """Return the custom domain name that was called; `None` when the region has none for the host.

    The name itself comes before a wildcard that stands for it.
    """
    for name in names_of(call.request.host):
        found = call.configuration.domain_names.get(name)
        if found is not None:
            return found
    return None


def is_control_plane(call: Call) -> bool:
    """Tell whether the host is the one that configures APIs."""
    return _CONTROL_PLANE.fullmatch(call.request.host) is not None


def may_be_of_v2(call: Call) -> bool:
    """Tell whether an HTTP or a WebSocket API may have been called, of which nobody told us."""
    if not isinstance(call.api, Unknown):
        return call.api.protocol != "REST"
    if is_control_plane(call) or vpc_endpoint_name(call.request.host) is not None:
        return False
    if isinstance(call.address, Unknown):
        # The host may lead to any API, also to one that is known.
        apis = call.configuration.apis
        return isinstance(apis.rest, Unknown) or next(apis.known(), None) is not None
    return isinstance(call.configuration.apis.get(call.address.api_id), Unknown)


def plain_host(call: Call) -> str:
    """Return the host that was called where it can stand in a command, else what stands for the unknown."""
    host = call.request.host
    return host if _PLAIN.fullmatch(host) else NOT_KNOWN


def may_be_private(call: Call) -> bool:
    """Tell whether the called API is private, or nobody told us that it is not."""
    if isinstance(call.api, Unknown):
        return True
    types = call.api.endpoint_types
    return isinstance(types, Unknown) or "PRIVATE" in types


def is_private(call: Call) -> bool:
    """Tell whether the called API is known to be private."""
    types = call.api if isinstance(call.api, Unknown) else call.api.endpoint_types
    return not isinstance(types, Unknown) and "PRIVATE" in types


def interface_endpoint(call: Call) -> InterfaceEndpoint | Unknown | None:
    """Return the VPC endpoint that the call came through, as the account has it.

    `None` when it came through none, or through one that is gone, is not open, or leads to another region.
    """
    way = way_of(call.request)
    if not isinstance(way, VpcEndpoint):
        return way
    if isinstance(way.vpce_id, Unknown):
        return way.vpce_id
    found = call.configuration.vpc_endpoints.get(way.vpce_id)
    if found is None or isinstance(found, Unknown):
        return found
    if not found.open:
        return None
    if isinstance(found.region, Unknown):
        return found
    region = call.configuration.region
    if isinstance(region, Unknown):
        return region
    return found if found.region == region else None


def through(call: Call) -> VpcEndpoint | Unknown | None:
    """Return the VPC endpoint that the call came through, with its VPC; `None` when it came over the Internet.

    For every check that asks for the way: `aws:SourceVpce`, `aws:SourceVpc` and `aws:VpcSourceIp` are its members.
    """
    way = way_of(call.request)
    if not isinstance(way, VpcEndpoint):
        return way
    known = interface_endpoint(call)
    if isinstance(known, InterfaceEndpoint) and isinstance(way.vpc_id, Unknown):
        way = replace(way, vpc_id=known.vpc_id)
    return way if not isinstance(way.source_ip, Unknown) else replace(way, source_ip=call.request.peer.source_ip)
