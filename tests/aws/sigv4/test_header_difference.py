"""How two sets of signed headers differ."""

from dataclasses import replace

import pytest

from gatewright.aws.sigv4.header_difference import header_difference
from gatewright.aws.sigv4.signed_text import SignedText
from tests.aws.sigv4.test_surgeon import TEXT

CAPITALS = tuple((name.title(), value) for name, value in TEXT.headers)


@pytest.mark.parametrize(
    ("signed", "detail", "name"),
    [
        (replace(TEXT, headers=TEXT.headers[::-1]), "names-order", ""),
        (replace(TEXT, signed_headers="host;accept;x-amz-date"), "names-order", ""),
        (replace(TEXT, headers=CAPITALS), "names", "accept"),
        (replace(TEXT, signed_headers="Accept;Host;X-Amz-Date"), "names", ""),
        (replace(TEXT, signed_headers="accept,host,x-amz-date"), "names", ""),
        (replace(TEXT, signed_headers="accept;host;x-amz-date;x-more"), "not-received", "x-more"),
        (replace(TEXT, signed_headers="host;x-amz-date"), "not-signed", "accept"),
        (replace(TEXT, parted=False), "no-empty-line", ""),
    ],
)
def test_names_and_their_order(signed: SignedText, detail: str, name: str) -> None:
    """Each header has its value, and yet the lines are others."""
    found = header_difference(signed, TEXT)

    assert found is not None
    assert (found.part, found.detail, found.name) == ("header", detail, name)
    assert found.signed != found.received


def test_equal_headers_do_not_differ() -> None:
    """There is nothing to tell."""
    assert header_difference(TEXT, TEXT) is None
