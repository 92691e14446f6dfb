"""
Whom the security groups of a VPC endpoint let in: any rule of any of its groups suffices, and nothing else does.

Restates "Security group rules" (https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html). Who is not
let in gets no answer: the connection is dropped, and his client waits until it gives up.

A caller from this machine has no address in the VPC: he stands for one whom a rule admits (named default), so that
only groups without any rule for the port keep him out.
"""

from collections.abc import Iterable, Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any, Final

HTTPS: Final = 443
"""The port of endpoints, whichever one stands for it here."""

_EVERYTHING: Final = "-1"
_TCP: Final = "tcp"


def admits(rules: Iterable[Mapping[str, Any]], address: str) -> bool:
    """Tell whether rules, as DescribeSecurityGroupRules shows them, admit a caller over TCP.

    A rule that names another security group admits its members, and no address is known to be one.
    """
    caller = ip_address(address)
    mapped = caller.ipv4_mapped if isinstance(caller, IPv6Address) else None
    return any(_admits(rule, mapped or caller) for rule in rules if _covers(rule))


def _covers(rule: Mapping[str, Any]) -> bool:
    if rule["IsEgress"]:
        return False
    protocol = rule["IpProtocol"]
    return bool(protocol == _EVERYTHING or (protocol == _TCP and rule["FromPort"] <= HTTPS <= rule["ToPort"]))


def _admits(rule: Mapping[str, Any], caller: IPv4Address | IPv6Address) -> bool:
    if caller.is_loopback:
        return True
    block = rule.get("CidrIpv4") or rule.get("CidrIpv6")
    return block is not None and caller in ip_network(block)
