"""What a file of logs is made of: lines, lines with the time that stood beside them, and rows of variables."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from gatewright.sources.encoding import to_bytes


class Dated(NamedTuple):
    """A line that came with a time of its own, which CloudWatch Logs gave its event."""

    line: bytes
    """The line, without anything that stood around it."""

    at: float
    """When the event happened, in Unix seconds."""


Item = bytes | Dated | Mapping[str, str]
"""A line as it stands in the file, a dated line, or the `$context` variables of a row, without `$context.`."""


def item(message: str, at: float | None) -> Item:
    """Return the line of an event."""
    line = to_bytes(message.rstrip("\r\n"))
    return line if at is None else Dated(line, at)


def milliseconds(value: object) -> float | None:
    """Return Unix seconds of a time as CloudWatch writes it: milliseconds, or a date and a time in UTC."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value / 1000
    if not isinstance(value, str):
        return None
    if value.isascii() and value.isdigit():
        return int(value[:15]) / 1000
    return moment(value)


def moment(text: str) -> float | None:
    """Return Unix seconds of a date and a time in the form of ISO 8601; in UTC where it says nothing else."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (read if read.tzinfo is not None else read.replace(tzinfo=UTC)).timestamp()
