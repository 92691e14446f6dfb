"""VPC endpoints from the answer of `describe_vpc_endpoints`."""

from typing import Any

import pytest

from gatewright.configuration.vpc_endpoints import interface_endpoint, interface_endpoints, vpc_endpoints
from gatewright.model.network import InterfaceEndpoint
from gatewright.model.unknown import UNKNOWN, Unknown

ENTRY = {
    "VpcEndpointId": "vpce-0a1b",
    "VpcId": "vpc-1",
    "ServiceName": "com.amazonaws.eu-west-1.execute-api",
    "State": "available",
    "PolicyDocument": '{"Statement": []}',
    "PrivateDnsEnabled": True,
    "DnsEntries": [
        {"DnsName": "vpce-0a1b-x.execute-api.eu-west-1.vpce.amazonaws.com", "HostedZoneId": "Z"},
        {"DnsName": "*.execute-api.eu-west-1.amazonaws.com", "HostedZoneId": "Z"},
    ],
}


class Told:
    """Documents that tell one answer."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def get(self, kind: str, *ids: str) -> Any:
        """Return it, whatever is asked."""
        del kind, ids  # there is one
        return self.answer


def test_an_entry_becomes_an_endpoint() -> None:
    """Its region is that of its service; the wildcard of private DNS is no name of its own."""
    assert interface_endpoint(ENTRY) == InterfaceEndpoint(
        id="vpce-0a1b",
        vpc_id="vpc-1",
        region="eu-west-1",
        open=True,
        policy='{"Statement": []}',
        dns_names=("vpce-0a1b-x.execute-api.eu-west-1.vpce.amazonaws.com",),
    )


def test_endpoints_of_other_services_are_left_out() -> None:
    """They lead to no API."""
    assert list(interface_endpoints({"VpcEndpoints": [{**ENTRY, "ServiceName": "com.amazonaws.eu-west-1.s3"}]})) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('{"Statement": [{"Action": "*", "Effect": "Allow", "Principal": "*", "Resource": "*"}]}', False),
        ('{"Version": "2008-10-17", "Statement": {"Action": "*", "Effect": "Allow", "Resource": ["*"]}}', False),
        ("", False),
        ('{"Statement": [{"Action": "*", "Effect": "Deny", "Principal": "*", "Resource": "*"}]}', True),
        ('{"Statement": [{"Action": "*", "Effect": "Allow", "Principal": {"AWS": "1"}, "Resource": "*"}]}', True),
        ('{"Statement": [{"Action": "*", "Effect": "Allow", "Resource": "*", "Condition": {"Bool": {}}}]}', True),
        ("no JSON", True),
    ],
)
def test_the_default_policy_is_none(text: str, kept: bool) -> None:
    """In whatever way it is written; every other is one of the endpoint's own."""
    assert interface_endpoint({**ENTRY, "PolicyDocument": text}).policy == (text if kept else None)


def test_what_an_entry_leaves_out_is_unknown() -> None:
    """A filtered answer tells less."""
    bare = {name: ENTRY[name] for name in ("VpcEndpointId", "ServiceName")}
    found = interface_endpoint(bare)

    assert (found.vpc_id, found.policy, found.open) == (UNKNOWN, UNKNOWN, True)
    assert not interface_endpoint({**ENTRY, "State": "Deleting"}).open


def test_an_account_tells_its_own_endpoints_only() -> None:
    """One that is not listed may be another account's."""
    told = vpc_endpoints(Told({"VpcEndpoints": [ENTRY]}))

    assert told.get("vpce-0a1b") == interface_endpoint(ENTRY)
    assert isinstance(told.get("vpce-other"), Unknown)
    assert vpc_endpoints(Told(UNKNOWN)).get("vpce-0a1b") is UNKNOWN
    assert vpc_endpoints(Told(None)).items == {}
