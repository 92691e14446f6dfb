"""
Blocks of addresses: of VPCs and of the subnets within them, and which addresses of a subnet are free.

https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html: blocks of /16 to /28, and AWS keeps the first four
addresses and the last one of every subnet.
"""

from collections.abc import Collection, Iterable
from ipaddress import IPv4Network
from typing import Final

from gatewright.services.ec2.errors import invalid_value, refused

_LARGEST: Final = 16
_SMALLEST: Final = 28
_KEPT_FIRST: Final = 4
_KEPT: Final = 5


def vpc_block(text: str) -> IPv4Network:
    """Return the block of a VPC, or refuse one that cannot be."""
    return _block(text, "InvalidVpc.Range")


def subnet_block(text: str, vpc: str, others: Iterable[str]) -> IPv4Network:
    """Return the block of a subnet: within its VPC, beside its other subnets."""
    block = _block(text, "InvalidSubnet.Range")
    if not block.subnet_of(IPv4Network(vpc)):
        raise refused("InvalidSubnet.Range", f"The CIDR '{text}' is invalid.")  # reported by users
    if any(block.overlaps(IPv4Network(other)) for other in others):
        raise refused("InvalidSubnet.Conflict", f"The CIDR '{text}' conflicts with another subnet")  # reported by users
    return block


def available(block: str, used: int) -> int:
    """Return how many addresses of a subnet are free."""
    return IPv4Network(block).num_addresses - _KEPT - used


def free_address(block: str, used: Collection[str]) -> str:
    """Return the first free address of a subnet."""
    network = IPv4Network(block)
    for number in range(_KEPT_FIRST, network.num_addresses - 1):
        address = str(network[number])
        if address not in used:
            return address
    # Documented code; the text is inferred.
    raise refused("InsufficientFreeAddressesInSubnet", f"The subnet {block} does not have enough free addresses")


def _block(text: str, code: str) -> IPv4Network:
    try:
        block = IPv4Network(text, strict=False)
    except ValueError:
        raise invalid_value(text, "cidrBlock", "This is not a valid CIDR block.") from None  # reported by users
    if "/" not in text:
        raise invalid_value(text, "cidrBlock", "This is not a valid CIDR block.")
    if not _LARGEST <= block.prefixlen <= _SMALLEST:
        raise refused(code, f"The CIDR '{text}' is invalid.")  # reported by users
    # EC2 stores the block that an address is in: 10.0.1.7/16 as 10.0.0.0/16 (documented: CreateVpc).
    return block
