"""Regular expressions."""

import pytest

from gatewright.aws.vtl import regular_expressions as expressions
from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.run import Run


def run() -> Run:
    """Return a run without variables."""
    return Run({}, None, lambda _text: None)


@pytest.mark.parametrize(
    ("text", "expression", "replacement", "result"),
    [
        (r"it\'s", r"\\'", "'", "it's"),
        ("a.b.c", r"\.", "-", "a-b-c"),
        ("bar", "(b)(a)", "$2$1", "abr"),
        ("bar", "[ab]", "<$0>", "<b><a>r"),
        ("bar", "b", r"\$", "$ar"),
        ("a  b", r"\s+", " ", "a b"),
        ("AbC", "(?i)B", "x", "AxC"),
        ("abc", "", "-", "-a-b-c-"),
    ],
)
def test_replace_all(text: str, expression: str, replacement: str, result: str) -> None:
    """All matches are replaced as in Java."""
    assert result == expressions.replace_all(run(), text, expression, replacement)


def test_replace_first() -> None:
    """Only the first match is replaced, plain or not."""
    assert ("xaa", "xa") == (
        expressions.replace_first(run(), "aaa", "a", "x"),
        expressions.replace_first(run(), "aaa", "a{2}", "x"),
    )


@pytest.mark.parametrize(
    ("text", "expression", "limit", "pieces"),
    [
        ("a,b,,c,,", ",", 0, ["a", "b", "", "c"]),
        ("a,b,,c,,", ",", -1, ["a", "b", "", "c", "", ""]),
        ("a,b,c", ",", 2, ["a", "b,c"]),
        ("a,b", "", 0, ["a", ",", "b"]),
        ("", ",", 0, [""]),
        (",", ",", 0, [""]),
        ("a1b22c", "[0-9]+", 0, ["a", "b", "c"]),
    ],
)
def test_split(text: str, expression: str, limit: int, pieces: list[str]) -> None:
    """Texts are split as in Java: trailing empty pieces go, unless there is a limit."""
    assert pieces == expressions.split(run(), text, expression, limit)


def test_matches_means_all_of_it() -> None:
    """A match of a part is no match."""
    assert (True, False) == (expressions.matches(run(), "bar", "b.*"), expressions.matches(run(), "bar", "b"))


@pytest.mark.parametrize("replacement", ["$", "\\", "$2", "x$y"])
def test_bad_replacement_is_refused(replacement: str) -> None:
    """A replacement that Java would not take is an error."""
    with pytest.raises(Impossible):
        expressions.replace_all(run(), "a", "(a)", replacement)


def test_slow_expression_is_refused_for_long_texts_only() -> None:
    """An expression with two loose ends is fine on short texts."""
    assert "x" == expressions.replace_all(run(), "aab", "a+a+b", "x")
    with pytest.raises(Impossible, match="may take too long on 5000 characters"):
        expressions.replace_all(run(), "a" * 5000, "a+a+b", "x")


def test_output_is_bounded() -> None:
    """A replacement cannot blow a text up."""
    for expression in ("a", "[a]"):
        with pytest.raises(Impossible, match="more than 10000000 characters"):
            expressions.replace_all(run(), "a" * 10_000, expression, "b" * 10_000)
