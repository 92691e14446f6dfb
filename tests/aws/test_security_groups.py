from typing import Any

import pytest

from gatewright.aws.security_groups import admits


def _rule(**more: Any) -> dict[str, Any]:
    return {"IsEgress": False, "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, **more}


@pytest.mark.parametrize(
    ("rule", "address", "admitted"),
    [
        (_rule(CidrIpv4="10.0.0.0/16"), "10.0.3.4", True),
        (_rule(CidrIpv4="10.0.0.0/16"), "::ffff:10.0.3.4", True),
        (_rule(CidrIpv4="10.0.0.0/16"), "10.1.3.4", False),
        (_rule(CidrIpv4="10.0.0.0/16"), "2001:db8::1", False),
        (_rule(CidrIpv6="2001:db8::/32"), "2001:db8::1", True),
        (_rule(CidrIpv4="0.0.0.0/0", FromPort=80, ToPort=80), "10.0.3.4", False),
        (_rule(CidrIpv4="0.0.0.0/0", FromPort=0, ToPort=65535), "10.0.3.4", True),
        (_rule(CidrIpv4="0.0.0.0/0", IpProtocol="udp"), "10.0.3.4", False),
        (_rule(CidrIpv4="0.0.0.0/0", IpProtocol="-1", FromPort=-1, ToPort=-1), "10.0.3.4", True),
        (_rule(CidrIpv4="0.0.0.0/0", IsEgress=True), "10.0.3.4", False),
        (_rule(ReferencedGroupInfo={"GroupId": "sg-1"}), "10.0.3.4", False),
    ],
)
def test_caller_comes_in_by_a_rule_for_his_address(rule: dict[str, Any], address: str, admitted: bool) -> None:
    """Over TCP, at the port of HTTPS; a rule for members of a group admits no address."""
    assert admitted is admits([rule], address)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_caller_of_this_machine_stands_for_one_whom_a_rule_admits(address: str) -> None:
    """Where no rule is for the port, nobody comes in."""
    assert admits([_rule(ReferencedGroupInfo={"GroupId": "sg-1"})], address)
    assert admits([_rule(CidrIpv4="10.0.0.0/16")], address)
    assert not admits([_rule(CidrIpv4="0.0.0.0/0", FromPort=80, ToPort=80)], address)
    assert not admits([], address)
