"""Operators, comments and variables of SQL."""

import pytest

from tests.aws.waf.injection.libinjection.reading import kinds, read


@pytest.mark.parametrize(
    ("text", "as_others", "as_mysql"),
    [
        (b"a--b", "nc", "noon"),
        (b"a-- b", "nc", "nc"),
        (b"a--", "nc", "nc"),
        (b"a-b", "non", "non"),
        (b"a#b", "non", "nc"),
        (b"/*a*/b", "cn", "cn"),
        (b"/*a/*b*/", "X", "X"),
        (b"/*!a*/", "X", "X"),
        (b"/*open", "c", "c"),
        (b"a/b", "non", "non"),
        (b"<=> || :: : !", "o&o:o", "o&o:o"),
        (b":", "o", "o"),
        (rb"\N \a", "1\\n", "1\\n"),
        (b"-- x\ny", "cn", "cn"),
    ],
)
def test_a_mark_is_what_the_database_takes_it_for(text: bytes, as_others: str, as_mysql: str) -> None:
    """MySQL differs from the others in comments."""
    assert kinds(text) == as_others
    assert kinds(text, mysql=True) == as_mysql


@pytest.mark.parametrize("text", [b"@name", b"@@name", b"@`name`", b"@'name'"])
def test_a_variable_is_its_name(text: bytes) -> None:
    """However it is quoted."""
    assert [(token.kind, token.value) for token in read(text)] == [("v", b"name")]
