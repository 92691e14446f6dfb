"""Instants compared."""

import pytest

from gatewright.aws.policy.conditions.date import FOUR_DIGITS, equals, greater_than, instant, less_than
from gatewright.aws.policy.globs import pattern


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1970-01-02", "86400"),
        ("1970-01", "0"),
        ("1970-01-01T01:00+01:00", "0"),
        ("1970-01-01T00:00:01.5Z", "1.5"),
        ("1969-12-31T23:59:59-00:30", "1799.0"),
        ("2020-02-29T00:00:00Z", "1582934400"),
    ],
)
def test_dates_and_seconds_are_the_same_instant(text: str, seconds: str) -> None:
    """Both notations mix, since instants are compared."""
    assert instant(text) == instant(seconds)
    assert equals([pattern(text)]).matches(seconds)


def test_four_digits_are_a_year() -> None:
    """The named default: `2026` alone is the year, not half an hour after the epoch."""
    assert "year" == FOUR_DIGITS
    assert instant("2026-01-01") == instant("2026")


def test_the_call_stands_left_of_the_sign() -> None:
    """`DateLessThan` holds when the call's instant is before the policy's."""
    assert less_than([pattern("2026-01-01T00:00:00Z")]).matches("2025-12-31T23:59:59Z")
    assert not greater_than([pattern("2026-01-01T00:00:00Z")]).matches("2025-12-31T23:59:59Z")


@pytest.mark.parametrize(
    "text", ["", "today", "2026-13", "2026-02-30", "2026-01-01T00:00", "2026-01-01 00:00Z", "0000"]
)
def test_what_is_no_date_matches_nothing(text: str) -> None:
    """A time of day needs its zone; a day that no calendar has is none."""
    assert instant(text) is None
    assert (0,) == equals([pattern(text)]).invalid
