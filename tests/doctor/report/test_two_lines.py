"""Two lines and a caret."""

import pytest

from gatewright.aws.sigv4.difference import Difference
from gatewright.doctor.report.two_lines import two_lines


def test_short_lines_stand_whole() -> None:
    """The caret is below the first letter that differs."""
    difference = Difference(part="path", signed="/pets", received="/prod/pets")

    assert ("/pets", "/prod/pets", 2) == two_lines(difference, shown=False)


def test_long_lines_are_cut_around_the_difference() -> None:
    """What stands long before it, and long behind it, is left out."""
    difference = Difference(part="query", signed="a" * 150 + "b" * 90, received="a" * 150 + "c" * 90)
    ours, theirs, caret = two_lines(difference, shown=False)

    assert caret is not None
    assert ("b", "c") == (ours[caret], theirs[caret])
    assert ours[:caret] == theirs[:caret] == "…" + "a" * 60
    assert ours.endswith("…")


@pytest.mark.parametrize("shown", [True, False])
def test_a_secret_is_masked(shown: bool) -> None:
    """And no caret tells where it differs, unless secrets are shown."""
    difference = Difference(
        part="header", name="x-api-key", signed="x-api-key:aaaaaaaaaaaaaaaa", received="x-api-key:bbbbbbbbbbbbbbbb"
    )
    ours, _, caret = two_lines(difference, shown=shown)

    assert (ours == "x-api-key:aaaaaaaaaaaaaaaa", caret is not None) == (shown, shown)


def test_a_token_in_a_query_is_masked_alone() -> None:
    """The parameters beside it tell where it stands."""
    line = "X-Amz-Security-Token=IQoJb3JpZ2luX2Vj&a=1"
    difference = Difference(part="token", name="X-Amz-Security-Token", signed="a=1", received=line)
    ours, theirs, caret = two_lines(difference, shown=False)

    assert (ours, caret) == ("a=1", None)
    assert "IQoJ" not in theirs
    assert theirs.endswith("&a=1")


def test_a_line_that_is_not_there_is_a_dash() -> None:
    """A header that did not arrive."""
    assert two_lines(Difference(part="token", name="t", signed="t:x", received=""), shown=False)[1] == "-"
    assert two_lines(Difference(part="header", name="accept", signed="accept:x", received=""), shown=False)[1] == "-"
