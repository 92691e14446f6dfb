"""The period of a usage plan's quota."""

from datetime import UTC, date, datetime, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.quota import period_start
from gatewright.model.usage import Quota


def at(text: str) -> float:
    """Return Unix seconds of a time in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("period", "offset", "now", "start"),
    [
        ("DAY", 0, "2026-01-15T00:00:00", "2026-01-15"),
        ("DAY", 0, "2026-01-15T23:59:59.999", "2026-01-15"),
        # 15 January 2026 is a Thursday.
        ("WEEK", 0, "2026-01-15T12:00:00", "2026-01-11"),
        ("WEEK", 4, "2026-01-15T12:00:00", "2026-01-15"),
        ("WEEK", 5, "2026-01-15T12:00:00", "2026-01-09"),
        ("WEEK", 6, "2026-01-17T00:00:00", "2026-01-17"),
        ("WEEK", 0, "2026-01-17T23:59:59", "2026-01-11"),
        ("WEEK", 0, "2026-01-18T00:00:00", "2026-01-18"),
        ("WEEK", 0, "2026-01-01T00:00:00", "2025-12-28"),
        ("MONTH", 0, "2026-01-01T00:00:00", "2026-01-01"),
        ("MONTH", 0, "2026-01-31T23:59:59", "2026-01-01"),
        ("MONTH", 14, "2026-01-15T00:00:00", "2026-01-15"),
        ("MONTH", 14, "2026-01-14T23:59:59", "2025-12-15"),
        ("MONTH", 27, "2026-03-27T00:00:00", "2026-02-28"),
        ("MONTH", 27, "2028-03-01T00:00:00", "2028-02-28"),
        ("MONTH", 5, "2026-03-06T00:00:00", "2026-03-06"),
    ],
)
def test_a_period_starts_where_the_quota_says(
    period: Literal["DAY", "WEEK", "MONTH"], offset: int, now: str, start: str
) -> None:
    """A day starts at midnight UTC, a week on the day of the offset, a month so many days after its first."""
    assert period_start(Quota(1, offset, period), at(now)) == date.fromisoformat(start)


LONGEST = {"DAY": 0, "WEEK": 6, "MONTH": 30}
QUOTAS = st.one_of(
    st.just(Quota(1, 0, "DAY")),
    st.integers(0, 6).map(lambda offset: Quota(1, offset, "WEEK")),
    st.integers(0, 27).map(lambda offset: Quota(1, offset, "MONTH")),
)
MOMENTS = st.floats(min_value=0, max_value=4_000_000_000)


@given(QUOTAS, MOMENTS)
def test_a_period_holds_the_moment(quota: Quota, now: float) -> None:
    """A period has begun when it is the current one, and is no longer than its name says."""
    today = datetime.fromtimestamp(now, UTC).date()
    age = (today - period_start(quota, now)).days

    assert 0 <= age <= LONGEST[quota.period]


@given(QUOTAS, MOMENTS, st.floats(min_value=0, max_value=10_000_000))
def test_periods_never_run_backwards(quota: Quota, now: float, later: float) -> None:
    """A later moment is in the same period or in a later one."""
    assert period_start(quota, now) <= period_start(quota, now + later)


@given(QUOTAS, MOMENTS)
def test_a_period_starts_on_its_own_first_day(quota: Quota, now: float) -> None:
    """On its first day, a period is the current one."""
    first = period_start(quota, now)
    midnight = datetime(first.year, first.month, first.day, tzinfo=UTC)

    assert period_start(quota, midnight.timestamp()) == first
    assert period_start(quota, (midnight - timedelta(seconds=1)).timestamp()) < first
