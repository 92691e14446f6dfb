"""The dates of a signature."""

import pytest

from gatewright.aws.sigv4.dates import instant, signed_stamp, stamp

NOW = 1_768_478_400.0


@pytest.mark.parametrize("date", ["20260115T120000Z", "Thu, 15 Jan 2026 12:00:00 GMT"])
def test_both_forms_are_read(date: str) -> None:
    """The basic format and HTTP's own form name the same instant, and sign the same stamp."""
    assert instant(date) == NOW
    assert signed_stamp(date) == stamp(NOW) == "20260115T120000Z"


@pytest.mark.parametrize(
    "date", ["", "today", "2026-01-15T12:00:00Z", "20260230T000000Z", "20260115T126000Z", "00000115T120000Z"]
)
def test_any_other_is_unreadable(date: str) -> None:
    """A date of another form, or one that no calendar has, is no instant and stays as it is."""
    assert instant(date) is None
    assert signed_stamp(date) == date


def test_an_early_year_keeps_its_zeros() -> None:
    """Four digits for every year."""
    assert stamp(instant("00010101T000000Z") or 0) == "00010101T000000Z"
