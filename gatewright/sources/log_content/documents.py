"""JSON that holds log lines gives them, one value at a time.

Answers of CloudWatch Logs (`aws logs filter-log-events`, `get-log-events`, `get-query-results`), what a subscription
sends and Firehose writes one behind the other without a newline ("Using CloudWatch Logs subscription filters", Amazon
CloudWatch Logs user guide), CloudTrail's `Records`, arrays, and objects that are lines themselves.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from gatewright.sources.errors import EvidenceError
from gatewright.sources.json_stream import JsonStream
from gatewright.sources.json_text import JsonError
from gatewright.sources.log_content.ahead import Source
from gatewright.sources.log_content.item import Item, item, milliseconds
from gatewright.sources.log_names import is_access_log

_LISTINGS: Final = ("events", "results", "Records")


def is_payload(document: Mapping[str, Any]) -> bool:
    """Tell whether an object is what a subscription of CloudWatch Logs sends."""
    return document.get("messageType") in ("DATA_MESSAGE", "CONTROL_MESSAGE") and "logEvents" in document


def is_listing(document: Mapping[str, Any]) -> bool:
    """Tell whether an object is an answer of AWS with events or records in it."""
    return any(isinstance(document.get(name), list) for name in _LISTINGS)


def is_event(document: object) -> bool:
    """Tell whether an object is one event of CloudWatch Logs, and no line that happens to have a message."""
    if not isinstance(document, Mapping) or not isinstance(document.get("message"), str):
        return False
    names = document.keys()
    return not names.isdisjoint({"ingestionTime", "eventId"}) or names <= {"id", "message", "timestamp"}


def of_objects(source: Source, remark: Callable[[str], None], *, listings: bool = False) -> Iterator[Item]:
    """Yield the lines of JSON objects that stand one behind the other. What is no JSON is told, and left out.

    Of `listings` one event is held at a time, however many there are.
    """
    read = _of_listing if listings else _of_object
    stream = JsonStream(source)
    broken = 0
    first = ""
    while (next_ := stream.peek()) != "":
        if next_ == ",":
            if stream.skip_to("{"):
                continue
            break
        try:
            yield from read(stream)
        except JsonError as error:
            broken, first = broken + 1, first or str(error)
            if not stream.skip_to('{"'):
                break
    if broken:
        more = f", and {broken - 1} more like it" if broken > 1 else ""
        remark(f"{first}{more}; that object is left out")


def of_array(source: Source) -> Iterator[Item]:
    """Yield the lines of one JSON array: of messages, events, rows of Logs Insights, or lines that are objects."""
    stream = JsonStream(source)
    try:
        for _ in stream.items():
            yield from _of_value(stream.value())
    except JsonError as error:
        raise EvidenceError(str(error)) from error


def _of_object(stream: JsonStream) -> Iterator[Item]:
    value = stream.value()
    if not isinstance(value, Mapping) or not is_payload(value):
        yield from _of_value(value)
    elif value["messageType"] == "DATA_MESSAGE" and isinstance(value["logEvents"], list):
        for event in value["logEvents"]:
            yield from _of_value(event)


def _of_listing(stream: JsonStream) -> Iterator[Item]:
    for name in stream.members():
        if name in _LISTINGS and stream.peek() == "[":
            for _ in stream.items():
                yield from _of_value(stream.value())
        else:
            stream.value()


def _of_value(value: Any) -> Iterator[Item]:
    if isinstance(value, str):
        yield item(value, None)
    elif is_event(value):
        yield item(value["message"], milliseconds(value.get("timestamp")))
    elif isinstance(value, list):
        row = {each.get("field"): each.get("value") for each in value if isinstance(each, Mapping)}
        message = row.get("@message")
        asked = {name: told for name, told in row.items() if isinstance(name, str) and not name.startswith("@")}
        if isinstance(message, str):
            yield item(message, milliseconds(row.get("@timestamp")))
        elif is_access_log(asked):
            yield item(json.dumps(asked, ensure_ascii=False), milliseconds(row.get("@timestamp")))
    elif isinstance(value, Mapping):
        yield item(json.dumps(value, ensure_ascii=False, separators=(",", ":")), None)
