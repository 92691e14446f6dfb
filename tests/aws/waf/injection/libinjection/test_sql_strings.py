"""Strings of SQL."""

import pytest

from tests.aws.waf.injection.libinjection.reading import read


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (b"'it''s'", "s", b"it''s"),
        (rb"'a\'b'", "s", rb"a\'b"),
        (rb"'a\\'b", "s", rb"a\\"),
        (b'"open', "s", b"open"),
        (b"N'x'", "s", b"x"),
        (b"E'x'", "s", b"x"),
        (b"e", "n", b"e"),
        (b"U&'x'", "s", b"x"),
        (b"q'(it's)'", "s", b"it's"),
        (b"nq'!x!'", "s", b"x"),
        (b"q'\xffx", "n", b"q"),
        (b"`name`", "n", b"name"),
        (b"`sleep`", "f", b"sleep"),
        (b"$1,000.00", "1", b"$1,000.00"),
        (b"$tag$it's$tag$", "s", b"it's"),
        (b"$$x", "s", b"x"),
        (b"$", "n", b"$"),
        (b"$x", "n", b"$"),
        (b"'" + b"a" * 40 + b"'", "s", b"a" * 31),
    ],
)
def test_a_string_is_read_as_its_database_does(text: bytes, kind: str, value: bytes) -> None:
    """Its first thirty-one bytes are kept."""
    first = read(text)[0]

    assert (first.kind, first.value) == (kind, value)
