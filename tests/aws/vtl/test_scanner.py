"""Places in a source."""

import pytest

from gatewright.aws.vtl.errors import TemplateError
from gatewright.aws.vtl.scanner import DEEPEST, Scanner


def test_places_count_from_one_over_all_line_ends() -> None:
    """Line ends of all three kinds count once."""
    scanner = Scanner("a\nb\r\nc\rd")

    assert [(1, 1), (2, 1), (3, 1), (4, 1)] == [scanner.place(offset) for offset in (0, 2, 5, 7)]


def test_a_string_has_the_place_of_its_start() -> None:
    """Inside a string, every place is where the string starts."""
    assert (3, 4) == Scanner("abc", origin=(3, 4)).place(2)


def test_depth_is_bounded() -> None:
    """Too many levels are an error."""
    scanner = Scanner("")
    for _ in range(DEEPEST):
        scanner.enter()
    with pytest.raises(TemplateError, match="nested deeper"):
        scanner.enter()


def test_gobble_takes_blanks_only_up_to_a_line_end() -> None:
    """Blanks that text follows are kept."""
    kept, swallowed = Scanner("  x"), Scanner(" \t\r\nx")

    assert ("", " \t\r\n") == (kept.gobble(), swallowed.gobble())
