"""
VPCs and their attributes.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html
"""

from typing import Final

from gatewright.services.ec2 import default_vpc, ids
from gatewright.services.ec2.addresses import vpc_block
from gatewright.services.ec2.describing import described, page
from gatewright.services.ec2.errors import in_use, missing, refused
from gatewright.services.ec2.ids import (
    NETWORK_INTERFACE,
    SECURITY_GROUP,
    SECURITY_GROUP_RULE,
    SUBNET,
    VPC,
    VPC_ENDPOINT,
)
from gatewright.services.ec2.new_network import DEFAULT_GROUP, make_vpc
from gatewright.services.ec2.offered import takes
from gatewright.services.ec2.tag_specifications import given
from gatewright.services.errors import not_implemented
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_FILTERS: Final = {
    "cidr": "CidrBlock",
    "cidr-block-association.cidr-block": "CidrBlockAssociationSet.CidrBlock",
    "cidr-block-association.association-id": "CidrBlockAssociationSet.AssociationId",
    "cidr-block-association.state": "CidrBlockAssociationSet.CidrBlockState.State",
    "dhcp-options-id": "DhcpOptionsId",
    "is-default": "IsDefault",
    "isDefault": "IsDefault",
    "owner-id": "OwnerId",
    "state": "State",
    "vpc-id": "VpcId",
}
_ATTRIBUTES: Final = {
    "enableDnsSupport": "EnableDnsSupport",
    "enableDnsHostnames": "EnableDnsHostnames",
    "enableNetworkAddressUsageMetrics": "EnableNetworkAddressUsageMetrics",
}


@takes("CidrBlock", "InstanceTenancy", "TagSpecifications")
def create_vpc(documents: Documents, operation: Operation) -> Document:
    """Create a VPC with its default security group."""
    params = operation.params
    if not params.get("CidrBlock"):
        raise missing("cidrBlock")
    if params.get("InstanceTenancy") not in (None, "default"):
        raise not_implemented("dedicated tenancy is not offered: nothing runs in a VPC here")
    block = str(vpc_block(params["CidrBlock"]))
    dhcp = default_vpc.dhcp_options_id(documents)
    made = make_vpc(documents, operation, block, dhcp, given(params, VPC), default=False)
    # It is there at once; the answer says what AWS's does (documented: the example of CreateVpc).
    return {"Vpc": {**made, "State": "pending"}}


@takes()
def create_default_vpc(documents: Documents, operation: Operation) -> Document:
    """Create the default VPC again where it was deleted."""
    standing = next((vpc for vpc in documents.list(VPC.kind) if vpc["IsDefault"]), None)
    if standing is not None:
        text = f"A Default VPC already exists for this account in this region. ({standing['VpcId']})"
        raise refused("DefaultVpcAlreadyExists", text)  # inferred from the documented code
    return {"Vpc": default_vpc.make(documents, operation)}


@takes("VpcIds", "Filters", "MaxResults", "NextToken")
def describe_vpcs(documents: Documents, operation: Operation) -> Document:
    """Answer the VPCs of the region."""
    found = described(documents, VPC, operation.params, "VpcIds", _FILTERS)
    return page("Vpcs", found, operation.params, "VpcId")


@takes("VpcId")
def delete_vpc(documents: Documents, operation: Operation) -> Document:
    """Delete a VPC in which nothing is left but its default security group."""
    vpc_id = ids.found(documents, VPC, operation.params["VpcId"])["VpcId"]
    groups = [one for one in documents.list(SECURITY_GROUP.kind) if one["VpcId"] == vpc_id]
    inside = [one for kind in (SUBNET, VPC_ENDPOINT, NETWORK_INTERFACE) for one in documents.list(kind.kind)]
    own = [one for one in groups if one["GroupName"] != DEFAULT_GROUP]
    if own or any(one["VpcId"] == vpc_id for one in inside):
        raise in_use(f"The vpc '{vpc_id}' has dependencies and cannot be deleted.")  # reported by users
    for group in groups:
        documents.delete(SECURITY_GROUP.kind, group["GroupId"])
        documents.delete_below(SECURITY_GROUP_RULE.kind, group["GroupId"])
    documents.delete(VPC.kind, vpc_id)
    return {}


@takes("VpcId", "EnableDnsSupport", "EnableDnsHostnames", "EnableNetworkAddressUsageMetrics")
def modify_vpc_attribute(documents: Documents, operation: Operation) -> Document:
    """Change one attribute of a VPC; AWS takes one a call (documented)."""
    params = operation.params
    found = ids.found(documents, VPC, params["VpcId"])
    asked = {name: params[name].get("Value") for name in _ATTRIBUTES.values() if name in params}
    if len(asked) > 1:
        raise refused("InvalidParameterCombination", "Fields for multiple attribute types specified")  # reported
    if not asked or None in asked.values():
        raise missing("attribute")  # inferred
    if asked.get("EnableNetworkAddressUsageMetrics"):
        raise not_implemented("metrics of network addresses are not offered: nothing counts them")
    documents.put(VPC.kind, found["VpcId"], document={**found, **asked})
    return {}


@takes("VpcId", "Attribute")
def describe_vpc_attribute(documents: Documents, operation: Operation) -> Document:
    """Answer one attribute of a VPC."""
    found = ids.found(documents, VPC, operation.params["VpcId"])
    name = _ATTRIBUTES[operation.params["Attribute"]]
    return {"VpcId": found["VpcId"], name: {"Value": found[name]}}
