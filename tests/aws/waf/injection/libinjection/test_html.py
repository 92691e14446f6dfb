"""A text read as HTML."""

import pytest

from gatewright.aws.waf.injection.libinjection.html import (
    CLOSE,
    COMMENT,
    DOCTYPE,
    END,
    NAME,
    TAG,
    TEXT,
    VALUE,
    Html,
    Token,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"", []),
        (b"a<b>c", [(TEXT, b"a"), (TAG, b"b"), (END, b">"), (TEXT, b"c")]),
        (b"<a b=c d='e'/>", [(TAG, b"a"), (NAME, b"b"), (VALUE, b"c"), (NAME, b"d"), (VALUE, b"e"), (END, b"/>")]),
        (b"</a>", [(CLOSE, b"a")]),
        (b"</a >", [(TAG, b"a"), (END, b">")]),
        (b"<!-- x -->", [(COMMENT, b" x ")]),
        (b"<!--x-\x00!>y", [(COMMENT, b"x"), (TEXT, b"y")]),
        (b"<%x%>", [(COMMENT, b"x")]),
        (b"<?x>", [(COMMENT, b"x")]),
        (b"<![CDATA[x]]>", [(TEXT, b"x")]),
        (b"<!doctype html>", [(DOCTYPE, b"doctype html")]),
        (b"<3", [(TEXT, b"<"), (TEXT, b"3")]),
        (b"<a \xffb=c>", [(TAG, b"a")]),
    ],
)
def test_content_is_read(text: bytes, expected: list[Token]) -> None:
    """As lenient browsers read it."""
    assert list(Html(text).tokens(None)) == expected


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        (b"", b"b=c", [(NAME, b"b"), (VALUE, b"c")]),
        (b"'", b"x' b=`c`", [(VALUE, b"x"), (NAME, b"b"), (VALUE, b"c")]),
        (b'"', b'x">y', [(VALUE, b"x"), (END, b">"), (TEXT, b"y")]),
    ],
)
def test_a_value_is_read(quote: bytes, text: bytes, expected: list[Token]) -> None:
    """Up to its quote, and what comes behind it."""
    assert list(Html(text).tokens(quote)) == expected
