from typing import Any

import pytest

from gatewright.services.logs.pattern_expressions import Cursor
from gatewright.services.logs.pattern_text import Test, tokens
from gatewright.wire.errors import ServiceError


def letter(cursor: Cursor) -> Test:
    """Read a word: whether it is in the set."""
    word = cursor.next().text

    def test(value: Any) -> bool:
        return word in value

    return test


def true(pattern: str, value: set[str]) -> bool:
    """Return what an expression says of a set of letters."""
    return Cursor(tokens(pattern)).expression(letter)(value)


@pytest.mark.parametrize(
    ("pattern", "value", "expected"),
    [
        ("a", {"a"}, True),
        ("a && b", {"a"}, False),
        ("a || b", {"b"}, True),
        ("a || b && c", {"a"}, True),
        ("(a || b) && c", {"a"}, False),
        ("((a))", {"a"}, True),
        ("a && (b || (c && d))", {"a", "c", "d"}, True),
    ],
)
def test_and_binds_more_closely_than_or(pattern: str, value: set[str], expected: bool) -> None:
    """Parentheses come first."""
    assert expected is true(pattern, value)


@pytest.mark.parametrize("pattern", ["", "a &&", "(a", "(" * 60 + "a" + ")" * 60])
def test_expression_that_does_not_end_is_refused(pattern: str) -> None:
    """And so is one that nests without need."""
    with pytest.raises(ServiceError, match="Invalid filter pattern"):
        true(pattern, set())


def test_cursor_stands_where_reading_ended() -> None:
    """What follows is for whoever called."""
    cursor = Cursor(tokens("a )"))
    cursor.expression(letter)

    assert not cursor.at_end
    cursor.expect(")")
    assert cursor.at_end
