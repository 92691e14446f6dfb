"""
Security groups and their rules.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html. What the rules admit is decided by
`gatewright.aws.security_groups`, for whoever listens as a VPC endpoint.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.ec2 import group_rules, ids
from gatewright.services.ec2.describing import described, page
from gatewright.services.ec2.errors import in_use, invalid_value, missing, refused
from gatewright.services.ec2.filters import matching
from gatewright.services.ec2.ids import SECURITY_GROUP, SECURITY_GROUP_RULE, VPC, VPC_ENDPOINT
from gatewright.services.ec2.new_network import DEFAULT_GROUP, make_group
from gatewright.services.ec2.offered import takes
from gatewright.services.ec2.tag_specifications import given
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_NAME: Final = pattern(r"[a-zA-Z0-9 ._\-:/()#,@\[\]+=&;{}!$*]{1,255}")
"""Documented: CreateSecurityGroup, `GroupName`; a description has the same letters."""

_ADMITTED: Final = {
    "cidr": "IpRanges.CidrIp",
    "ipv6-cidr": "Ipv6Ranges.CidrIpv6",
    "from-port": "FromPort",
    "to-port": "ToPort",
    "protocol": "IpProtocol",
    "group-id": "UserIdGroupPairs.GroupId",
    "user-id": "UserIdGroupPairs.UserId",
}
_FILTERS: Final = {
    "description": "Description",
    "group-id": "GroupId",
    "group-name": "GroupName",
    "owner-id": "OwnerId",
    "vpc-id": "VpcId",
    **{f"ip-permission.{name}": f"IpPermissions.{place}" for name, place in _ADMITTED.items()},
    **{f"egress.ip-permission.{name}": f"IpPermissionsEgress.{place}" for name, place in _ADMITTED.items()},
}


@takes("GroupName", "Description", "VpcId", "TagSpecifications")
def create_security_group(documents: Documents, operation: Operation) -> Document:
    """Create a security group, in the default VPC where none is named."""
    params = operation.params
    name, description = params["GroupName"], params["Description"]
    if name == DEFAULT_GROUP:
        raise refused("InvalidParameterValue", "Cannot use reserved security group name: default")  # reported by users
    for text, parameter in ((name, "GroupName"), (description, "GroupDescription")):
        if _NAME.fullmatch(text) is None or text.startswith("sg-"):
            raise invalid_value(text, parameter)  # the sentence is inferred
    vpc_id = _vpc(documents, params)
    if any(one["GroupName"] == name and one["VpcId"] == vpc_id for one in documents.list(SECURITY_GROUP.kind)):
        text = f"The security group '{name}' already exists for VPC '{vpc_id}'"
        raise refused("InvalidGroup.Duplicate", text)  # reported by users
    made = make_group(documents, operation, vpc_id, name, description, given(params, SECURITY_GROUP))
    return {name: made[name] for name in ("GroupId", "SecurityGroupArn", "Tags")}


@takes("GroupIds", "GroupNames", "Filters", "MaxResults", "NextToken")
def describe_security_groups(documents: Documents, operation: Operation) -> Document:
    """Answer the security groups of the region."""
    params = operation.params
    named = described(documents, SECURITY_GROUP, {**params, "Filters": None}, "GroupIds", {})
    names = params.get("GroupNames") or ()
    for name in names:
        if all(one["GroupName"] != name for one in named):
            text = f"The security group '{name}' does not exist in default VPC"
            raise refused("InvalidGroup.NotFound", text)  # reported by users
    shown = [_shown(documents, one) for one in named if not names or one["GroupName"] in names]
    return page("SecurityGroups", matching(shown, params, _FILTERS), params, "GroupId")


@takes("GroupId", "GroupName")
def delete_security_group(documents: Documents, operation: Operation) -> Document:
    """Delete a security group that nothing names."""
    found = _group(documents, operation.params)
    group_id = found["GroupId"]
    if found["GroupName"] == DEFAULT_GROUP:
        text = f'the specified group: "{group_id}" name: "default" cannot be deleted by a user'
        raise refused("CannotDelete", text)  # reported by users
    endpoints = (group for one in documents.list(VPC_ENDPOINT.kind) for group in one["Groups"])
    rules = (
        one["ReferencedGroupInfo"]
        for one in documents.list(SECURITY_GROUP_RULE.kind)
        if one.get("ReferencedGroupInfo") and one["GroupId"] != group_id
    )
    if any(one["GroupId"] == group_id for one in (*endpoints, *rules)):
        raise in_use(f"resource {group_id} has a dependent object")  # reported by users
    documents.delete(SECURITY_GROUP.kind, group_id)
    documents.delete_below(SECURITY_GROUP_RULE.kind, group_id)
    return {"Return": True, "GroupId": group_id}


def _vpc(documents: Documents, params: Mapping[str, Any]) -> str:
    if params.get("VpcId"):
        return str(ids.found(documents, VPC, params["VpcId"])["VpcId"])
    default = next((one for one in documents.list(VPC.kind) if one["IsDefault"]), None)
    if default is None:
        raise refused("VPCIdNotSpecified", "No default VPC for this user")  # reported by users
    return str(default["VpcId"])


def _group(documents: Documents, params: Mapping[str, Any]) -> Document:
    if params.get("GroupId"):
        return ids.found(documents, SECURITY_GROUP, params["GroupId"])
    name = params.get("GroupName")
    if not name:
        raise missing("groupName or groupId")  # reported by users
    vpc_id = _vpc(documents, {})
    found = next(
        (one for one in documents.list(SECURITY_GROUP.kind) if one["VpcId"] == vpc_id and one["GroupName"] == name),
        None,
    )
    if found is None:
        raise refused("InvalidGroup.NotFound", f"The security group '{name}' does not exist in default VPC '{vpc_id}'")
    return found


def _shown(documents: Documents, group: Document) -> Document:
    rules = group_rules.of_group(documents, group["GroupId"])
    return {
        **group,
        "IpPermissions": group_rules.permissions(rules, egress=False),
        "IpPermissionsEgress": group_rules.permissions(rules, egress=True),
    }
