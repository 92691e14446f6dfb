"""
Networks, as far as private APIs need them: VPCs, subnets, security groups, and interface endpoints of execute-api.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_EC2.html. They are made where a template has
such an endpoint; in other templates nothing here depends on them, and they are left out.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.cloudformation.families.rest_apis import json_text
from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform

SERVICE: Final = "ec2"
ENDPOINT: Final = "AWS::EC2::VPCEndpoint"
_OF_A_GROUP: Final = ("CidrIp", "CidrIpv6", "SourceSecurityGroupId", "SourcePrefixListId", "Description")


def is_entrance(properties: Mapping[str, Any]) -> bool:
    """Return whether an endpoint, as it is written, is one of execute-api."""
    return "execute-api" in json.dumps(properties.get("ServiceName"), default=str)


def _vpc(one: Declared, perform: Perform) -> Made:
    params = {name: one.properties[name] for name in ("CidrBlock", "InstanceTenancy") if name in one.properties}
    made = perform(SERVICE, "create_vpc", {**params, **_tags(one, "vpc")})["Vpc"]
    for name in ("EnableDnsSupport", "EnableDnsHostnames"):
        if name in one.properties:
            value = {"VpcId": made["VpcId"], name: {"Value": one.properties[name]}}
            perform(SERVICE, "modify_vpc_attribute", value)
    return Made(
        physical_id=made["VpcId"],
        attributes={"VpcId": made["VpcId"], "CidrBlock": made["CidrBlock"]},
        undo=((SERVICE, "delete_vpc", {"VpcId": made["VpcId"]}),),
    )


def _subnet(one: Declared, perform: Perform) -> Made:
    names = ("VpcId", "CidrBlock", "AvailabilityZone", "AvailabilityZoneId")
    params = {name: one.properties[name] for name in names if name in one.properties}
    made = perform(SERVICE, "create_subnet", {**params, **_tags(one, "subnet")})["Subnet"]
    return Made(
        physical_id=made["SubnetId"],
        attributes={"SubnetId": made["SubnetId"], "AvailabilityZone": made["AvailabilityZone"]},
        undo=((SERVICE, "delete_subnet", {"SubnetId": made["SubnetId"]}),),
    )


def _security_group(one: Declared, perform: Perform) -> Made:
    params = {"GroupName": one.name("GroupName"), "Description": one.need("GroupDescription")}
    made = perform(SERVICE, "create_security_group", {**params, "VpcId": one.need("VpcId")})
    for rule in one.properties.get("SecurityGroupIngress") or []:
        perform(SERVICE, "authorize_security_group_ingress", _rule(made["GroupId"], rule))
    return Made(
        physical_id=made["GroupId"],
        attributes={"GroupId": made["GroupId"], "VpcId": one.need("VpcId")},
        undo=((SERVICE, "delete_security_group", {"GroupId": made["GroupId"]}),),
    )


def _ingress(one: Declared, perform: Perform) -> Made:
    rule = {name: value for name, value in one.properties.items() if name != "GroupId"}
    params = _rule(one.need("GroupId"), rule)
    perform(SERVICE, "authorize_security_group_ingress", params)
    return Made(physical_id=one.name(""), undo=((SERVICE, "revoke_security_group_ingress", params),))


def _rule(group_id: str, rule: Mapping[str, Any]) -> dict[str, Any]:
    """Return a rule as the operation takes it: whoever it is about stands in a list of its kind."""
    told = {"Description": rule["Description"]} if "Description" in rule else {}
    found: dict[str, Any] = {name: value for name, value in rule.items() if name not in _OF_A_GROUP}
    kinds = (
        ("CidrIp", "IpRanges", "CidrIp"),
        ("CidrIpv6", "Ipv6Ranges", "CidrIpv6"),
        ("SourceSecurityGroupId", "UserIdGroupPairs", "GroupId"),
        ("SourcePrefixListId", "PrefixListIds", "PrefixListId"),
    )
    for name, members, member in kinds:
        if name in rule:
            found[members] = [{member: rule[name], **told}]
    return {"GroupId": group_id, "IpPermissions": [found]}


def _endpoint(one: Declared, perform: Perform) -> Made:
    params = one.rest("Tags")
    if "PolicyDocument" in params:
        params["PolicyDocument"] = json_text(params["PolicyDocument"])
    made = perform(SERVICE, "create_vpc_endpoint", {**params, **_tags(one, "vpc-endpoint")})["VpcEndpoint"]
    entries = [f"{each.get('HostedZoneId')}:{each.get('DnsName')}" for each in made.get("DnsEntries", ())]
    return Made(
        physical_id=made["VpcEndpointId"],
        attributes={"Id": made["VpcEndpointId"], "DnsEntries": entries},
        undo=((SERVICE, "delete_vpc_endpoints", {"VpcEndpointIds": [made["VpcEndpointId"]]}),),
    )


def _tags(one: Declared, kind: str) -> dict[str, Any]:
    tags = one.properties.get("Tags")
    return {"TagSpecifications": [{"ResourceType": kind, "Tags": tags}]} if tags else {}


FAMILIES: Final[Mapping[str, Family]] = {
    "AWS::EC2::SecurityGroup": Family(create=_security_group),
    "AWS::EC2::SecurityGroupIngress": Family(create=_ingress),
    "AWS::EC2::Subnet": Family(create=_subnet),
    "AWS::EC2::VPC": Family(create=_vpc),
    ENDPOINT: Family(create=_endpoint),
}
"""Each type, and how it comes to be."""
