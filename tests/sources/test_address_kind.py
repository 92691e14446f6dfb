"""Kinds of addresses."""

import pytest

from gatewright.sources.address_kind import kind_of_address


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("::1", "loopback"),
        ("10.0.0.7", "private"),
        ("fe80::1%eth0", "private"),
        ("8.8.8.8", "public"),
        ("x", "public"),
    ],
)
def test_addresses_are_of_three_kinds(address: str, kind: str) -> None:
    """A private one tells that DNS led into a VPC."""
    assert kind == kind_of_address(address)
