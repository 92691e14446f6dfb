"""Addresses within ranges."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.policy.conditions.ip import address, network, within
from gatewright.aws.policy.globs import pattern


@given(st.ip_addresses(), st.ip_addresses(), st.integers(0, 32))
def test_ranges_are_those_of_the_standard_library(call: object, base: object, length: int) -> None:
    """An address is in a range exactly when Python's own networks say so; families never mix."""
    written = f"{base}/{length}"
    expected = ipaddress.ip_address(str(call)) in ipaddress.ip_network(written, strict=False)

    assert expected is within([pattern(written)]).matches(str(call))


@given(st.ip_addresses(v=4), st.ip_addresses(v=4), st.integers(1, 32))
def test_a_narrower_range_gains_no_callers(call: object, base: object, length: int) -> None:
    """Whoever is in a range is in the wider one."""
    narrow, wide = within([pattern(f"{base}/{length}")]), within([pattern(f"{base}/{length - 1}")])

    assert wide.matches(str(call)) or not narrow.matches(str(call))


def test_numbers_are_compared_not_texts() -> None:
    """A bare address is a range of one, host bits are ignored, and spellings of one address are equal."""
    assert within([pattern("2001:db8::1")]).matches("2001:0db8:0:0::0001")
    assert within([pattern("203.0.113.77/24")]).matches("203.0.113.1")
    assert within([pattern("0.0.0.0/0")]).matches("8.8.8.8")
    assert not within([pattern("0.0.0.0/0")]).matches("::1")


@pytest.mark.parametrize("text", ["", "203.0.113", "203.0.113.1/33", "203.0.113.01", "fe80::1%eth0", "1" * 100])
def test_what_is_no_address_matches_nothing(text: str) -> None:
    """A broken range is told by its place and matches nothing."""
    assert network(text) is None
    assert (0,) == within([pattern(text)]).invalid
    assert address(text) is None
