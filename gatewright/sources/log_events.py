"""Log lines as CloudWatch hands them out, freed of their wrapping.

`aws logs filter-log-events` and `get-log-events` (JSON with `events`), a query of Logs Insights (`results`), `aws logs
tail` (a time and a stream before each line), `awslogs` (the group before both), or the lines alone.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern

_TAIL: Final = pattern(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)? [^\s({<]\S* (?=[({<\d])")
_SHORT_TAIL: Final = pattern(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?\s+(?=[({<]|(?:\d+\.){3}\d+[ ,])"
)

_AWSLOGS: Final = pattern(r"API-Gateway-Execution-Logs_\S+ \S+ (?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z? )?(?=\()")
"""`awslogs get` writes group and stream before each line, and the time when it is asked to."""


_BY_ZAPPA: Final = pattern(r"\[[0-9a-f]{6,}\] \[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] ")
"""`zappa tail` writes the end of the stream's name and a time before each line."""


def is_events(document: Mapping[str, Any]) -> bool:
    """Tell whether a JSON object is an answer of CloudWatch Logs with events in it."""
    return isinstance(document.get("events"), list) or isinstance(document.get("results"), list)


def is_rows(document: object) -> bool:
    """Tell the rows of a query as the console of Logs Insights exports them: a list of objects with `@message`."""
    return (
        isinstance(document, list)
        and bool(document)
        and all(isinstance(row, Mapping) and "@message" in row for row in document)
    )


def of_rows(rows: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return the events of such rows; a message that is JSON stands in them as an object."""
    told = (row["@message"] for row in rows)
    return {"events": [{"message": each if isinstance(each, str) else json.dumps(each)} for each in told]}


def of_document(document: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield the message of each event with its number, counted from 1."""
    events = document.get("events")
    listed = events if isinstance(events, list) else document.get("results", [])
    for number, event in enumerate(listed, start=1):
        message = event.get("message") if isinstance(event, Mapping) else _field(event)
        if isinstance(message, str):
            yield number, message.rstrip("\r\n")


def of_text(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line that is not blank with its number, without the time and the stream that `tail` puts before it."""
    for number, line in enumerate(text.split("\n"), start=1):
        bare = unwrapped(line)
        if bare.strip():
            yield number, bare


def unwrapped(line: str) -> str:
    """Return a line without what `aws logs tail`, or `awslogs`, puts before it."""
    match = _TAIL.match(line) or _SHORT_TAIL.match(line) or _AWSLOGS.match(line) or _BY_ZAPPA.match(line)
    return line[match.end() if match else 0 :].rstrip("\r\n")


def _field(row: object) -> object:
    """Return `@message` of a row of Logs Insights, which is a list of fields."""
    if not isinstance(row, list):
        return None
    named = {each.get("field"): each.get("value") for each in row if isinstance(each, Mapping)}
    return named.get("@message")
