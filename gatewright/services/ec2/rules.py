"""
Rules of security groups: authorized, revoked, described.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.services.ec2 import group_rules, ids
from gatewright.services.ec2.describing import page
from gatewright.services.ec2.errors import missing, refused
from gatewright.services.ec2.filters import matching
from gatewright.services.ec2.ids import SECURITY_GROUP, SECURITY_GROUP_RULE
from gatewright.services.ec2.offered import takes
from gatewright.services.ec2.tag_specifications import given
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_FILTERS: Final = {"group-id": "GroupId", "security-group-rule-id": "SecurityGroupRuleId"}
_PARTS: Final = ("IpPermissions", "IpProtocol", "FromPort", "ToPort", "CidrIp")


@takes("GroupId", "TagSpecifications", *_PARTS)
def authorize_security_group_ingress(documents: Documents, operation: Operation) -> Document:
    """Admit traffic."""
    return _authorize(documents, operation, egress=False)


@takes("GroupId", "TagSpecifications", *_PARTS)
def authorize_security_group_egress(documents: Documents, operation: Operation) -> Document:
    """Let traffic out; an endpoint answers whom it admits (documented: security groups are stateful)."""
    return _authorize(documents, operation, egress=True)


@takes("GroupId", "SecurityGroupRuleIds", *_PARTS)
def revoke_security_group_ingress(documents: Documents, operation: Operation) -> Document:
    """Admit traffic no more."""
    return _revoke(documents, operation, egress=False)


@takes("GroupId", "SecurityGroupRuleIds", *_PARTS)
def revoke_security_group_egress(documents: Documents, operation: Operation) -> Document:
    """Let traffic out no more."""
    return _revoke(documents, operation, egress=True)


@takes("SecurityGroupRuleIds", "Filters", "MaxResults", "NextToken")
def describe_security_group_rules(documents: Documents, operation: Operation) -> Document:
    """Answer rules one by one."""
    params = operation.params
    _check_groups(params)
    known = documents.list(SECURITY_GROUP_RULE.kind)
    wanted = params.get("SecurityGroupRuleIds") or ()
    for rule_id in wanted:
        if all(one["SecurityGroupRuleId"] != rule_id for one in known):
            raise ids.absent(SECURITY_GROUP_RULE, rule_id)
    named = [one for one in known if not wanted or one["SecurityGroupRuleId"] in wanted]
    return page("SecurityGroupRules", matching(named, params, _FILTERS), params, "SecurityGroupRuleId")


def _check_groups(params: Mapping[str, Any]) -> None:
    for one in params.get("Filters") or ():
        for value in one.get("Values") or () if one.get("Name") == "group-id" else ():
            if not ids.is_one(SECURITY_GROUP, value):
                # Moto's test of it ran against AWS; that a group need not exist, too.
                raise refused("InvalidGroupId.Malformed", f"The security group ID '{value}' is malformed")


def _authorize(documents: Documents, operation: Operation, *, egress: bool) -> Document:
    group_id = _group_id(documents, operation)
    tags = given(operation.params, SECURITY_GROUP_RULE)
    standing = group_rules.of_group(documents, group_id)
    made = []
    for rule in group_rules.asked(documents, operation.params, egress=egress, owner=operation.account_id):
        if any(group_rules.same(rule, other) for other in standing):
            raise refused(
                "InvalidPermission.Duplicate", f'the specified rule "{group_rules.words(rule)}" already exists'
            )  # reported by users
        stored = group_rules.put(documents, operation, group_id, {**rule, "Tags": tags})
        standing.append(stored)
        made.append(stored)
    return {"Return": True, "SecurityGroupRules": made}


def _revoke(documents: Documents, operation: Operation, *, egress: bool) -> Document:
    group_id = _group_id(documents, operation)
    standing = [one for one in group_rules.of_group(documents, group_id) if one["IsEgress"] is egress]
    named = operation.params.get("SecurityGroupRuleIds")
    if named:
        gone = [one for one in standing if one["SecurityGroupRuleId"] in named]
        if len(gone) < len(set(named)):
            raise refused("InvalidSecurityGroupRuleId.NotFound", group_rules.NO_RULE)  # inferred
    else:
        rules = group_rules.asked(documents, operation.params, egress=egress, owner=operation.account_id)
        gone = [one for rule in rules for one in standing if group_rules.same(rule, one)]
        if len(gone) < len(rules):
            raise refused("InvalidPermission.NotFound", group_rules.NO_RULE)  # reported by users
    for rule in gone:
        documents.delete(SECURITY_GROUP_RULE.kind, group_id, rule["SecurityGroupRuleId"])
    return {"Return": True, "RevokedSecurityGroupRules": gone}


def _group_id(documents: Documents, operation: Operation) -> str:
    wanted = operation.params.get("GroupId")
    if not wanted:
        raise missing("groupId")
    return str(ids.found(documents, SECURITY_GROUP, wanted)["GroupId"])
