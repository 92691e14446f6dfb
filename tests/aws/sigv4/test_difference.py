"""The first part that two sides see differently."""

import pytest

from gatewright.aws.sigv4.difference import Difference


@pytest.mark.parametrize(
    ("signed", "received", "column"),
    [("/a*b", "/a%2Ab", 2), ("/a", "/a/b", 2), ("", "x", 0), ("same", "same", 4), ("x", "y", 0)],
)
def test_the_caret_stands_below_the_first_letter_that_differs(signed: str, received: str, column: int) -> None:
    """Counted from 0; behind the end of the shorter line where that is all that differs."""
    assert Difference(part="path", signed=signed, received=received).column == column


def test_the_lines_are_not_printed() -> None:
    """A header's line may be a secret: a log of the value does not hold it."""
    assert "top-secret" not in repr(Difference(part="token", signed="x:top-secret", received=""))
