"""What signers take for the headers."""

from dataclasses import replace

import pytest

from gatewright.aws.sigv4.header_slips import header_slips, with_value
from gatewright.model.request import headers
from tests.aws.sigv4.by_botocore import HOST
from tests.aws.sigv4.test_slips import REQUEST, TEXT

CALL = replace(REQUEST, headers=headers([*REQUEST.headers, ("X-Forwarded-Host", "api.example.com"), ("X-More", "1")]))
FOUND = list(header_slips(CALL, TEXT))


@pytest.mark.parametrize(
    "value", [HOST.upper(), f"{HOST}:8443", f"http://{HOST}/", "api.example.com", "localhost", HOST.partition(".")[2]]
)
def test_other_hosts(value: str) -> None:
    """In capitals, with a port, as a URL, or the name that a proxy was called by."""
    assert with_value(TEXT, "host", value) in FOUND


@pytest.mark.parametrize(
    "value", ["application/json; charset=utf-8", "text/plain;charset=UTF-8", "application/x-www-form-urlencoded"]
)
def test_other_types(value: str) -> None:
    """What clients set by themselves."""
    assert with_value(TEXT, "content-type", value) in FOUND


def test_a_header_more_than_is_named() -> None:
    """One that came, and that the list of the signature does not name."""
    more = (*TEXT.headers, ("x-more", "1"))

    assert replace(TEXT, headers=more) in FOUND
    assert replace(TEXT, headers=more, signed_headers=f"{TEXT.signed_headers};x-more") in FOUND


def test_other_writings() -> None:
    """Names in capitals, blanks behind colons, backwards, no empty line."""
    assert replace(TEXT, headers=tuple((name.title(), value) for name, value in TEXT.headers)) in FOUND
    assert replace(TEXT, headers=tuple((name, f" {value}") for name, value in TEXT.headers)) in FOUND
    assert replace(TEXT, headers=TEXT.headers[::-1]) in FOUND
    assert replace(TEXT, parted=False) in FOUND
