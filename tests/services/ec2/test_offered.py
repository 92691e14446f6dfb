import pytest

from tests.services.ec2.network import Network


def test_parameters_without_effect_are_refused_by_name(network: Network) -> None:
    """Unless they ask for nothing."""
    code, message = network.refused("create_vpc", CidrBlock="10.0.0.0/16", AmazonProvidedIpv6CidrBlock=True)

    assert "NotImplementedException" == code
    assert "AmazonProvidedIpv6CidrBlock" in message
    network.ec2("create_vpc", CidrBlock="10.0.0.0/16", AmazonProvidedIpv6CidrBlock=False)


@pytest.mark.parametrize(
    ("name", "params"), [("create_vpc", {"CidrBlock": "10.0.0.0/16"}), ("describe_vpcs", {}), ("describe_regions", {})]
)
def test_dry_run_changes_nothing(network: Network, name: str, params: dict[str, str]) -> None:
    """It only says that it could."""
    assert "DryRunOperation" == network.refused(name, **params, DryRun=True)[0]
    assert 1 == len(network.ec2("describe_vpcs", DryRun=False)["Vpcs"])


def test_dry_run_of_what_cannot_be_done_is_refused_for_it(network: Network) -> None:
    """As the call itself would be."""
    assert "InvalidVpc.Range" == network.refused("create_vpc", CidrBlock="10.0.0.0/8", DryRun=True)[0]
