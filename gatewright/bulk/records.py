"""Numbered lines become the calls that they tell, let through or refused: each line's `$context` variables.

The lines may be wrapped as CloudWatch hands them out: an answer of `aws logs filter-log-events` as one document or one
on each line, a time and a stream before each line (`log_events`), or one line laid out over several.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from gatewright.sources.access_log import Reads
from gatewright.sources.json_text import JsonError, parse
from gatewright.sources.log_events import is_events, of_document, unwrapped

Line = tuple[int, str]
"""A line and its number, counted from 1."""

_BYTE_ORDER_MARK: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Record:
    """One call as a line tells it."""

    number: int
    """The number of the line, or of the event where CloudWatch's answer holds it."""

    told: Mapping[str, str]
    """The variables of the line, without `$context.`; `-` for one that was not set."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that is none of this log."""

    number: int
    """Its number."""

    text: str
    """What stands there."""


def records(lines: Iterable[Line], reads: Reads) -> Iterator[Record | Unreadable]:
    """Yield what each line that is not blank tells."""
    for number, line in messages(lines):
        told = reads(line)
        yield Unreadable(number, line) if told is None else Record(number, told)


def messages(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the log's own lines, freed of what CloudWatch and its tools put around them."""
    rest = iter(lines)
    first = next(((number, line) for number, line in rest if line.strip(_BYTE_ORDER_MARK + " \t\r\n")), None)
    if first is None:
        return
    opening = (first[0], first[1].removeprefix(_BYTE_ORDER_MARK))
    document = _object(opening[1]) if opening[1].lstrip().startswith("{") else None
    if document is not None and is_events(document):
        yield from _of_documents(chain([opening], rest))
    elif document is None and opening[1].strip() == "{":
        yield from _laid_out([opening, *rest])
    else:
        yield from _plain(chain([opening], rest))


def _plain(lines: Iterable[Line]) -> Iterator[Line]:
    for number, line in lines:
        bare = unwrapped(line)
        if bare.strip():
            yield number, bare


def _of_documents(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the messages of answers of which each is a line; they are counted through."""
    count = 0
    for _, line in lines:
        document = _object(line)
        if document is None or not is_events(document):
            if line.strip():
                count += 1
                yield count, line
            continue
        for _, message in of_document(document):
            count += 1
            yield count, message


def _laid_out(lines: list[Line]) -> Iterator[Line]:
    """Yield what stands in a document that somebody laid out over several lines."""
    whole = "\n".join(line for _, line in lines)
    document = _object(whole)
    if document is None:
        yield from _plain(lines)
    elif is_events(document):
        yield from of_document(document)
    else:
        yield lines[0][0], " ".join(whole.split())


def _object(text: str) -> Mapping[str, Any] | None:
    """Return a text that is one JSON object; `None` for any other."""
    try:
        document = parse(text)
    except JsonError:
        return None
    return document if isinstance(document, dict) else None
