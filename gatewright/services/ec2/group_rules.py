"""
The rules of a security group: kept one by one as DescribeSecurityGroupRules shows them, shown together as
`IpPermissions` too.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html
"""

from collections.abc import Iterable, Iterator, Mapping
from ipaddress import ip_network
from typing import Any, Final

from gatewright.aws.arn import partition_of
from gatewright.services.ec2 import ids
from gatewright.services.ec2.errors import invalid_value, missing, refused
from gatewright.services.ec2.ids import SECURITY_GROUP, SECURITY_GROUP_RULE
from gatewright.services.errors import not_implemented
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

EVERYTHING: Final = "-1"
NO_RULE: Final = "The specified rule does not exist in this security group."
_PORTS: Final = ("tcp", "udp")
_NUMBERS: Final = {"6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6", "all": EVERYTHING}
_NAMED: Final = (*_PORTS, "icmp", "icmpv6", EVERYTHING)
_LARGEST_PORT: Final = 65_535
_SAME: Final = ("IsEgress", "IpProtocol", "FromPort", "ToPort", "CidrIpv4", "CidrIpv6")


def of_group(documents: Documents, group_id: str) -> list[Document]:
    """Return the rules of a group."""
    return documents.list(SECURITY_GROUP_RULE.kind, group_id)


def put(documents: Documents, operation: Operation, group_id: str, rule: Mapping[str, Any]) -> Document:
    """Store a rule under an id of its own."""
    rule_id = ids.drawn(operation, SECURITY_GROUP_RULE.prefix)
    place = f"{operation.region}:{operation.account_id}:security-group-rule/{rule_id}"
    made = {
        "SecurityGroupRuleId": rule_id,
        "GroupId": group_id,
        "GroupOwnerId": operation.account_id,
        **rule,
        "SecurityGroupRuleArn": f"arn:{partition_of(operation.region)}:ec2:{place}",
    }
    documents.put(SECURITY_GROUP_RULE.kind, group_id, rule_id, document=made)
    return made


def asked(documents: Documents, params: Mapping[str, Any], *, egress: bool, owner: str) -> list[Document]:
    """Return the rules that a call names, in either of the two ways that there are."""
    permissions = list(params.get("IpPermissions") or ())
    if params.get("IpProtocol") or params.get("CidrIp"):
        ranges = [{"CidrIp": params["CidrIp"]}] if params.get("CidrIp") else []
        permissions.append({**params, "IpRanges": ranges, "IpPermissions": None})
    if not permissions:
        raise missing("ipPermissions")
    return [rule for one in permissions for rule in _rules(documents, one, egress=egress, owner=owner)]


