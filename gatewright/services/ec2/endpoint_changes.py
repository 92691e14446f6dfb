"""
ModifyVpcEndpoint: its policy, subnets, security groups and private DNS.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html
"""

from collections.abc import Mapping, Sequence
from typing import Any

from gatewright.services.ec2 import endpoint_interfaces, endpoint_parts, endpoint_policies, ids
from gatewright.services.ec2.errors import refused
from gatewright.services.ec2.ids import NETWORK_INTERFACE, SECURITY_GROUP, SUBNET_OF_ENDPOINT, VPC, VPC_ENDPOINT, Kind
from gatewright.services.ec2.offered import takes
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


@takes(
    "VpcEndpointId",
    "ResetPolicy",
    "PolicyDocument",
    "AddSubnetIds",
    "RemoveSubnetIds",
    "AddSecurityGroupIds",
    "RemoveSecurityGroupIds",
    "IpAddressType",
    "DnsOptions",
    "PrivateDnsEnabled",
)
def modify_vpc_endpoint(documents: Documents, operation: Operation) -> Document:
    """Change an endpoint; what was not named stays."""
    params = operation.params
    endpoint = ids.found(documents, VPC_ENDPOINT, params["VpcEndpointId"])
    endpoint_parts.only_ipv4(params)
    changed = {**endpoint, "PolicyDocument": _policy(endpoint, params)}
    changed["Groups"] = _groups(documents, changed, params)
    if "PrivateDnsEnabled" in params:
        changed["PrivateDnsEnabled"] = _private_dns(documents, changed, params["PrivateDnsEnabled"])
    changed = _in_subnets(documents, operation, changed)
    documents.put(VPC_ENDPOINT.kind, endpoint["VpcEndpointId"], document=changed)
    return {"Return": True}


def _policy(endpoint: Document, params: Mapping[str, Any]) -> str:
    text = params.get("PolicyDocument")
    if params.get("ResetPolicy"):
        if text is not None:
            text = "The parameter ResetPolicy cannot be used with the parameter PolicyDocument"
            raise refused("InvalidParameterCombination", text)  # inferred
        return endpoint_policies.FULL_ACCESS
    return str(endpoint["PolicyDocument"]) if text is None else endpoint_policies.checked(text)


def _groups(documents: Documents, endpoint: Document, params: Mapping[str, Any]) -> list[Document]:
    standing = [one["GroupId"] for one in endpoint["Groups"]]
    removed = _there(documents, SECURITY_GROUP, params.get("RemoveSecurityGroupIds"))
    wanted = _changed(standing, params.get("AddSecurityGroupIds"), removed)
    if not wanted:
        text = f"At least one security group must be associated with {endpoint['VpcEndpointId']}"
        raise refused("InvalidParameter", text)  # inferred
    found = endpoint_parts.groups(documents, endpoint["VpcId"], wanted)
    for interface in endpoint_interfaces.of_endpoint(documents, endpoint):
        documents.put(NETWORK_INTERFACE.kind, interface["NetworkInterfaceId"], document={**interface, "Groups": found})
    return found


def _private_dns(documents: Documents, endpoint: Document, wanted: bool) -> bool:
    vpc = ids.found(documents, VPC, endpoint["VpcId"])
    obstacle = endpoint_parts.private_dns_obstacle(documents, vpc, endpoint["VpcEndpointId"])
    if wanted and obstacle is not None:
        raise refused("InvalidParameter", obstacle)
    return wanted


def _in_subnets(documents: Documents, operation: Operation, endpoint: Document) -> Document:
    params = operation.params
    removed = _there(documents, SUBNET_OF_ENDPOINT, params.get("RemoveSubnetIds"))
    wanted = _changed(endpoint["SubnetIds"], params.get("AddSubnetIds"), removed)
    subnets = endpoint_parts.subnets(documents, endpoint["VpcId"], wanted)
    standing = {one["SubnetId"]: one for one in endpoint_interfaces.of_endpoint(documents, endpoint)}
    for subnet_id, interface in standing.items():
        if subnet_id not in wanted:
            documents.delete(NETWORK_INTERFACE.kind, interface["NetworkInterfaceId"])
    interfaces = [
        standing.get(one["SubnetId"])
        or endpoint_interfaces.make(documents, operation, endpoint["VpcEndpointId"], one, endpoint["Groups"])
        for one in subnets
    ]
    zones = [one["AvailabilityZone"] for one in subnets]
    return {
        **endpoint,
        "SubnetIds": wanted,
        "NetworkInterfaceIds": [one["NetworkInterfaceId"] for one in interfaces],
        "DnsEntries": endpoint_parts.dns_entries(endpoint, operation.region, zones),
    }


def _there(documents: Documents, kind: Kind, wanted: Sequence[str] | None) -> set[str]:
    """Return what goes; it has to be there, though not with this endpoint (inferred)."""
    return {str(ids.found(documents, kind, one)[kind.member]) for one in wanted or ()}


def _changed(standing: Sequence[str], added: Sequence[str] | None, removed: set[str]) -> list[str]:
    return [one for one in dict.fromkeys((*standing, *(added or ()))) if one not in removed]
