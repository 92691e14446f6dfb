"""String match."""

import pytest

from tests.aws.waf.asking import asks, request, text


@pytest.mark.parametrize(
    ("position", "search", "query", "expected"),
    [
        ("EXACTLY", "ab", "ab", True),
        ("EXACTLY", "ab", "abc", False),
        ("STARTS_WITH", "ab", "abc", True),
        ("STARTS_WITH", "bc", "abc", False),
        ("ENDS_WITH", "bc", "abc", True),
        ("ENDS_WITH", "ab", "abc", False),
        ("CONTAINS", "b", "abc", True),
        ("CONTAINS", "B", "abc", False),
        ("CONTAINS_WORD", "bad", "x;bad-y", True),
        ("CONTAINS_WORD", "bad", "bad", True),
        ("CONTAINS_WORD", "bad", "x_bad", False),
        ("CONTAINS_WORD", "bad", "badly bad2 bad", True),
    ],
)
def test_positions(position: str, search: str, query: str, expected: bool) -> None:
    """Letter case counts; a word has no letter, digit or underscore beside it."""
    assert asks(text(search, position=position), request(query=query)) is expected


def test_transformations_come_first() -> None:
    """In order of their priority, not of their place."""
    steps = [{"Priority": 9, "Type": "LOWERCASE"}, {"Priority": 1, "Type": "URL_DECODE"}]
    found = text("bad")
    found["ByteMatchStatement"]["TextTransformations"] = steps

    assert asks(found, request(query="%42AD")) is True
