"""Where a request comes from."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.model.request import Peer
from tests.aws.waf.asking import Answers, asks, request

ARN = "arn:aws:wafv2:eu-west-1:111122223333:regional/ipset/office/1"
OFFICE = Answers(get_ip_set={"IPSet": {"Addresses": ["192.0.2.0/24", "2001:db8::/32"]}})


def by_set(**forwarded: str) -> dict[str, Any]:
    """Return an IP set reference."""
    how = {"IPSetForwardedIPConfig": forwarded} if forwarded else {}
    return {"IPSetReferenceStatement": {"ARN": ARN, **how}}


@pytest.mark.parametrize(
    ("ip", "expected"),
    [("192.0.2.7", True), ("192.0.3.7", False), ("2001:db8::1", True), ("2001:db9::1", False), ("x", False)],
)
def test_an_address_is_in_a_set(ip: str, expected: bool) -> None:
    """Compared as numbers, each family for itself."""
    assert asks(by_set(), request(ip=ip), OFFICE) is expected


@pytest.mark.parametrize(
    ("position", "fallback", "header", "expected"),
    [
        ("FIRST", "NO_MATCH", "192.0.2.7, 10.0.0.1", True),
        ("LAST", "NO_MATCH", "192.0.2.7, 10.0.0.1", False),
        ("ANY", "NO_MATCH", "10.0.0.1, 192.0.2.7, 10.0.0.2", True),
        ("ANY", "NO_MATCH", "192.0.2.7" + ", 10.0.0.1" * 10, False),
        ("FIRST", "MATCH", "nobody", True),
        ("FIRST", "NO_MATCH", "nobody", False),
    ],
)
def test_an_address_that_a_proxy_wrote(position: str, fallback: str, header: str, expected: bool) -> None:
    """The connection's own address does not count then."""
    found = by_set(HeaderName="X-Forwarded-For", Position=position, FallbackBehavior=fallback)

    assert asks(found, request(ip="192.0.2.7", X_Forwarded_For=header), OFFICE) is expected


def test_without_the_header_the_rule_does_not_apply() -> None:
    """Whatever the fallback says (documented)."""
    found = by_set(HeaderName="X-Forwarded-For", Position="ANY", FallbackBehavior="MATCH")

    assert asks(found, request(), OFFICE) is False
    assert asks(found, request(withheld=True), OFFICE) is None


def test_what_nobody_told_is_unknown() -> None:
    """The set, the caller's address, its country, its network."""
    untold = replace(request(), peer=Peer())

    assert asks(by_set(), request()) is None
    assert asks(by_set(), untold, OFFICE) is None
    assert asks({"GeoMatchStatement": {"CountryCodes": ["FR"]}}, request()) is None
    assert asks({"AsnMatchStatement": {"AsnList": [64496]}}, request()) is None
