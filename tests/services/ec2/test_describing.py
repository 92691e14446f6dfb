import pytest

from tests.services.ec2.network import Network


def test_pages_hold_everything_once(network: Network) -> None:
    """Also when what was shown is deleted between them."""
    made = [network.vpc(f"10.{number}.0.0/16") for number in range(7)]
    first = network.ec2("describe_vpcs", MaxResults=5)
    for vpc in first["Vpcs"][1:]:
        network.ec2("delete_vpc", VpcId=vpc["VpcId"])
    second = network.ec2("describe_vpcs", MaxResults=5, NextToken=first["NextToken"])

    assert [network.vpc_id, *made] == [vpc["VpcId"] for vpc in (*first["Vpcs"], *second["Vpcs"])]
    assert "NextToken" not in second


@pytest.mark.parametrize("token", ["x", "aXRlbXM6dnBjLTE=", "%"])
def test_token_of_nobody_is_refused(network: Network, token: str) -> None:
    """It says no place in the list."""
    assert "InvalidParameterValue" == network.refused("describe_vpcs", MaxResults=5, NextToken=token)[0]


def test_ids_come_without_a_size_of_pages(network: Network) -> None:
    """And all of them have to be there."""
    code, message = network.refused("describe_vpcs", VpcIds=[network.vpc_id], MaxResults=5)

    assert "InvalidParameterCombination" == code
    assert "The parameter vpcIds cannot be used with the parameter maxResults" == message
    assert "InvalidVpcID.NotFound" == network.refused("describe_vpcs", VpcIds=[network.vpc_id, "vpc-00000000"])[0]


@pytest.mark.parametrize("size", [-1, -(10**20)])
def test_pages_hold_something(network: Network, size: int) -> None:
    """Some models bound their size, and others do not."""
    refused = network.refused("describe_vpcs", MaxResults=size)

    assert ("InvalidParameterValue", f"Value ({size}) for parameter maxResults is invalid.") == refused
