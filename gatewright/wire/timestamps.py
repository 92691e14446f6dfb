"""
Timestamps of AWS's protocols: `iso8601`, `rfc822` and `unixTimestamp`, to the millisecond when written.

Restates "Timestamp formats" of the Smithy specification (https://smithy.io/2.0/spec/protocol-traits.html):
`date-time`, `http-date` and `epoch-seconds`, each with at most three digits of fraction.
"""

from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Final

ISO8601: Final = "iso8601"
RFC822: Final = "rfc822"
UNIX: Final = "unixtimestamp"

_MILLI: Final = 1000


def read(text: str | float, written: str) -> datetime:
    """Return the instant that `text` says in the format `written`; raise `ValueError` when it says none."""
    try:
        return _READERS[written.lower()](text)
    except (TypeError, OverflowError, OSError) as error:
        raise ValueError(f"expected a timestamp in the format `{written}`; got `{text}`") from error


def write(value: datetime | float, wanted: str) -> str | int | float:
    """Return `value`, a datetime or Unix seconds, in the format `wanted`; a number for `unixTimestamp`."""
    return _WRITERS[wanted.lower()](_milliseconds(value))


def _milliseconds(value: datetime | float) -> int:
    if not isinstance(value, datetime):
        return round(value * _MILLI)
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return round(aware.timestamp() * _MILLI)


def _datetime(milliseconds: int) -> datetime:
    seconds, rest = divmod(milliseconds, _MILLI)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest * _MILLI)


def _read_iso8601(text: str | float) -> datetime:
    if not isinstance(text, str):
        raise TypeError("expected text")
    found = datetime.fromisoformat(text.strip())
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _read_rfc822(text: str | float) -> datetime:
    if not isinstance(text, str):
        raise TypeError("expected text")
    found = parsedate_to_datetime(text)
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _read_unix(text: str | float) -> datetime:
    return datetime.fromtimestamp(float(text), UTC)


def _write_iso8601(milliseconds: int) -> str:
    text = _datetime(milliseconds).strftime("%Y-%m-%dT%H:%M:%S")
    rest = milliseconds % _MILLI
    return f"{text}.{rest:03d}Z" if rest else f"{text}Z"


def _write_rfc822(milliseconds: int) -> str:
    return format_datetime(_datetime(milliseconds).replace(microsecond=0), usegmt=True)


def _write_unix(milliseconds: int) -> int | float:
    seconds, rest = divmod(milliseconds, _MILLI)
    return milliseconds / _MILLI if rest else seconds


_READERS: Final = {ISO8601: _read_iso8601, RFC822: _read_rfc822, UNIX: _read_unix}
_WRITERS: Final = {ISO8601: _write_iso8601, RFC822: _write_rfc822, UNIX: _write_unix}
