"""
Interface endpoints of execute-api: the ways into private APIs.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.services.ec2 import endpoint_interfaces, endpoint_parts, endpoint_policies, ids
from gatewright.services.ec2.describing import described, page
from gatewright.services.ec2.endpoint_names import entries, service_name, unknown_service
from gatewright.services.ec2.errors import missing, refused
from gatewright.services.ec2.ids import NETWORK_INTERFACE, VPC_ENDPOINT, VPC_OF_ENDPOINT
from gatewright.services.ec2.offered import takes
from gatewright.services.ec2.tag_specifications import given
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError

_GIVEN: Final = "vpc_endpoint_token"
"""Which endpoint a client's token stands for, and what was asked with it."""

_FILTERS: Final = {
    "ip-address-type": "IpAddressType",
    "service-name": "ServiceName",
    "service-region": "ServiceRegion",
    "vpc-id": "VpcId",
    "vpc-endpoint-id": "VpcEndpointId",
    "vpc-endpoint-state": "State",
    "vpc-endpoint-type": "VpcEndpointType",
}
_SUFFIX_LETTERS: Final = 8


@takes(
    "VpcEndpointType",
    "VpcId",
    "ServiceName",
    "ServiceRegion",
    "PolicyDocument",
    "SubnetIds",
    "SecurityGroupIds",
    "IpAddressType",
    "DnsOptions",
    "ClientToken",
    "PrivateDnsEnabled",
    "TagSpecifications",
)
def create_vpc_endpoint(documents: Documents, operation: Operation) -> Document:
    """Create an interface endpoint; the same once more where its token came before."""
    params = operation.params
    token = params.get("ClientToken")
    told = {} if token is None else {"ClientToken": token}
    before = documents.get(_GIVEN, token) if token else None
    if before is not None:
        if before["Params"] != dict(params):
            text = "The request uses the same client token as a previous, but non-identical request."
            raise refused("IdempotentParameterMismatch", text)  # documented code; the text is inferred
        return {"VpcEndpoint": ids.found(documents, VPC_ENDPOINT, before["VpcEndpointId"]), **told}
    made = _made(documents, operation)
    if token:
        document = {"VpcEndpointId": made["VpcEndpointId"], "Params": dict(params)}
        documents.put(_GIVEN, token, document=document)
    # It is there at once; the answer says what AWS's does (documented: the examples of CreateVpcEndpoint).
    return {"VpcEndpoint": {**made, "State": "pending"}, **told}


@takes("VpcEndpointIds", "Filters", "MaxResults", "NextToken")
def describe_vpc_endpoints(documents: Documents, operation: Operation) -> Document:
    """Answer the endpoints of the region."""
    found = described(documents, VPC_ENDPOINT, operation.params, "VpcEndpointIds", _FILTERS)
    return page("VpcEndpoints", found, operation.params, "VpcEndpointId")


@takes("VpcEndpointIds")
def delete_vpc_endpoints(documents: Documents, operation: Operation) -> Document:
    """Delete endpoints with their interfaces; those that are not there are told, and hinder no other (documented)."""
    unsuccessful = []
    for vpce_id in operation.params["VpcEndpointIds"]:
        try:
            _delete(documents, ids.found(documents, VPC_ENDPOINT, vpce_id))
        except ServiceError as error:
            unsuccessful.append({"ResourceId": vpce_id, "Error": {"Code": error.code, "Message": error.message}})
    return {"Unsuccessful": unsuccessful}


def _made(documents: Documents, operation: Operation) -> Document:
    params, region = operation.params, operation.region
    _check_service(params, region)
    endpoint_parts.only_ipv4(params)
    vpc = ids.found(documents, VPC_OF_ENDPOINT, params["VpcId"])
    policy = params.get("PolicyDocument")
    text = endpoint_policies.FULL_ACCESS if policy is None else endpoint_policies.checked(policy)
    subnets = endpoint_parts.subnets(documents, vpc["VpcId"], params.get("SubnetIds") or ())
    groups = endpoint_parts.groups(documents, vpc["VpcId"], params.get("SecurityGroupIds") or ())
    private = _private_dns(documents, params, vpc)
    tags = given(params, VPC_ENDPOINT)
    vpce_id = ids.pinned(documents, VPC_ENDPOINT, tags) or ids.drawn(operation, VPC_ENDPOINT.prefix)
    interfaces = [endpoint_interfaces.make(documents, operation, vpce_id, subnet, groups) for subnet in subnets]
    made: Document = {
        "VpcEndpointId": vpce_id,
        "VpcEndpointType": "Interface",
        "VpcId": vpc["VpcId"],
        "ServiceName": service_name(region),
        "ServiceRegion": region,
        "State": "available",
        "PolicyDocument": text,
        "RouteTableIds": [],
        "SubnetIds": [subnet["SubnetId"] for subnet in subnets],
        "Groups": groups,
        "IpAddressType": "ipv4",
        "DnsOptions": {"DnsRecordIpType": "ipv4"},
        "PrivateDnsEnabled": private,
        "RequesterManaged": False,
        "NetworkInterfaceIds": [one["NetworkInterfaceId"] for one in interfaces],
        "DnsEntries": entries(vpce_id, operation.new_id()[:_SUFFIX_LETTERS], region, (), None),
        "CreationTimestamp": operation.now,
        "Tags": tags,
        "OwnerId": operation.account_id,
    }
    zones = [subnet["AvailabilityZone"] for subnet in subnets]
    made = {**made, "DnsEntries": endpoint_parts.dns_entries(made, region, zones)}
    documents.put(VPC_ENDPOINT.kind, vpce_id, document=made)
    return made


def _check_service(params: Mapping[str, Any], region: str) -> None:
    name = params.get("ServiceName")
    if not name:
        raise missing("ServiceName")
    if name != service_name(region) or params.get("ServiceRegion") not in (None, region):
        raise unknown_service(name)
    # Documented: without a type, a gateway endpoint is meant. The sentence is general knowledge, not read again.
    kind = params.get("VpcEndpointType") or "Gateway"
    if kind != "Interface":
        text = f"Endpoint type ({kind}) does not match available service types ([Interface])."
        raise refused("InvalidParameter", text)


def _private_dns(documents: Documents, params: Mapping[str, Any], vpc: Document) -> bool:
    asked = params.get("PrivateDnsEnabled")
    if asked is False:
        return False
    obstacle = endpoint_parts.private_dns_obstacle(documents, vpc, None)
    if asked is True and obstacle is not None:
        raise refused("InvalidParameter", obstacle)
    # Where nobody says, it is on (users' answers of CreateVpcEndpoint); off where it cannot be (named default).
    return obstacle is None


def _delete(documents: Documents, endpoint: Document) -> None:
    for interface in endpoint["NetworkInterfaceIds"]:
        documents.delete(NETWORK_INTERFACE.kind, interface)
    for key, token in documents.items(_GIVEN):
        if token["VpcEndpointId"] == endpoint["VpcEndpointId"]:
            documents.delete(_GIVEN, *key)
    documents.delete(VPC_ENDPOINT.kind, endpoint["VpcEndpointId"])
