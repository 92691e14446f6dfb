from typing import Any

import pytest

from tests.services.ec2.network import Network


def _rule(network: Network, group: str, **permission: Any) -> tuple[str, str]:
    return network.refused("authorize_security_group_ingress", GroupId=group, IpPermissions=[permission])


def test_rules_of_one_protocol_and_range_are_shown_together(network: Network) -> None:
    """Ranges, groups and addresses of version 6, each with its description; everything has no ports."""
    group, other = network.group(), network.group("other")
    ports = {"IpProtocol": "6", "FromPort": 443, "ToPort": 443}
    network.ec2(
        "authorize_security_group_ingress",
        GroupId=group,
        IpPermissions=[
            {**ports, "IpRanges": [{"CidrIp": "10.0.0.0/16", "Description": "x"}, {"CidrIp": "10.1.0.0/16"}]},
            {**ports, "Ipv6Ranges": [{"CidrIpv6": "::/0"}], "UserIdGroupPairs": [{"GroupId": other}]},
            {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "192.0.2.1/32"}]},
        ],
    )
    shown = network.ec2("describe_security_groups", GroupIds=[group])["SecurityGroups"][0]

    assert [
        {
            "IpProtocol": "tcp",
            "FromPort": 443,
            "ToPort": 443,
            "IpRanges": [{"CidrIp": "10.0.0.0/16", "Description": "x"}, {"CidrIp": "10.1.0.0/16"}],
            "Ipv6Ranges": [{"CidrIpv6": "::/0"}],
            "UserIdGroupPairs": [{"GroupId": other, "UserId": "000000000000"}],
            "PrefixListIds": [],
        },
        {
            "IpProtocol": "-1",
            "IpRanges": [{"CidrIp": "192.0.2.1/32"}],
            "Ipv6Ranges": [],
            "UserIdGroupPairs": [],
            "PrefixListIds": [],
        },
    ] == shown["IpPermissions"]


@pytest.mark.parametrize(
    ("permission", "code", "words"),
    [
        ({"IpProtocol": "tcp"}, "InvalidParameterValue", "both from and to ports"),
        ({"IpProtocol": "tcp", "FromPort": 2, "ToPort": 1}, "InvalidParameterValue", "port range (2:1)"),
        ({"IpProtocol": "morse"}, "InvalidParameterValue", "Unknown protocol"),
        ({"IpProtocol": None}, "InvalidParameterValue", "VPC security group rules must specify protocols explicitly."),
        ({"IpProtocol": "-1", "IpRanges": [{"CidrIp": "10.0.0.1/8"}]}, "InvalidParameterValue", "malformed"),
        ({"IpProtocol": "-1", "IpRanges": [{"CidrIp": "::/0"}]}, "InvalidParameterValue", "malformed"),
        ({"IpProtocol": "-1"}, "MissingParameter", "cidrIp"),
        ({"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-00000000"}]}, "InvalidGroup.NotFound", "sg-0"),
        ({"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupName": "g"}]}, "InvalidParameterValue", "by their ids"),
        (
            {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-00000000", "UserId": "111111111111"}]},
            "NotImplementedException",
            "other accounts",
        ),
        ({"IpProtocol": "-1", "PrefixListIds": [{"PrefixListId": "pl-1"}]}, "NotImplementedException", "prefix"),
    ],
)
def test_rules_that_cannot_be_are_refused(network: Network, permission: dict[str, Any], code: str, words: str) -> None:
    """And those that would have no effect here."""
    found = _rule(network, network.group(), **permission)

    assert code == found[0]
    assert words in found[1]


def test_protocols_may_be_numbers_and_icmp_has_types(network: Network) -> None:
    """Ports stand for type and code there."""
    group = network.group()
    ranges = {"IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
    made = network.ec2(
        "authorize_security_group_ingress",
        GroupId=group,
        IpPermissions=[
            {"IpProtocol": "17", "FromPort": 53, "ToPort": 53, **ranges},
            {"IpProtocol": "icmp", "FromPort": 8, "ToPort": -1, **ranges},
            {"IpProtocol": "50", **ranges},
        ],
    )["SecurityGroupRules"]

    assert [("udp", 53, 53), ("icmp", 8, -1), ("50", -1, -1)] == [
        (one["IpProtocol"], one["FromPort"], one["ToPort"]) for one in made
    ]
