"""
The period of a usage plan's quota.

Restates "QuotaSettings" (CloudFormation and API reference): a DAY starts at midnight UTC; a WEEK starts on the day of
`offset`, 0 for Sunday; a MONTH on the day after `offset` days. AWS refuses any offset but 0 for DAY, which shows that
the offset is a day and not a number of requests.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-usageplan-quotasettings.html
"""

from datetime import UTC, date, datetime, timedelta

from gatewright.model.usage import Quota

_DAYS_OF_A_WEEK = 7


def period_start(quota: Quota, now: float) -> date:
    """Return the UTC day on which the period that holds `now` (Unix seconds) began."""
    today = datetime.fromtimestamp(now, UTC).date()
    if quota.period == "DAY":
        return today
    if quota.period == "WEEK":
        since_sunday = (today.weekday() + 1) % _DAYS_OF_A_WEEK
        return today - timedelta(days=(since_sunday - quota.offset) % _DAYS_OF_A_WEEK)
    first = today.replace(day=1) + timedelta(days=quota.offset)
    return first if first <= today else _month_before(first, quota.offset)


def _month_before(first: date, offset: int) -> date:
    """Return the start of the period before the one that starts on `first`."""
    return (first.replace(day=1) - timedelta(days=1)).replace(day=1) + timedelta(days=offset)
