from typing import Any

import pytest

from tests.services.ec2.network import Network, filters

HTTPS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}


def _rule(network: Network, group: str, block: str = "10.0.0.0/16") -> str:
    made = network.ec2("authorize_security_group_ingress", GroupId=group, CidrIp=block, **HTTPS)
    return str(made["SecurityGroupRules"][0]["SecurityGroupRuleId"])


def _shown(network: Network, rule_id: str) -> dict[str, Any]:
    found: dict[str, Any] = network.ec2("describe_security_group_rules", SecurityGroupRuleIds=[rule_id])[
        "SecurityGroupRules"
    ][0]
    return found


@pytest.mark.parametrize(
    ("peer", "stored"),
    [
        ({"CidrIpv4": "10.1.0.0/16"}, {"CidrIpv4": "10.1.0.0/16"}),
        ({"CidrIpv6": "::/0", "Description": "d"}, {"CidrIpv6": "::/0", "Description": "d"}),
    ],
)
def test_changed_rule_keeps_its_id(network: Network, peer: dict[str, str], stored: dict[str, str]) -> None:
    """And its direction; nothing of its old content stays."""
    group = network.group()
    rule_id = _rule(network, group)
    change = {"SecurityGroupRuleId": rule_id, "SecurityGroupRule": {**HTTPS, "ToPort": 444, **peer}}
    network.ec2("modify_security_group_rules", GroupId=group, SecurityGroupRules=[change])
    shown = _shown(network, rule_id)

    assert {**HTTPS, "ToPort": 444, "IsEgress": False, **stored} == {
        name: shown[name] for name in (*HTTPS, "IsEgress", "CidrIpv4", "CidrIpv6", "Description") if name in shown
    }


def test_change_that_cannot_be_is_refused(network: Network) -> None:
    """Into another rule, to two peers or none, of a rule that is not there."""
    group = network.group()
    first, second = _rule(network, group), _rule(network, group, "10.1.0.0/16")
    asked = [
        (second, {**HTTPS, "CidrIpv4": "10.0.0.0/16"}, "InvalidPermission.Duplicate"),
        (first, {**HTTPS, "CidrIpv4": "10.0.0.0/16", "CidrIpv6": "::/0"}, "InvalidParameterCombination"),
        (first, HTTPS, "MissingParameter"),
        (first, {"CidrIpv4": "10.0.0.0/16"}, "InvalidParameterValue"),
        (first, {"IpProtocol": "udp", "ToPort": 1, "CidrIpv4": "10.0.0.0/16"}, "InvalidParameterValue"),
        (first, {**HTTPS, "PrefixListId": "pl-1"}, "NotImplementedException"),
        (first, {**HTTPS, "ReferencedGroupId": "sg-00000000"}, "InvalidGroup.NotFound"),
        ("sgr-00000000", {**HTTPS, "CidrIpv4": "10.2.0.0/16"}, "InvalidSecurityGroupRuleId.NotFound"),
    ]

    for rule_id, rule, code in asked:
        changes = [{"SecurityGroupRuleId": rule_id, "SecurityGroupRule": rule}]
        found = network.refused("modify_security_group_rules", GroupId=group, SecurityGroupRules=changes)
        assert code == found[0]


def test_rules_are_described_by_what_they_say_or_by_id(network: Network) -> None:
    """An empty description is none."""
    group = network.group()
    rule_id = _rule(network, group)
    permission = {**HTTPS, "IpRanges": [{"CidrIp": "10.0.0.0/16", "Description": "one"}]}
    network.ec2("update_security_group_rule_descriptions_ingress", GroupId=group, IpPermissions=[permission])
    by_words = _shown(network, rule_id).get("Description")
    egress = network.ec2("describe_security_group_rules", Filters=filters(("group-id", group)))["SecurityGroupRules"][0]
    named = [{"SecurityGroupRuleId": egress["SecurityGroupRuleId"], "Description": "out"}]
    network.ec2("update_security_group_rule_descriptions_egress", GroupId=group, SecurityGroupRuleDescriptions=named)
    named = [{"SecurityGroupRuleId": rule_id}]
    network.ec2("update_security_group_rule_descriptions_ingress", GroupId=group, SecurityGroupRuleDescriptions=named)

    assert ("one", None) == (by_words, _shown(network, rule_id).get("Description"))
    assert "out" == _shown(network, egress["SecurityGroupRuleId"])["Description"]
    assert (
        "InvalidPermission.NotFound"
        == network.refused("update_security_group_rule_descriptions_egress", GroupId=group, IpPermissions=[permission])[
            0
        ]
    )
    assert "MissingParameter" == network.refused("update_security_group_rule_descriptions_egress")[0]
