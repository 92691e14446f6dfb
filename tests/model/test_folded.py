"""A long line on a terminal."""

import pytest

from gatewright.model.folded import folded
from gatewright.model.terminal import COLOUR, width

PROSE = (
    "  1. The method wants a request signed with AWS credentials, and this one is not signed.  [iam.signature-missing]"
)
JAPANESE = (
    "  1. 「このメソッドは AWS の認証情報で署名されたリクエストを必要としますが、このリクエストは署名されていません。」"
)


@pytest.mark.parametrize("columns", [30, 40, 60, 80, 100])
@pytest.mark.parametrize("line", [PROSE, JAPANESE])
def test_no_line_is_wider_than_the_terminal(line: str, columns: int) -> None:
    """Whatever the script: East Asian characters count two columns."""
    assert all(width(each) <= columns for each in folded(line, columns, 5))


def test_what_goes_on_hangs_below_the_words() -> None:
    """So that the number of an item stands alone in its column."""
    assert [
        "  1. The method wants a request signed with",
        "     AWS credentials, and this one is not",
        "     signed.  [iam.signature-missing]",
    ] == list(folded(PROSE, 45, 5))


def test_a_short_line_and_a_file_are_left_alone() -> None:
    """Nothing is folded that needs no folding; a pipe has no edge."""
    assert [PROSE] == list(folded(PROSE, None, 5))
    assert [PROSE] == list(folded(PROSE, 200, 5))


def test_a_long_word_stays_whole() -> None:
    """A URL can be copied."""
    url = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders"

    assert ["  GET", f"    {url}"] == list(folded(f"  GET {url}", 40, 4))
    assert [f"  {url}"] == list(folded(f"  {url}", 40, 4))


def test_colours_take_no_room() -> None:
    """And stay with their word."""
    plain = list(folded("one two three four five six seven", 25))
    coloured = list(folded(f"one two three {COLOUR.bold}four five six{COLOUR.end} seven", 25))

    assert ["one two three four five", "six seven"] == plain
    assert [f"one two three {COLOUR.bold}four five", f"six{COLOUR.end} seven"] == coloured


def test_no_japanese_line_begins_with_a_mark_that_closes() -> None:
    """Nor ends with one that opens."""
    for columns in range(30, 90):
        lines = list(folded(JAPANESE, columns, 5))
        assert not any(line.strip()[0] in "、。」" for line in lines)
        assert not any(line.endswith("「") for line in lines)
        assert "".join(line.strip() for line in lines).replace(" ", "") == JAPANESE.replace(" ", "")
