"""How one text was encoded in two ways."""

import pytest

from gatewright.aws.sigv4.encoding_detail import character_of, encoding_detail, readable


@pytest.mark.parametrize(
    ("signed", "received", "detail"),
    [
        ("%2a", "%2A", "lower-case-hex"),
        ("(a)", "%28a%29", "character"),
        ("%2Aa", "%252Aa", "encoded-once"),
        ("%25252A", "%252A", "encoded-too-often"),
        ("a+b", "a%20b", "plus"),
        ("a%2Bb", "a%20b", "plus"),
        ("caf%25E9", "caf%25C3%25A9", "other-letters"),
        ("cafe%CC%81", "caf%C3%A9", "other-letters"),
        ("a", "b", ""),
    ],
)
def test_encoding_detail(signed: str, received: str, detail: str) -> None:
    """One text encoded in two ways is told from two texts."""
    assert encoding_detail(signed, received) == detail


@pytest.mark.parametrize(
    ("letters", "read"),
    [("plain", "plain"), ("caf\u00c3\u00a9", "caf\u00e9"), ("caf\u00e9", "caf\u00e9"), ("\u65e5", "\u65e5")],
)
def test_bytes_are_read_as_letters(letters: str, read: str) -> None:
    """Where they are UTF-8."""
    assert readable(letters) == read


@pytest.mark.parametrize(("signed", "received"), [("a*b", "a%2Ab"), ("a%2Ab", "a*b")])
def test_the_character_is_the_first_that_differs(signed: str, received: str) -> None:
    """Whichever side has it encoded."""
    assert character_of(signed, received) == "*"
