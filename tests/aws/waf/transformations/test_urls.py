"""URL encoding."""

import pytest

from gatewright.aws.waf.transformations import urls


@pytest.mark.parametrize(
    ("text", "plain", "unicode"),
    [
        (b"a%41+%zz%4", b"aA %zz%4", b"aA %zz%4"),
        (b"%u0041%uff21%U00e9", b"%u0041%uff21%U00e9", b"AA\xe9"),
        (b"%2541", b"%41", b"%41"),
        (b"", b"", b""),
    ],
)
def test_escapes_are_decoded_once(text: bytes, plain: bytes, unicode: bytes) -> None:
    """What is no escape stays; `%u` counts for one of the two."""
    assert (urls.url_decode(text), urls.url_decode_uni(text)) == (plain, unicode)


def test_utf8_becomes_escapes() -> None:
    """ASCII stays, and bytes that are no UTF-8."""
    assert urls.utf8_to_unicode("aé€😀".encode() + b"\xff\xc3") == b"a%u00e9%u20ac%u1f600\xff\xc3"
