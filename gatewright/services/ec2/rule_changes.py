"""
Rules of security groups, changed where they stand.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySecurityGroupRules.html
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.services.ec2 import group_rules, ids
from gatewright.services.ec2.errors import missing, refused
from gatewright.services.ec2.ids import SECURITY_GROUP, SECURITY_GROUP_RULE
from gatewright.services.ec2.offered import takes
from gatewright.services.errors import not_implemented
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_KEPT: Final = ("SecurityGroupRuleId", "GroupId", "GroupOwnerId", "SecurityGroupRuleArn", "Tags")


@takes("GroupId", "SecurityGroupRules")
def modify_security_group_rules(documents: Documents, operation: Operation) -> Document:
    """Give rules other contents; each keeps its id, its tags and its direction."""
    params = operation.params
    group_id = str(ids.found(documents, SECURITY_GROUP, params["GroupId"])["GroupId"])
    for change in params["SecurityGroupRules"]:
        standing = _rule(documents, group_id, change["SecurityGroupRuleId"])
        asked = {"IpPermissions": [_permission(change.get("SecurityGroupRule") or {})]}
        owner = operation.account_id
        (wanted,) = group_rules.asked(documents, asked, egress=standing["IsEgress"], owner=owner)
        others = (one for one in group_rules.of_group(documents, group_id) if one != standing)
        if any(group_rules.same(wanted, other) for other in others):
            text = f'the specified rule "{group_rules.words(wanted)}" already exists'
            raise refused("InvalidPermission.Duplicate", text)
        kept: Document = {name: standing[name] for name in _KEPT if name in standing}
        rule_id = standing["SecurityGroupRuleId"]
        documents.put(SECURITY_GROUP_RULE.kind, group_id, rule_id, document={**kept, **wanted})
    return {"Return": True}


@takes("GroupId", "IpPermissions", "SecurityGroupRuleDescriptions")
def update_security_group_rule_descriptions_ingress(documents: Documents, operation: Operation) -> Document:
    """Describe rules for what comes in."""
    return _describe(documents, operation, egress=False)


@takes("GroupId", "IpPermissions", "SecurityGroupRuleDescriptions")
def update_security_group_rule_descriptions_egress(documents: Documents, operation: Operation) -> Document:
    """Describe rules for what goes out."""
    return _describe(documents, operation, egress=True)


def _describe(documents: Documents, operation: Operation, *, egress: bool) -> Document:
    params = operation.params
    if not params.get("GroupId"):
        raise missing("groupId")
    group_id = str(ids.found(documents, SECURITY_GROUP, params["GroupId"])["GroupId"])
    by_id = {one["SecurityGroupRuleId"]: one for one in params.get("SecurityGroupRuleDescriptions") or ()}
    described = [(_rule(documents, group_id, rule_id), one) for rule_id, one in by_id.items()]
    if not by_id:
        standing = [one for one in group_rules.of_group(documents, group_id) if one["IsEgress"] is egress]
        for wanted in group_rules.asked(documents, params, egress=egress, owner=operation.account_id):
            found = next((one for one in standing if group_rules.same(wanted, one)), None)
            if found is None:
                raise refused("InvalidPermission.NotFound", group_rules.NO_RULE)
            described.append((found, wanted))
    for standing_rule, said in described:
        _put(documents, group_id, standing_rule, said.get("Description"))
    return {"Return": True}


def _put(documents: Documents, group_id: str, rule: Document, description: str | None) -> None:
    bare = {name: value for name, value in rule.items() if name != "Description"}
    said = {"Description": description} if description else {}
    documents.put(SECURITY_GROUP_RULE.kind, group_id, rule["SecurityGroupRuleId"], document={**bare, **said})


def _rule(documents: Documents, group_id: str, rule_id: str) -> Document:
    found = documents.get(SECURITY_GROUP_RULE.kind, group_id, rule_id)
    if found is None:
        raise ids.absent(SECURITY_GROUP_RULE, rule_id)
    return found


def _permission(rule: Mapping[str, Any]) -> Document:
    """Return a rule as a permission with one peer."""
    said = {"Description": rule["Description"]} if rule.get("Description") else {}
    peers: Document = {}
    if rule.get("CidrIpv4"):
        peers["IpRanges"] = [{"CidrIp": rule["CidrIpv4"], **said}]
    if rule.get("CidrIpv6"):
        peers["Ipv6Ranges"] = [{"CidrIpv6": rule["CidrIpv6"], **said}]
    if rule.get("ReferencedGroupId"):
        peers["UserIdGroupPairs"] = [{"GroupId": rule["ReferencedGroupId"], **said}]
    if rule.get("PrefixListId"):
        raise not_implemented("PrefixListId is not offered: rules of security groups name no prefix lists")
    _check(rule, peers)
    return {name: rule.get(name) for name in ("IpProtocol", "FromPort", "ToPort")} | peers


def _check(rule: Mapping[str, Any], peers: Document) -> None:
    """Refuse half a range of ports, and no peer or several: in the words that moto's test, run against AWS, states."""
    ports = [rule.get(name) for name in ("FromPort", "ToPort")]
    if rule.get("IpProtocol") in {"tcp", "udp"} and None in ports:
        text = "Invalid value for portRange. Must specify both from and to ports with TCP/UDP."
        raise refused("InvalidParameterValue", text)
    if not peers and rule.get("IpProtocol"):
        text = "The request must contain exactly one of: cidrIp, cidrIpv6, prefixListId, or referencedGroupId"
        raise refused("MissingParameter", text)
    if len(peers) > 1:
        text = "Only one of cidrIp, cidrIpv6, prefixListId, or referencedGroupId can be specified"
        raise refused("InvalidParameterCombination", text)
