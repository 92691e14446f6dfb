"""The bytes that a text of the wire stood for."""

import pytest

from gatewright.aws.sigv4.wire_bytes import wire_bytes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", b"plain"),
        ("\xe1\x88\xb4", b"\xe1\x88\xb4"),  # as our listener reads it: a letter for each byte
        ("\u1234", b"\xe1\x88\xb4"),  # as a file of evidence has it
        ("\u1234\udcff", b"\xe1\x88\xb4\xff"),
        ("half a pair \ud800", b"half a pair ?"),
    ],
)
def test_any_text_has_bytes(text: str, expected: bytes) -> None:
    """Letters of one byte are that byte, all others their UTF-8."""
    assert wire_bytes(text) == expected
