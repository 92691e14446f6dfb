import pytest

from gatewright.services.ec2.addresses import available, free_address, subnet_block, vpc_block
from gatewright.wire.errors import ServiceError


def test_block_is_the_one_that_the_address_is_in() -> None:
    """What stands behind the prefix does not count."""
    assert "10.0.0.0/16" == str(vpc_block("10.0.1.7/16"))
    assert "10.0.1.0/28" == str(subnet_block("10.0.1.0/28", "10.0.0.0/16", ["10.0.0.0/24"]))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("10.0.0.0/15", "InvalidVpc.Range"),
        ("10.0.0.0/29", "InvalidVpc.Range"),
        ("10.0.0.0", "InvalidParameterValue"),
        ("ten", "InvalidParameterValue"),
        ("2001:db8::/32", "InvalidParameterValue"),
    ],
)
def test_blocks_that_cannot_be_are_refused(text: str, code: str) -> None:
    """Too large, too small, or none."""
    with pytest.raises(ServiceError) as caught:
        vpc_block(text)

    assert code == caught.value.code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("10.1.0.0/24", "InvalidSubnet.Range"),
        ("10.0.0.0/29", "InvalidSubnet.Range"),
        ("10.0.0.128/25", "InvalidSubnet.Conflict"),
    ],
)
def test_subnet_lies_in_its_vpc_beside_the_others(text: str, code: str) -> None:
    """Outside, too small, over another."""
    with pytest.raises(ServiceError) as caught:
        subnet_block(text, "10.0.0.0/16", ["10.0.0.0/24"])

    assert code == caught.value.code


def test_aws_keeps_five_addresses_of_every_subnet() -> None:
    """The first four, and the last one."""
    used: list[str] = []
    for _ in range(11):
        used.append(free_address("10.0.0.0/28", used))
    with pytest.raises(ServiceError) as caught:
        free_address("10.0.0.0/28", used)

    assert "InsufficientFreeAddressesInSubnet" == caught.value.code
    assert [f"10.0.0.{number}" for number in range(4, 15)] == used
    assert (11, 0) == (available("10.0.0.0/28", 0), available("10.0.0.0/28", len(used)))
