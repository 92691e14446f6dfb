"""Which private custom domain name does a call through a VPC endpoint mean?

Restates "Custom domain names for private APIs in API Gateway", developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html
There may be several of one name. The one that has an access association with the VPC endpoint is called; named default:
of several such, the one whose id comes first. A private name comes before a public one that would cover the host.
"""

from gatewright.aws.base_paths import names_of
from gatewright.aws.vpc_endpoint_names import way_of
from gatewright.model.call import Call
from gatewright.model.domain import DomainName
from gatewright.model.network import VpcEndpoint
from gatewright.model.unknown import Unknown


def candidates(call: Call) -> tuple[DomainName, ...]:
    """Return the private names that a host can mean: those of its own name before those of a wildcard."""
    names = names_of(call.request.host)
    known = (one for one in call.configuration.domain_names.known() if one.id is not None and one.name in names)
    return tuple(sorted(known, key=lambda one: (names.index(one.name), one.id)))


def endpoint_id(call: Call) -> str | Unknown | None:
    """Return the id of the VPC endpoint that a call came through; `None` when it came through none."""
    way = way_of(call.request)
    return way.vpce_id if isinstance(way, VpcEndpoint) else way


def associated(call: Call) -> DomainName | Unknown | None:
    """Return the private name that the call's VPC endpoint is associated with; `None` where it is with none."""
    vpce_id = endpoint_id(call)
    if vpce_id is None or isinstance(vpce_id, Unknown):
        return vpce_id
    for one in candidates(call):
        if isinstance(one.vpc_endpoints, Unknown):
            # An earlier one may turn out to be associated, too.
            return one.vpc_endpoints
        if vpce_id in one.vpc_endpoints:
            return one
    return None