def same(rule: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two rules admit the same; a description does not count (documented)."""
    return all(rule.get(name) == other.get(name) for name in _SAME) and _group(rule) == _group(other)


def words(rule: Document) -> str:
    """Return a rule in the words of EC2's refusals (reported by users)."""
    peer: Any = rule.get("CidrIpv4") or rule.get("CidrIpv6") or rule["ReferencedGroupInfo"]["GroupId"]
    if rule["IpProtocol"] == EVERYTHING:
        return f"peer: {peer}, ALL, ALLOW"
    ports = f"from port: {rule['FromPort']}, to port: {rule['ToPort']}"
    return f"peer: {peer}, {rule['IpProtocol'].upper()}, {ports}, ALLOW"


def permissions(rules: Iterable[Document], *, egress: bool) -> list[Document]:
    """Return the rules of one direction as `IpPermissions`: one for each protocol and range of ports."""
    found: dict[tuple[Any, ...], Document] = {}
    for rule in rules:
        if rule["IsEgress"] is not egress:
            continue
        protocol = rule["IpProtocol"]
        ports = {} if protocol == EVERYTHING else {"FromPort": rule["FromPort"], "ToPort": rule["ToPort"]}
        empty: Document = {"IpRanges": [], "Ipv6Ranges": [], "UserIdGroupPairs": [], "PrefixListIds": []}
        permission = found.setdefault((protocol, *ports.values()), {"IpProtocol": protocol, **ports, **empty})
        said = {"Description": rule["Description"]} if rule.get("Description") else {}
        if "CidrIpv4" in rule:
            permission["IpRanges"].append({"CidrIp": rule["CidrIpv4"], **said})
        elif "CidrIpv6" in rule:
            permission["Ipv6Ranges"].append({"CidrIpv6": rule["CidrIpv6"], **said})
        else:
            permission["UserIdGroupPairs"].append({**rule["ReferencedGroupInfo"], **said})
    return list(found.values())


def _rules(documents: Documents, asked: Mapping[str, Any], *, egress: bool, owner: str) -> Iterator[Document]:
    if asked.get("PrefixListIds"):
        raise not_implemented("PrefixListIds is not offered: rules of security groups name no prefix lists")
    head = {"IsEgress": egress, **_traffic(asked)}
    peers: list[Document] = [
        *({**_cidr(one, "CidrIp", "CidrIpv4", 4), **_said(one)} for one in asked.get("IpRanges") or ()),
        *({**_cidr(one, "CidrIpv6", "CidrIpv6", 6), **_said(one)} for one in asked.get("Ipv6Ranges") or ()),
        *({**_pair(documents, one, owner), **_said(one)} for one in asked.get("UserIdGroupPairs") or ()),
    ]
    if not peers:
        raise missing("cidrIp")  # inferred
    yield from ({**head, **peer} for peer in peers)


def _traffic(asked: Mapping[str, Any]) -> Document:
    written = str(asked.get("IpProtocol") or "").lower()
    protocol = _NUMBERS.get(written, written)
    if not protocol:
        # Of ModifySecurityGroupRules moto's test ran against AWS.
        text = "Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly."
        raise refused("InvalidParameterValue", text)
    if protocol not in _NAMED and not (protocol.isdecimal() and int(protocol) < 256):
        text = f"Invalid value '{asked.get('IpProtocol')}' for IP protocol. Unknown protocol."
        raise refused("InvalidParameterValue", text)  # reported by users
    first, last = asked.get("FromPort"), asked.get("ToPort")
    if protocol in _PORTS:
        if first is None or last is None:
            text = "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange."
            raise refused("InvalidParameterValue", text)  # reported by users
        if not 0 <= first <= last <= _LARGEST_PORT:
            raise refused("InvalidParameterValue", f"Invalid TCP/UDP port range ({first}:{last})")  # reported by users
        return {"IpProtocol": protocol, "FromPort": first, "ToPort": last}
    icmp = protocol.startswith("icmp")
    code = {"FromPort": first, "ToPort": last} if icmp and first is not None else {"FromPort": -1, "ToPort": -1}
    return {"IpProtocol": protocol, **code}


def _cidr(one: Mapping[str, Any], sent: str, stored: str, version: int) -> Document:
    text = str(one.get(sent) or "")
    try:
        block = ip_network(text)
    except ValueError:
        block = None
    if block is None or block.version != version or "/" not in text:
        raise refused("InvalidParameterValue", f"CIDR block {text} is malformed")  # reported by users
    return {stored: str(block)}


def _pair(documents: Documents, one: Mapping[str, Any], owner: str) -> Document:
    if not one.get("GroupId"):
        raise invalid_value(one.get("GroupName"), "groupId", "Groups of a VPC are named by their ids.")
    if one.get("UserId") not in (None, owner):
        raise not_implemented("groups of other accounts in rules of security groups are not offered")
    if one.get("VpcPeeringConnectionId"):
        raise not_implemented("VpcPeeringConnectionId is not offered: no VPC has a peer here")
    found = ids.found(documents, SECURITY_GROUP, str(one["GroupId"]))
    return {"ReferencedGroupInfo": {"GroupId": found["GroupId"], "UserId": owner}}


def _said(one: Mapping[str, Any]) -> Document:
    return {"Description": one["Description"]} if one.get("Description") else {}


def _group(rule: Mapping[str, Any]) -> Any:
    return (rule.get("ReferencedGroupInfo") or {}).get("GroupId")
