"""A text read as SQL, token by token."""

import pytest

from gatewright.aws.waf.injection.libinjection.sql_scanner import MOST_TOKENS, next_token
from gatewright.aws.waf.injection.libinjection.sql_tokens import Source
from tests.aws.waf.injection.libinjection.reading import kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"1 OR 'a'='a' -- x", "1&sosc"),
        (b"SELECT\xa0@@version,`x`", "Ev,n"),
        (b"{a}[b];?", "{n}n;?"),
        (b"", ""),
        (b" \x00\x7f", ""),
    ],
)
def test_every_character_begins_something(text: bytes, expected: str) -> None:
    """Blanks begin nothing."""
    assert kinds(text) == expected


def test_a_text_is_read_as_far_as_attacks_go() -> None:
    """Whatever folds away for ever costs no more."""
    assert len(kinds(b"1+" * 5_000)) == MOST_TOKENS


def test_a_quote_may_stand_before_the_text() -> None:
    """Which then begins within a string."""
    source = Source(b"a' or 1", mysql=False)

    first = next_token(source, b"'")

    assert first is not None
    assert (first.kind, first.value, first.opened, first.closed) == ("s", b"a", "", "'")
    assert source.tokens == 1
