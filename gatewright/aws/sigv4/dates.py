"""The dates of a signature: ISO 8601 in its basic format, or the form of HTTP's own `Date` header."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from gatewright.model.lazy_pattern import pattern

_BASIC_FORMAT: Final = pattern(r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z")
_HTTP_FORMAT: Final = "%a, %d %b %Y %H:%M:%S GMT"


@lru_cache(maxsize=256)
def instant(date: str) -> float | None:
    """Read `YYYYMMDDTHHMMSSZ`, every digit of it, or an HTTP date, as Unix seconds; `None` when it is neither."""
    basic = _BASIC_FORMAT.fullmatch(date)
    try:
        if basic is None:
            return datetime.strptime(date, _HTTP_FORMAT).replace(tzinfo=UTC).timestamp()
        year, month, day, hour, minute, second = map(int, basic.groups())  # a tenth of the time of `strptime`
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp()
    except ValueError:
        return None


def stamp(seconds: float) -> str:
    """Write Unix seconds as `YYYYMMDDTHHMMSSZ`."""
    moment = datetime.fromtimestamp(seconds, UTC)
    return f"{moment.year:04}{moment:%m%dT%H%M%SZ}"  # `%Y` leaves the zeros off an early year


@lru_cache(maxsize=256)
def signed_stamp(date: str) -> str:
    """Return the stamp that a signature of `date` signs; an unreadable date stays as it is."""
    if _BASIC_FORMAT.fullmatch(date):
        return date
    seconds = instant(date)
    return date if seconds is None else stamp(seconds)
