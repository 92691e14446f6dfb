"""By which way a call can have come: a VPC endpoint, the control plane's host, anything else.

Restates "Invoke a private API", API Gateway developer guide, whose addresses were asserted live (LocalStack's
AWS-validated `test_create_execute_api_vpc_endpoint`, 30 July 2025):
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
"""

import re
from dataclasses import dataclass
from typing import Final

from gatewright.aws.base_paths import names_of
from gatewright.checks.words import NOT_KNOWN
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.domain import DomainName
from gatewright.model.message import Message
from gatewright.model.outcome import Skip
from gatewright.model.unknown import Unknown

_VPC_ENDPOINT: Final = re.compile(
    r"(?:([a-z0-9]+)-)?vpce-[a-z0-9-]+\.execute-api\.([a-z0-9-]+)\.(?:vpce\.)?amazonaws\.com(?:\.cn)?"
)
_CONTROL_PLANE: Final = re.compile(r"apigateway(?:-fips)?\.[a-z0-9-]+\.(?:amazonaws\.com(?:\.cn)?|api\.aws)")
_PLAIN: Final = re.compile(r"[a-z0-9.-]+")

NO_API: Final = Skip(Message(N_("the host is the control plane of API Gateway: it serves no API")))
"""What every check says that would judge an API."""


@dataclass(frozen=True, slots=True)
class VpcEndpointName:
    """A DNS name that belongs to a VPC endpoint of execute-api."""

    api_id: str | None
    """The API named before `-vpce-`; `None` where the name is the endpoint's own."""

    region: str
    """The region named by it."""


def vpc_endpoint(host: str) -> VpcEndpointName | None:
    """Return the VPC endpoint that a host names; `None` when it names none."""
    found = _VPC_ENDPOINT.fullmatch(host) if "vpce-" in host else None
    return VpcEndpointName(found[1], found[2]) if found else None


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
    if is_control_plane(call) or vpc_endpoint(call.request.host) is not None:
        return False
    if isinstance(call.address, Unknown):
        return isinstance(call.configuration.apis.rest, Unknown)
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
