from tests.services.account import ACCOUNT, Account
from tests.services.ec2.network import Network


def test_every_region_has_a_default_vpc(network: Network) -> None:
    """172.31.0.0/16, with a subnet in each zone; asked again it is the same."""
    vpc = network.default_vpc()
    subnets = network.ec2("describe_subnets")["Subnets"]

    assert ("172.31.0.0/16", True, "available") == (vpc["CidrBlock"], vpc["IsDefault"], vpc["State"])
    assert [
        ("172.31.0.0/20", "eu-west-1a", True),
        ("172.31.16.0/20", "eu-west-1b", True),
        ("172.31.32.0/20", "eu-west-1c", True),
    ] == [(one["CidrBlock"], one["AvailabilityZone"], one["DefaultForAz"]) for one in subnets]
    assert vpc == network.default_vpc()


def test_region_of_which_nobody_asks_has_no_documents() -> None:
    """It is begun with the first call."""
    account = Account()
    account.call("create_rest_api", name="pets")
    with account.store.reading(ACCOUNT, "eu-west-1") as documents:
        assert [] == documents.list("vpc")


def test_deleted_default_vpc_stays_away_until_it_is_made_again(network: Network) -> None:
    """By CreateDefaultVpc, which makes one only."""
    for subnet in network.subnet_ids():
        network.ec2("delete_subnet", SubnetId=subnet)
    assert "DefaultVpcAlreadyExists" == network.refused("create_default_vpc")[0]
    network.ec2("delete_vpc", VpcId=network.vpc_id)

    assert [] == network.ec2("describe_vpcs")["Vpcs"]
    made = network.ec2("create_default_vpc")["Vpc"]
    assert (True, 3) == (made["IsDefault"], len(network.subnet_ids()))
