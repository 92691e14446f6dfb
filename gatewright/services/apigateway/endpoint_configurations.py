"""
The endpoint configuration of a REST API: its type, its kinds of addresses, and the VPC endpoints of a private one.

https://docs.aws.amazon.com/apigateway/latest/api/API_EndpointConfiguration.html and "Change a public or private API
endpoint type in API Gateway", developer guide. Named default: a change takes effect at once, since one host name stands
for all stages; the guide asks for a deployment, which changes nothing more of it
(`test_a_change_of_the_type_takes_effect_at_once`).

No CloudFront stands before an edge-optimized API here, and none is made up: neither the caller nor the backend is told
`Via`, `X-Cache`, `X-Amz-Cf-*` or `CloudFront-*`, as AWS tells them (recorded: LocalStack's AWS-validated
test_invocation_trace_id and test_lambda_aws_proxy_integration;
`test_an_edge_optimized_api_answers_as_a_regional_one`).
"""

from collections.abc import Mapping
from typing import Any

from gatewright.services.apigateway.errors import bad_request
from gatewright.store.documents import Document, Documents

ENDPOINT_TYPES = ("REGIONAL", "EDGE", "PRIVATE")
"""In the order of AWS's refusal (recorded: test_update_rest_api_ip_address_type, 2025-07-07)."""

_PRIVATE = ["PRIVATE"]


def created(documents: Documents, asked: Mapping[str, Any]) -> Document:
    """Return the endpoint configuration of a new API."""
    types = asked.get("types", ["EDGE"])
    if not types:
        raise bad_request("REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.")  # recorded
    if len(types) > 1:
        raise bad_request("Cannot create an api with multiple Endpoint Types.")  # recorded, 2025-07-11
    default = "dualstack" if types == _PRIVATE else "ipv4"
    found = {"types": list(types), "ipAddressType": asked.get("ipAddressType") or default}
    if asked.get("vpcEndpointIds"):
        found["vpcEndpointIds"] = list(dict.fromkeys(asked["vpcEndpointIds"]))
    _check_vpc_endpoints(documents, found, ())
    return _consistent(found, explicit=True)


def changed(documents: Documents, before: Document, after: Document, *, explicit: bool) -> Document:
    """Return what a change comes to; `explicit` tells whether it names the kinds of addresses."""
    if before["types"] == _PRIVATE and after["types"] == ["EDGE"]:
        raise bad_request("Cannot update endpoint from PRIVATE to EDGE")  # recorded: users of Terraform, 2023
    _check_vpc_endpoints(documents, after, before.get("vpcEndpointIds", ()))
    return _consistent(after, explicit=explicit)


def types(value: str | None) -> list[str]:
    """Read the type of a patch."""
    if value not in ENDPOINT_TYPES:
        # Recorded: test_update_rest_api_ip_address_type, 2025-07-07.
        raise bad_request(f"Invalid EndpointTypes specified. Valid options are {','.join(ENDPOINT_TYPES)}")
    return [value]


def ip_address_type(value: str | None) -> str:
    """Read the kinds of addresses of a patch."""
    if value not in {"ipv4", "dualstack"}:
        raise bad_request("ipAddressType must be either ipv4 or dualstack.")  # recorded, 2025-07-07
    return value


def _consistent(endpoint: Document, *, explicit: bool) -> Document:
    """Return the endpoint configuration; a private API has both kinds of addresses, whether that was said or not."""
    if endpoint["types"] != _PRIVATE or endpoint["ipAddressType"] == "dualstack":
        return endpoint
    if explicit:
        raise bad_request("Only dualstack ipAddressType is supported for Private APIs.")  # recorded, 2025-07-03
    return {**endpoint, "ipAddressType": "dualstack"}


def _check_vpc_endpoints(documents: Documents, endpoint: Document, known: tuple[str, ...] | list[str]) -> None:
    """Raise the refusal of VPC endpoints of a public API, and of those that do not exist."""
    asked = endpoint.get("vpcEndpointIds", ())
    if asked and endpoint["types"] != _PRIVATE:
        raise bad_request("VPCEndpoints can only be specified with PRIVATE apis.")  # recorded: users of the CDK, 2020
    for vpce_id in asked:
        found = None if vpce_id in known else documents.get("vpc_endpoint", vpce_id)
        if vpce_id not in known and (found is None or not found["ServiceName"].endswith(".execute-api")):
            # That it is refused is inferred, and so is the sentence: an alias record needs the endpoint's names.
            raise bad_request(f"Invalid VPC endpoint ID specified: {vpce_id}")
