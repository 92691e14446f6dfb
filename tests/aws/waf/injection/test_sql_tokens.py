"""A text read as SQL."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.waf.injection.sql_tokens import tokens


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("1 OR 'a'='a' -- x", "1&sosc"),
        ("1/**/UNION/*x*/SELECT", "1UE"),
        ("/*!50000UNION*/", "X1Uaa"),
        ("sleep(5); sleep", "F(1);n"),
        ("COUNT (*)", "f(a)"),
        ("@@version <=> `n` || [a b]", "von&n"),
        ("0x41 1.5e-3 .5", "111"),
        ("'it''s' \"a\\\"b\" 'open", "sss"),
        ("# x\ny", "cn"),
        ("a#b", "n#"),
        ("not null div x", "!van"),
    ],
)
def test_each_token_has_its_letter(text: str, letters: str) -> None:
    """Closed comments and blanks have none."""
    assert "".join(letter for letter, _ in tokens(text)) == letters


@given(st.text())
def test_any_text_has_tokens(text: str) -> None:
    """At most four hundred."""
    assert len(list(tokens(text))) <= 401
