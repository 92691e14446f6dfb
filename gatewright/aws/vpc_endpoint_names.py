"""The names that lead to a VPC endpoint for execute-api, and which endpoint a call came through.

Restates "Invoke a private API", API Gateway developer guide, whose addresses were asserted live (LocalStack's
AWS-validated `test_create_execute_api_vpc_endpoint`, 30 July 2025):
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
"""

from dataclasses import dataclass
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

_NAME: Final = pattern(
    r"(?:(?P<api>[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)-)?(?P<vpce>vpce-[a-z0-9]+)(?P<more>(?:-[a-z0-9]+)*)"
    r"\.execute-api\.(?:(?P<region>[a-z0-9-]+)\.(?P<own>vpce\.)?amazonaws\.com(?:\.cn)?|localhost(?:\.localstack\.cloud)?)"
)


@dataclass(frozen=True, slots=True)
class VpcEndpointName:
    """A DNS name that belongs to a VPC endpoint of execute-api."""

    vpce_id: str
    """The endpoint: `vpce-0a1b2c3d4e5f60718`."""

    api_id: str | None
    """The API named before `-vpce-`; `None` where the name is the endpoint's own."""

    region: str | None
    """The region named by it; `None` in a local form, which names none."""


def vpc_endpoint_name(host: str) -> VpcEndpointName | None:
    """Return the VPC endpoint that a host names; `None` when it names none."""
    found = _NAME.fullmatch(host) if "vpce-" in host else None
    if found is None or (found["region"] is not None and (found["api"] is None) != (found["own"] is not None)):
        # AWS's names of an endpoint itself stand below `.vpce.`, those that name an API do not.
        return None
    return VpcEndpointName(found["vpce"], found["api"], found["region"])


def way_of(request: Request) -> VpcEndpoint | Unknown | None:
    """Return the VPC endpoint that a call came through, `None` when it came over the Internet.

    Our own socket's word counts; where nobody told us of the connection, the name does, since outside its VPC it
    leads nowhere else.
    """
    told = request.peer.vpc_endpoint
    if not isinstance(told, Unknown):
        return told
    named = vpc_endpoint_name(request.host)
    return told if named is None else VpcEndpoint(vpce_id=named.vpce_id, source_ip=request.peer.source_ip)
