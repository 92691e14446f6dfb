"""The claims of a token as API Gateway hands them on: every value a text, `$context.authorizer.claims.<name>`.

Seen in public dumps of the events that REST APIs with a Cognito authorizer send to functions: `exp` and `iat` as Java
prints a date, other numbers and booleans as they stand, lists joined by commas (`cognito:groups`).
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

_DATES: Final = ("exp", "iat")
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def claim_texts(claims: Mapping[str, Any]) -> Mapping[str, str]:
    """Return each claim as a text; one that is null is left out."""
    return {name: _text(name, value) for name, value in claims.items() if value is not None}


def _text(name: str, value: Any) -> str:
    if name in _DATES and isinstance(value, int | float) and not isinstance(value, bool):
        return _date(value)
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ",".join(_text("", one) for one in value)
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _date(seconds: float) -> str:
    """Return a moment as Java's `Date.toString` writes it, in UTC and whatever the machine's language."""
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return str(seconds)
    return (
        f"{_DAYS[moment.weekday()]} {_MONTHS[moment.month - 1]} {moment.day:02} {moment:%H:%M:%S} UTC {moment.year:04}"
    )
