"""Escapes with a backslash; inputs and outputs as ModSecurity's functions have them."""

import pytest

from gatewright.aws.waf.transformations import escapes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (rb"\a\b\f\n\r\t\v\?\'\"\0\12\123\x00\xff", b"\a\b\f\n\r\t\v?'\"\0\nS\0\xff"),
        (rb"\8\9\666\xag\xga\0123", b"89\xb6\\xag\\xga\n3"),
        (rb"<\563\543\562\551\560\564>", b"<script>"),
        (b"\\", b"\\"),
        (b"", b""),
    ],
)
def test_of_c(text: bytes, expected: bytes) -> None:
    """Octal digits beyond a byte lose what does not fit."""
    assert escapes.escape_seq_decode(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (rb"\1A\1 A\1234567\123456 7\1x\1 x", b"\x1a\x01AV7V7\x01x\x01x"),
        (b"te\\\nst\\a\\b\\f\\n\\?\\'", b"test\n\x0b\x0fn?'"),
        (rb"\ff01\ff5e\00ff1c", b"!~<"),
        (b"test\\", b"test"),
    ],
)
def test_of_css(text: bytes, expected: bytes) -> None:
    """One blank behind the digits belongs to them; a lone backslash at the end goes."""
    assert escapes.css_decode(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (rb"<\163\143\162\151\160\164>", b"<script>"),
        (rb"\u\u0\u01\u012", b"uu0u01u012"),
        (rb"\u0061\uff41\x62\377\400\n\q", b"aab\xff 0\nq"),
        (b"\\", b"\\"),
    ],
)
def test_of_javascript(text: bytes, expected: bytes) -> None:
    """Three octal digits count only while they fit a byte."""
    assert escapes.js_decode(text) == expected
