"""Words of SQL."""

import pytest

from tests.aws.waf.injection.libinjection.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"foo", [("n", b"foo")]),
        (b"SeLeCt", [("E", b"SeLeCt")]),
        (b"SELECT.1", [("E", b"SELECT"), ("1", b".1")]),
        (b"a.b", [("n", b"a.b")]),
        (b"[a b]c", [("n", b"[a b]"), ("n", b"c")]),
        (b"[open", [("n", b"[open")]),
        (b"x" * 40, [("n", b"x" * 31)]),
    ],
)
def test_a_word_is_what_sql_takes_it_for(text: bytes, expected: list[tuple[str, bytes]]) -> None:
    """In any letter case; other words are names."""
    assert [(token.kind, token.value) for token in read(text)] == expected
