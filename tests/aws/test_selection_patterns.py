import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.selection_patterns import LONGEST, PatternError, compile_pattern


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"4\d{2}", "404", True),
        (r"4\d{2}", "500", False),
        ("40", "404", False),
        ("404|409", "409", True),
        (r"(?!2)\d{3}", "200", False),
        (r"(?!2)\d{3}", "503", True),
        ("(?=5)[0-9]+", "502", True),
        ("^[^2]..$", "301", True),
        (".*", "200", True),
        (".+", "", False),
        ("5.{1,}", "502", True),
        ("50{2,4}?", "500", True),
        ("50{2,4}", "50", False),
        (r"(\n|.)+", "any\nerror", True),
        (".*", "two\nlines", False),
        ("(?s).*", "two\nlines", True),
        ("(?i).*bad request.*", "400 Bad Request", True),
        (r".*\[BadRequest\].*", "[BadRequest] no id", True),
        (r"[\w-]+\s\S*", "a-b c", True),
        ("", "", True),
        ("a|", "", True),
        ("(?:ab)*c", "ababc", True),
    ],
)
def test_pattern_must_match_from_end_to_end(pattern: str, text: str, expected: bool) -> None:
    """The patterns of AWS's pages and of public APIs select what they should, and no mere part of a text."""
    assert compile_pattern(pattern)(text) is expected


@pytest.mark.parametrize(
    "pattern",
    [
        "(",
        ")",
        "[",
        "[]",
        "*",
        "a**",
        "a++",
        r"\p{Digit}",
        r"(a)\1",
        "(?<n>a)",
        "(?i:a)",
        "[a&&b]",
        "[b-a]",
        "a{2,1}",
        "a{9999}",
    ],
)
def test_pattern_that_is_not_offered_is_named(pattern: str) -> None:
    """What is no pattern, or needs back-tracking, is refused with its text."""
    with pytest.raises(PatternError) as raised:
        compile_pattern(pattern)

    assert f"`{pattern}`" in str(raised.value)


def test_endless_and_bottomless_patterns_are_refused() -> None:
    """Neither length nor depth can exhaust anything."""
    with pytest.raises(PatternError):
        compile_pattern("a" * (LONGEST + 1))
    with pytest.raises(PatternError):
        compile_pattern("(" * 60 + ")" * 60)


@pytest.mark.parametrize(
    "pattern",
    [
        "(" * 49 + r"\d*" + ")*" * 49 + "x",
        "(?:" * 40 + r"\d?" + "){1000}" * 40 + "x",
        r"\d?" * 300 + "x",
        "(?:" + r"\d|" * 300 + r"\d)*x",
        "(?:" + r"(?:\d|\d)*" * 80 + ")*x",
        r"(\d*)*" * 150 + "x",
    ],
)
def test_hostile_pattern_costs_little(pattern: str) -> None:
    """Patterns on which a back-tracking engine would never end are decided at once."""
    started = time.process_time()
    found = compile_pattern(pattern)("999")

    assert found is False
    assert time.process_time() - started < 2.0


_PIECES = st.recursive(
    st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\d", "1", "^", "$"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda two: f"(?:{two[0]}|{two[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "{0,3}?", "*?"])).map(
            lambda two: f"(?:{two[0]}){two[1]}"
        ),
        inner.map(lambda one: f"(?!{one})"),
        inner.map(lambda one: f"(?={one})"),
    ),
    max_leaves=5,
)


@given(_PIECES, st.text("ab1", max_size=4))
def test_verdict_is_that_of_a_back_tracking_engine(pattern: str, text: str) -> None:
    """On patterns that both can run, the verdict is Python's."""
    assert (re.fullmatch(pattern, text) is not None) is compile_pattern(pattern)(text)
