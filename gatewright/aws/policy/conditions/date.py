"""The Date operators: instants, written as dates of the W3C profile of ISO 8601 or as Unix seconds.

Restates "IAM JSON policy elements: Condition operators", Date condition operators:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
Both notations mix, since instants are compared. The profile asks for a zone behind each time of day.
"""

import operator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final, Literal

from gatewright.aws.policy.conditions.numeric import compared, number
from gatewright.model.lazy_pattern import pattern

FOUR_DIGITS: Final[Literal["year", "seconds"]] = "year"
"""What `2026` alone means. Open: both notations allow it."""

_DATE: Final = pattern(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
    r"(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\.[0-9]{1,18})?)?(Z|[+-][0-9]{2}:[0-9]{2}))?)?)?"
)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def instant(text: str) -> Decimal | None:
    """Return the Unix seconds that a text writes, `None` for any other text."""
    found = _DATE.fullmatch(text)
    if found is None or (FOUR_DIGITS == "seconds" and found[2] is None):
        return number(text)
    year, month, day, hour, minute, second = (int(part) if part else None for part in found.groups()[:6])
    try:
        moment = datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=UTC)
    except ValueError:
        return None
    whole = (moment - _EPOCH) // timedelta(seconds=1) - _offset(found[8])
    return whole + Decimal(found[7] or 0)


def _offset(zone: str | None) -> int:
    """Return by how many seconds a zone is ahead of UTC."""
    if zone is None or zone == "Z":
        return 0
    seconds = int(zone[1:3]) * 3600 + int(zone[4:6]) * 60
    return -seconds if zone[0] == "-" else seconds


equals: Final = compared(operator.eq, instant)
less_than: Final = compared(operator.lt, instant)
less_than_equals: Final = compared(operator.le, instant)
greater_than: Final = compared(operator.gt, instant)
greater_than_equals: Final = compared(operator.ge, instant)
