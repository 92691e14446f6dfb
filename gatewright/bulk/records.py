"""What logs hold becomes the calls that they tell, let through or refused: each line's `$context` variables."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from gatewright.sources.access_log import Reads
from gatewright.sources.log_content.item import Dated, Item

_TIMES: Final = ("requestTimeEpoch", "requestTime")
_NOT_SET: Final = ("", "-")


@dataclass(frozen=True, slots=True)
class Record:
    """One call as a line tells it."""

    number: int
    """The number of the line, counted from 1; of the event or the row where a log has no lines."""

    told: Mapping[str, str]
    """The variables of the line, without `$context.`; `-` for one that was not set."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that is none of this log."""

    number: int
    """Its number."""

    text: str
    """What stands there."""


def records(items: Iterable[Item], reads: Reads) -> Iterator[Record | Unreadable]:
    """Yield what each item that is not blank tells."""
    for number, item in enumerate(items, start=1):
        found = record(number, item, reads)
        if found is not None:
            yield found


def record(number: int, item: Item, reads: Reads) -> Record | Unreadable | None:
    """Return what one item tells; `None` for a blank line.

    The time that CloudWatch Logs gave an event stands in for one that its line does not tell.
    """
    if isinstance(item, bytes):
        return _of_line(number, item, reads)
    if not isinstance(item, Dated):
        return Record(number, item)
    found = _of_line(number, item.line, reads)
    if not isinstance(found, Record) or item.at < 0 or any(found.told.get(name, "") not in _NOT_SET for name in _TIMES):
        return found
    return Record(number, {**found.told, _TIMES[0]: str(int(item.at * 1000))})


def _of_line(number: int, line: bytes, reads: Reads) -> Record | Unreadable | None:
    text = line.decode("utf-8", "surrogateescape")
    told = reads(text)
    if told is not None:
        return Record(number, told)
    return Unreadable(number, text) if text.strip() else None
