"""
A VPC, a subnet and a security group as they are when they have just been made.

https://docs.aws.amazon.com/vpc/latest/userguide/configure-your-vpc.html and
https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html. Documents are the entries of the describe
operations; the attributes of a VPC, which have operations of their own, stand beside them.
"""

from collections.abc import Sequence
from typing import Any, Final

from gatewright.aws.arn import partition_of
from gatewright.services.ec2 import group_rules, ids
from gatewright.services.ec2.ids import SECURITY_GROUP, SUBNET, VPC
from gatewright.services.ec2.zone_names import id_of
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

DEFAULT_GROUP: Final = "default"


def make_vpc(
    documents: Documents, operation: Operation, block: str, dhcp_options_id: str, tags: Sequence[Any], *, default: bool
) -> Document:
    """Store a VPC with its default security group."""
    vpc_id = ids.drawn(operation, VPC.prefix)
    association = {
        "AssociationId": ids.drawn(operation, "vpc-cidr-assoc"),
        "CidrBlock": block,
        "CidrBlockState": {"State": "associated"},
    }
    made = {
        "VpcId": vpc_id,
        "OwnerId": operation.account_id,
        "CidrBlock": block,
        "CidrBlockAssociationSet": [association],
        "Ipv6CidrBlockAssociationSet": [],
        "DhcpOptionsId": dhcp_options_id,
        "InstanceTenancy": "default",
        "IsDefault": default,
        "State": "available",
        "Tags": list(tags),
        "EnableDnsSupport": True,
        # Documented: only the default VPC has host names from the start.
        "EnableDnsHostnames": default,
        "EnableNetworkAddressUsageMetrics": False,
    }
    documents.put(VPC.kind, vpc_id, document=made)
    group = make_group(documents, operation, vpc_id, DEFAULT_GROUP, "default VPC security group", ())
    itself = {"ReferencedGroupInfo": {"GroupId": group["GroupId"], "UserId": operation.account_id}}
    rule = {"IsEgress": False, "IpProtocol": group_rules.EVERYTHING, "FromPort": -1, "ToPort": -1, **itself}
    group_rules.put(documents, operation, group["GroupId"], rule)
    return made


def make_subnet(
    documents: Documents,
    operation: Operation,
    vpc_id: str,
    block: str,
    zone: str,
    tags: Sequence[Any],
    *,
    default: bool = False,
) -> Document:
    """Store a subnet."""
    subnet_id = ids.drawn(operation, SUBNET.prefix)
    made = {
        "SubnetId": subnet_id,
        "SubnetArn": _arn(operation, f"subnet/{subnet_id}"),
        "VpcId": vpc_id,
        "OwnerId": operation.account_id,
        "CidrBlock": block,
        "Ipv6CidrBlockAssociationSet": [],
        "AvailabilityZone": zone,
        "AvailabilityZoneId": id_of(zone),
        "DefaultForAz": default,
        "MapPublicIpOnLaunch": default,
        "MapCustomerOwnedIpOnLaunch": False,
        "AssignIpv6AddressOnCreation": False,
        "EnableDns64": False,
        "Ipv6Native": False,
        "PrivateDnsNameOptionsOnLaunch": {
            "HostnameType": "ip-name",
            "EnableResourceNameDnsARecord": False,
            "EnableResourceNameDnsAAAARecord": False,
        },
        "State": "available",
        "Tags": list(tags),
    }
    documents.put(SUBNET.kind, subnet_id, document=made)
    return made


def make_group(
    documents: Documents, operation: Operation, vpc_id: str, name: str, description: str, tags: Sequence[Any]
) -> Document:
    """Store a security group: nobody comes in, everything may go out."""
    group_id = ids.drawn(operation, SECURITY_GROUP.prefix)
    made = {
        "GroupId": group_id,
        "SecurityGroupArn": _arn(operation, f"security-group/{group_id}"),
        "GroupName": name,
        "Description": description,
        "OwnerId": operation.account_id,
        "VpcId": vpc_id,
        "Tags": list(tags),
    }
    documents.put(SECURITY_GROUP.kind, group_id, document=made)
    out = {"IsEgress": True, "IpProtocol": group_rules.EVERYTHING, "FromPort": -1, "ToPort": -1}
    group_rules.put(documents, operation, group_id, {**out, "CidrIpv4": "0.0.0.0/0"})
    return made


def _arn(operation: Operation, name: str) -> str:
    return f"arn:{partition_of(operation.region)}:ec2:{operation.region}:{operation.account_id}:{name}"
