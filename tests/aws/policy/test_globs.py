"""Patterns of stars and question marks, without `re`."""

import re
import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.policy.globs import Pattern, Wild, any_matcher, literal_head, matcher, pattern, written

LETTERS = st.text("ab:", max_size=12)
PATTERNS = st.text("ab:*?", max_size=10)


def by_re(glob: str, text: str) -> bool:
    """Answer with Python's `re`: fine for short texts."""
    return re.fullmatch("".join({"*": ".*", "?": "."}.get(c, re.escape(c)) for c in glob), text, re.DOTALL) is not None


@given(PATTERNS, LETTERS)
def test_matches_like_a_regular_expression(glob: str, text: str) -> None:
    """A pattern matches exactly the texts that the equivalent regular expression does."""
    assert by_re(glob, text) is matcher(pattern(glob))(text)


@given(st.lists(PATTERNS, max_size=5), LETTERS)
def test_several_at_once_are_an_or(globs: list[str], text: str) -> None:
    """A list of patterns matches when one of them does."""
    assert any(by_re(glob, text) for glob in globs) is any_matcher([pattern(glob) for glob in globs])(text)


@given(PATTERNS)
def test_a_pattern_is_written_as_it_was_read(glob: str) -> None:
    """Cutting a pattern into tokens loses nothing."""
    assert glob == written(pattern(glob))


def test_star_matches_line_breaks_and_slashes() -> None:
    """A star is any run of any characters."""
    assert matcher(pattern("a*z"))("a/\n/z")


def test_letters_that_look_like_wildcards_are_letters() -> None:
    """A literal star in a token matches a star alone."""
    tokens: Pattern = ("a*", Wild.ONE)

    assert matcher(tokens)("a*b")
    assert not matcher(tokens)("axxb")


def test_head_ends_at_the_first_wildcard() -> None:
    """The literal head is what every matching text starts with."""
    assert "prod/GET/" == literal_head(pattern("prod/GET/*/x"))
    assert "" == literal_head(pattern("?a"))


def lines_run(run: Callable[[], object]) -> int:
    """Count the lines of Python that run: work, not time."""
    count = 0

    def trace(_: FrameType, event: str, __: object) -> Callable:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "glob",
    [
        "*a*a*a*a*a*b",
        "*a?a*a?a*a?b",
        "*?a?a?a?a?b*c",
        "*" * 30 + "b",
        "*a" * 200,
        "*" + "a?" * 200 + "b*",
        "?*" * 50 + "b",
    ],
)
def test_work_grows_no_faster_than_the_text(glob: str) -> None:
    """Twice the text is at most twice the work, for patterns that take `re` ages."""
    test = matcher(pattern(glob))
    small, large = "a" * 2_000, "a" * 4_000

    assert lines_run(lambda: test(large)) <= 2 * lines_run(lambda: test(small)) + 100
    assert lines_run(lambda: test(large)) <= 4 * len(large) + 1_000
