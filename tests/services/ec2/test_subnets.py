import pytest

from tests.services.ec2.network import Network, filters


def test_subnet_has_a_zone(network: Network) -> None:
    """The one that is asked for by name or id, else the first."""
    vpc_id = network.vpc()
    zones = [
        network.ec2("create_subnet", VpcId=vpc_id, CidrBlock=f"10.0.{number}.0/24", **named)["Subnet"]
        for number, named in enumerate(({}, {"AvailabilityZone": "eu-west-1b"}, {"AvailabilityZoneId": "euw1-az3"}))
    ]

    assert ["eu-west-1a", "eu-west-1b", "eu-west-1c"] == [one["AvailabilityZone"] for one in zones]
    found = network.ec2("describe_subnets", Filters=filters(("vpc-id", vpc_id), ("availability-zone-id", "*az3")))
    assert [zones[2]] == found["Subnets"]


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"CidrBlock": "172.31.0.0/20"}, "InvalidSubnet.Conflict"),
        ({"CidrBlock": "10.0.0.0/24"}, "InvalidSubnet.Range"),
        ({}, "MissingParameter"),
        ({"CidrBlock": "172.31.64.0/20", "AvailabilityZone": "us-east-1a"}, "InvalidParameterValue"),
        ({"CidrBlock": "172.31.64.0/20", "AvailabilityZoneId": "use1-az1"}, "InvalidParameterValue"),
        (
            {"CidrBlock": "172.31.64.0/20", "AvailabilityZone": "eu-west-1a", "AvailabilityZoneId": "euw1-az1"},
            "InvalidParameterCombination",
        ),
        ({"CidrBlock": "172.31.64.0/20", "VpcId": "vpc-00000000"}, "InvalidVpcID.NotFound"),
    ],
)
def test_subnet_that_cannot_be_is_refused(network: Network, params: dict[str, str], code: str) -> None:
    """Over another, outside, without a block, in another region, in no VPC."""
    assert code == network.refused("create_subnet", **{"VpcId": network.vpc_id, **params})[0]


def test_interface_uses_an_address_and_keeps_its_subnet(network: Network) -> None:
    """Until the endpoint is gone."""
    subnet = network.subnet_ids()[0]
    endpoint = network.endpoint(SubnetIds=[subnet])
    used = network.ec2("describe_subnets", SubnetIds=[subnet])["Subnets"][0]["AvailableIpAddressCount"]
    held = network.refused("delete_subnet", SubnetId=subnet)
    network.ec2("delete_vpc_endpoints", VpcEndpointIds=[endpoint["VpcEndpointId"]])
    network.ec2("delete_subnet", SubnetId=subnet)

    assert 4090 == used
    assert ("DependencyViolation", f"The subnet '{subnet}' has dependencies and cannot be deleted.") == held
    assert "InvalidSubnetID.NotFound" == network.refused("describe_subnets", SubnetIds=[subnet])[0]


def test_free_addresses_can_be_filtered_for(network: Network) -> None:
    """They are counted when they are shown."""
    network.endpoint(SubnetIds=network.subnet_ids()[:1])
    found = network.ec2("describe_subnets", Filters=filters(("available-ip-address-count", "4090")))["Subnets"]

    assert network.subnet_ids()[:1] == [one["SubnetId"] for one in found]


def test_public_addresses_are_an_attribute(network: Network) -> None:
    """Which is changed alone."""
    subnet = network.subnet_ids()[0]
    network.ec2("modify_subnet_attribute", SubnetId=subnet, MapPublicIpOnLaunch={"Value": False})

    assert not network.ec2("describe_subnets", SubnetIds=[subnet])["Subnets"][0]["MapPublicIpOnLaunch"]
    assert "MissingParameter" == network.refused("modify_subnet_attribute", SubnetId=subnet)[0]
    assert (
        "NotImplementedException"
        == network.refused("modify_subnet_attribute", SubnetId=subnet, EnableDns64={"Value": True})[0]
    )
