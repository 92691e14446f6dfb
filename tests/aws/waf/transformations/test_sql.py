"""What hides SQL."""

import pytest

from gatewright.aws.waf.transformations import sql


@pytest.mark.parametrize(
    ("text", "expected"),
    [(b"a/*x*/b/**/c", b"a b c"), (b"a*/b", b"a*/b"), (b"a/*b", b"a "), (b"/*/*x*/y*/", b" y*/"), (b"a", b"a")],
)
def test_comments_become_blanks(text: bytes, expected: bytes) -> None:
    """They do not nest, and an unfinished one goes to the end."""
    assert sql.replace_comments(text) == expected


def test_marks_of_comments_go() -> None:
    """What stands in the comments stays."""
    assert sql.remove_comments_char(b"a/*b*/c--d#e<!--f-->") == b"abcdef"


def test_hexadecimal_strings_are_decoded() -> None:
    """Whole pairs behind `0x`."""
    assert sql.sql_hex_decode(b"0x414243 0X61 0x4 x41") == b"ABC a 0x4 x41"
