from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given

from gatewright.wire import timestamps
from tests.wire.from_shapes import INSTANTS, SECONDS

INSTANT = datetime(2026, 7, 25, 18, 31, 48, 120_000, UTC)


def test_formats_are_written_as_aws_writes_them() -> None:
    """Milliseconds stand only where there are some, and whole seconds are integers."""
    whole = INSTANT.replace(microsecond=0)

    assert timestamps.write(INSTANT, "iso8601") == "2026-07-25T18:31:48.120Z"
    assert timestamps.write(whole, "iso8601") == "2026-07-25T18:31:48Z"
    assert timestamps.write(INSTANT, "rfc822") == "Sat, 25 Jul 2026 18:31:48 GMT"
    assert timestamps.write(INSTANT, "unixTimestamp") == 1785004308.12
    assert repr(timestamps.write(whole, "unixTimestamp")) == "1785004308"


def test_numbers_and_datetimes_are_alike() -> None:
    """Unix seconds, naive UTC and any zone mean the same instant."""
    naive, east = INSTANT.replace(tzinfo=None), INSTANT.astimezone(timezone(timedelta(hours=9)))
    written = {timestamps.write(value, "iso8601") for value in (INSTANT, naive, east, INSTANT.timestamp())}

    assert {"2026-07-25T18:31:48.120Z"} == written


@given(INSTANTS)
def test_what_is_written_reads_back(instant: datetime) -> None:
    """To the millisecond, in both formats that can say it."""
    for name in ("iso8601", "unixTimestamp"):
        assert instant == timestamps.read(timestamps.write(instant, name), name)


@given(SECONDS)
def test_http_dates_read_back(instant: datetime) -> None:
    """To the second, as that format goes."""
    assert instant == timestamps.read(timestamps.write(instant, "rfc822"), "rfc822")


def test_zone_is_utc_when_none_is_said() -> None:
    """A text without a zone means UTC, one with another zone is converted."""
    assert timestamps.read("2026-07-25T18:31:48", "iso8601").tzinfo is UTC
    assert timestamps.read("2026-07-25T20:31:48+02:00", "iso8601") == INSTANT.replace(microsecond=0)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("soon", "iso8601"),
        (5, "iso8601"),
        (5, "rfc822"),
        ("soon", "rfc822"),
        ("soon", "unixTimestamp"),
        (1e300, "unixTimestamp"),
        (float("nan"), "unixTimestamp"),
    ],
)
def test_anything_else_is_a_value_error(text: str | float, written: str) -> None:
    """A text that says no instant raises `ValueError`, whatever is wrong with it."""
    with pytest.raises(ValueError):
        timestamps.read(text, written)
