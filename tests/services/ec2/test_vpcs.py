from typing import Any

import pytest

from tests.services.ec2.network import Network, filters


def test_created_vpc_is_told_as_pending_and_is_there(network: Network) -> None:
    """With its tags."""
    tags = [{"ResourceType": "vpc", "Tags": [{"Key": "Name", "Value": "shop"}]}]
    made = network.ec2("create_vpc", CidrBlock="10.0.0.0/16", TagSpecifications=tags)["Vpc"]
    found = network.ec2("describe_vpcs", Filters=filters(("tag:Name", "shop")))["Vpcs"]

    assert "pending" == made["State"]
    assert [{**made, "State": "available"}] == found


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({}, "MissingParameter"),
        ({"CidrBlock": "10.0.0.0/16", "InstanceTenancy": "dedicated"}, "NotImplementedException"),
        ({"CidrBlock": "x"}, "InvalidParameterValue"),
    ],
)
def test_vpc_that_cannot_be_is_refused(network: Network, params: dict[str, str], code: str) -> None:
    """Without a block, with one that is none, for instances."""
    assert code == network.refused("create_vpc", **params)[0]


def test_vpc_is_deleted_when_it_is_empty(network: Network) -> None:
    """Its default group goes with it."""
    vpc_id = network.vpc()
    subnet = network.ec2("create_subnet", VpcId=vpc_id, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
    group = network.group(vpc_id=vpc_id)
    held = ("DependencyViolation", f"The vpc '{vpc_id}' has dependencies and cannot be deleted.")

    assert held == network.refused("delete_vpc", VpcId=vpc_id)
    network.ec2("delete_subnet", SubnetId=subnet)
    assert held == network.refused("delete_vpc", VpcId=vpc_id)
    network.ec2("delete_security_group", GroupId=group)
    network.ec2("delete_vpc", VpcId=vpc_id)
    assert [] == network.ec2("describe_security_groups", Filters=filters(("vpc-id", vpc_id)))["SecurityGroups"]
    assert "InvalidVpcID.NotFound" == network.refused("delete_vpc", VpcId=vpc_id)[0]


def test_endpoint_keeps_its_vpc(network: Network) -> None:
    """Even one without subnets."""
    vpc_id = network.vpc()
    network.endpoint(VpcId=vpc_id)

    assert "DependencyViolation" == network.refused("delete_vpc", VpcId=vpc_id)[0]


def test_attributes_are_changed_one_a_call(network: Network) -> None:
    """Both of DNS; metrics cannot be switched on."""
    vpc_id = network.vpc()
    on, off = {"Value": True}, {"Value": False}
    network.ec2("modify_vpc_attribute", VpcId=vpc_id, EnableDnsSupport=off)
    network.ec2("modify_vpc_attribute", VpcId=vpc_id, EnableDnsHostnames=on)
    network.ec2("modify_vpc_attribute", VpcId=vpc_id, EnableNetworkAddressUsageMetrics=off)
    refused: list[tuple[dict[str, Any], str]] = [
        ({"EnableDnsSupport": on, "EnableDnsHostnames": on}, "InvalidParameterCombination"),
        ({}, "MissingParameter"),
        ({"EnableNetworkAddressUsageMetrics": on}, "NotImplementedException"),
    ]

    assert {"VpcId": vpc_id, "EnableDnsSupport": off} == network.ec2(
        "describe_vpc_attribute", VpcId=vpc_id, Attribute="enableDnsSupport"
    )
    assert {"VpcId": vpc_id, "EnableDnsHostnames": on} == network.ec2(
        "describe_vpc_attribute", VpcId=vpc_id, Attribute="enableDnsHostnames"
    )
    for asked, code in refused:
        assert code == network.refused("modify_vpc_attribute", VpcId=vpc_id, **asked)[0]
