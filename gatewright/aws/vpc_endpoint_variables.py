"""`$context.identity.vpceId` and `vpcId`: by which VPC endpoint a call of a private API came.

Restates "Context variables for data transformations", API Gateway developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
"""

from gatewright.aws.vpc_endpoint_names import way_of
from gatewright.model.call import Call
from gatewright.model.network import InterfaceEndpoint, VpcEndpoint
from gatewright.model.unknown import Unknown


def vpce_id(call: Call) -> str | None:
    """Return the VPC endpoint that the call came through; `None` for the Internet, and where nobody told us."""
    way = way_of(call.request)
    if not isinstance(way, VpcEndpoint) or isinstance(way.vpce_id, Unknown):
        return None
    return way.vpce_id


def vpc_id(call: Call) -> str | None:
    """Return the VPC of that endpoint."""
    named = vpce_id(call)
    endpoint = None if named is None else call.configuration.vpc_endpoints.get(named)
    if not isinstance(endpoint, InterfaceEndpoint) or isinstance(endpoint.vpc_id, Unknown):
        return None
    return endpoint.vpc_id
