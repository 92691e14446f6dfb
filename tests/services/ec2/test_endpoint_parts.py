from typing import Any

import pytest

from tests.services.ec2.network import SERVICE, Network


def _refused(network: Network, **params: Any) -> tuple[str, str]:
    asked = {"VpcId": network.vpc_id, "ServiceName": SERVICE, "VpcEndpointType": "Interface", **params}
    return network.refused("create_vpc_endpoint", **asked)


def test_subnets_are_in_different_zones(network: Network) -> None:
    """In AWS's words."""
    first = network.subnet_ids()[0]
    other = network.ec2("create_subnet", VpcId=network.vpc_id, CidrBlock="172.31.64.0/20")["Subnet"]["SubnetId"]

    assert (
        "DuplicateSubnetsInSameZone",
        (
            f"Found another VPC endpoint subnet in the availability zone of {other}. VPC endpoint subnets should be in"
            " different availability zones supported by the VPC endpoint service."
        ),
    ) == _refused(network, SubnetIds=[first, other])


def test_subnets_and_groups_are_of_the_vpc(network: Network) -> None:
    """Of this one, and there."""
    vpc_id = network.vpc()
    subnet = network.ec2("create_subnet", VpcId=vpc_id, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
    group = network.group(vpc_id=vpc_id)

    assert "InvalidParameter" == _refused(network, SubnetIds=[subnet])[0]
    assert "InvalidParameter" == _refused(network, SecurityGroupIds=[group])[0]
    assert ("InvalidSubnetId.NotFound", "The Subnet Id 'subnet-00000000' does not exist") == _refused(
        network, SubnetIds=["subnet-00000000"]
    )
    assert "InvalidGroup.NotFound" == _refused(network, SecurityGroupIds=["sg-00000000"])[0]


def test_private_dns_needs_both_attributes(network: Network) -> None:
    """Of the VPC, in AWS's words."""
    vpc_id = network.vpc()
    expected = (
        "InvalidParameter",
        (
            "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for"
            f" {vpc_id}"
        ),
    )

    assert expected == _refused(network, VpcId=vpc_id, PrivateDnsEnabled=True)
    network.ec2("modify_vpc_attribute", VpcId=vpc_id, EnableDnsHostnames={"Value": True})
    network.ec2("modify_vpc_attribute", VpcId=vpc_id, EnableDnsSupport={"Value": False})
    assert expected == _refused(network, VpcId=vpc_id, PrivateDnsEnabled=True)
    network.ec2("modify_vpc_attribute", VpcId=vpc_id, EnableDnsSupport={"Value": True})
    assert network.endpoint(VpcId=vpc_id, PrivateDnsEnabled=True)["PrivateDnsEnabled"]


def test_one_endpoint_of_a_vpc_has_private_dns(network: Network) -> None:
    """A second one would answer the same names."""
    network.endpoint(PrivateDnsEnabled=True)

    assert (
        "InvalidParameter",
        (
            "private-dns-enabled cannot be set because there is already a conflicting DNS domain for"
            f" execute-api.eu-west-1.amazonaws.com in the VPC {network.vpc_id}"
        ),
    ) == _refused(network, PrivateDnsEnabled=True)
    assert network.endpoint(VpcId=network.vpc(host_names=True), PrivateDnsEnabled=True)["PrivateDnsEnabled"]


@pytest.mark.parametrize(
    "params",
    [
        {"IpAddressType": "dualstack"},
        {"DnsOptions": {"DnsRecordIpType": "ipv6"}},
        {"DnsOptions": {"PrivateDnsOnlyForInboundResolverEndpoint": True}},
        {"DnsOptions": {"PrivateDnsPreference": "ALL_DOMAINS"}},
    ],
)
def test_only_addresses_of_version_4_are_offered(network: Network, params: dict[str, Any]) -> None:
    """What has no effect is refused."""
    assert "NotImplementedException" == _refused(network, **params)[0]
    assert "ipv4" == network.endpoint(IpAddressType="ipv4", DnsOptions={"DnsRecordIpType": "ipv4"})["IpAddressType"]
