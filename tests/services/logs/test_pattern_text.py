import pytest

from gatewright.services.logs.pattern_text import Token, comparison, number, regular_expression, shown, tokens
from gatewright.wire.errors import ServiceError


def test_pieces_of_a_pattern() -> None:
    """Signs need no blanks around them; quotes hold anything; a selector keeps its brackets."""
    found = tokens('{($.a[0].b>=1.5)&&$.c="x \\"y\\""||$.d!=%^a%}')

    assert [
        Token("sign", "{"),
        Token("sign", "("),
        Token("word", "$.a[0].b"),
        Token("sign", ">="),
        Token("word", "1.5"),
        Token("sign", ")"),
        Token("sign", "&&"),
        Token("word", "$.c"),
        Token("sign", "="),
        Token("text", 'x "y"'),
        Token("sign", "||"),
        Token("word", "$.d"),
        Token("sign", "!="),
        Token("regex", "^a"),
        Token("sign", "}"),
    ] == found


@pytest.mark.parametrize("pattern", ['"open', "a & b", "%", "x" * 1025])
def test_what_is_no_piece_is_refused(pattern: str) -> None:
    """AWS's text."""
    with pytest.raises(ServiceError, match="Invalid filter pattern"):
        tokens(pattern)


@pytest.mark.parametrize(
    ("operator", "wanted", "value", "expected"),
    [
        ("=", Token("word", "404"), 404, True),
        ("=", Token("word", "404"), 404.0, True),
        ("=", Token("word", "4.04e2"), 404, True),
        ("=", Token("word", "404"), "404", True),
        ("=", Token("text", "404"), 404, True),
        ("=", Token("word", "1"), True, False),
        ("=", Token("word", "true"), True, True),
        ("!=", Token("word", "404"), 500, True),
        ("=", Token("word", "4*"), 404, True),
        ("=", Token("word", "4*"), 500, False),
        ("=", Token("text", "*a*b"), "xaxb", True),
        ("=", Token("text", "ab*b"), "ab", False),
        ("=", Token("word", "*"), "", True),
        ("!=", Token("word", "a*"), "b", True),
        ("=", Token("regex", "^a.c$"), "abc", True),
        ("!=", Token("regex", "b"), "abc", False),
        (">", Token("word", "10"), 11, True),
        (">", Token("word", "10"), "11", True),
        (">", Token("word", "10"), "x", False),
        (">", Token("word", "0"), True, False),
        ("<=", Token("word", "-1.5"), -1.5, True),
        (">=", Token("word", "3"), 2, False),
        ("<", Token("word", "3"), 2, True),
    ],
)
def test_value_is_compared(operator: str, wanted: Token, value: object, expected: bool) -> None:
    """Numbers as numbers, texts as texts, `*` for anything, an expression anywhere."""
    assert expected is comparison(operator, wanted)(value)


@pytest.mark.parametrize(
    ("operator", "wanted"),
    [
        (">", Token("word", "x")),
        (">", Token("regex", "1")),
        ("", Token("word", "x")),
        ("=", Token("sign", "}")),
        ("=", Token("regex", "(")),
        ("=", Token("regex", "(?=a)")),
    ],
)
def test_comparison_that_makes_no_sense_is_refused(operator: str, wanted: Token) -> None:
    """Order is for numbers; an expression has to be one, without lookaround."""
    with pytest.raises(ServiceError, match="Invalid filter pattern"):
        comparison(operator, wanted)


def test_expression_takes_no_longer_than_its_text() -> None:
    """What would keep a backtracking engine busy for years is answered at once."""
    assert not regular_expression("^(a+)+$")("a" * 50_000 + "b")


@pytest.mark.parametrize(("text", "expected"), [("1", 1.0), ("-.5", -0.5), ("1e3", 1000.0), ("x", None), ("", None)])
def test_number_of_a_text(text: str, expected: float | None) -> None:
    """Scientific notation is one (documented)."""
    assert expected == number(text)


@pytest.mark.parametrize(
    ("value", "expected"), [("a", "a"), (1, "1"), (False, "false"), (None, ""), ({"a": 1}, ""), (1.5, "1.5")]
)
def test_value_as_patterns_see_it(value: object, expected: str) -> None:
    """What is no scalar has no text."""
    assert expected == shown(value)
