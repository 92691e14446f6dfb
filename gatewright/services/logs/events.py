"""
Log events: put, get and filter.

https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html. A token holds a position:
the timestamp and the number of an event, which together make the 56 digits that AWS's own tokens and event ids have.
The refusals were recorded by LocalStack's snapshot tests (test_logs_events, 2026-02-03; test_logs_filter_events,
2026-02-05).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from gatewright.model.lazy_pattern import pattern
from gatewright.services.logs.errors import invalid_parameter, not_found
from gatewright.services.logs.filter_patterns import matcher
from gatewright.services.logs.lookup import NO_STREAM, group
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.store.log_events import DAY, LogEvent, LogGroup, Position, Window

DEFAULT_LIMIT = 10_000
OLDEST = 14 * DAY
NEWEST = 2 * 60 * 60 * 1000
"""https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html: 14 days, two hours."""

TOKEN = pattern(r"([fb])/(\d{20})(\d{36})/s")
FILTER_TOKEN = pattern(r"(\d{20})(\d{36})")
START: Position = (0, 0)


def put_log_events(_documents: Documents, operation: Operation) -> Document:
    """Append events to a stream; those too old or too new are left out, and named."""
    found_in, name = group(operation), operation.params["logStreamName"]
    _check_stream(operation, found_in, name)
    events: Sequence[Mapping[str, Any]] = operation.params["logEvents"]
    times = [one["timestamp"] for one in events]
    if times != sorted(times):
        raise invalid_parameter("Log events in a single PutLogEvents request must be in chronological order.")
    now = operation.milliseconds
    oldest = now - min(OLDEST, (found_in.retention_days or 14) * DAY)
    too_old = sum(time < oldest for time in times)
    too_new = sum(time > now + NEWEST for time in times)
    taken = events[too_old : len(events) - too_new]
    operation.log_events.append(
        operation.account_id,
        operation.region,
        found_in.name,
        name,
        [(one["timestamp"], one["message"]) for one in taken],
        now=now,
    )
    rejected = {
        **({"tooOldLogEventEndIndex": too_old} if too_old else {}),
        **({"tooNewLogEventStartIndex": len(events) - too_new} if too_new else {}),
    }
    return {"nextSequenceToken": f"{now:056d}", **({"rejectedLogEventsInfo": rejected} if rejected else {})}


def get_log_events(_documents: Documents, operation: Operation) -> Document:
    """Answer the events of one stream, a page forwards or backwards from a token."""
    params = operation.params
    found_in, name = group(operation), params["logStreamName"]
    _check_stream(operation, found_in, name)
    direction, position = _read(params.get("nextToken"), from_head=bool(params.get("startFromHead")))
    window = Window(
        streams=(name,),
        start=params.get("startTime") or 0,
        end=params.get("endTime"),
        after=position if direction == "f" else None,
        before=position if direction == "b" else None,
    )
    events, _ = operation.log_events.page(
        found_in,
        window,
        limit=params.get("limit") or DEFAULT_LIMIT,
        now=operation.milliseconds,
        direction="forward" if direction == "f" else "backward",
    )
    # At the end of the stream AWS answers the token that was passed in (documented).
    first = events[0].position if events else position or START
    last = events[-1].position if events else position or START
    return {
        "events": [_shown(one) for one in events],
        "nextForwardToken": f"f/{_digits(last)}/s",
        "nextBackwardToken": f"b/{_digits(first)}/s",
    }


def filter_log_events(_documents: Documents, operation: Operation) -> Document:
    """Answer the events of a log group whose message matches, oldest first."""
    params = operation.params
    found_in = group(operation)
    names, prefix = params.get("logStreamNames"), params.get("logStreamNamePrefix")
    if names is not None and prefix is not None:
        raise invalid_parameter("logStreamNamePrefix and logStreamNames are mutually exclusive parameters.")  # inferred
    for name in names or []:
        _check_stream(operation, found_in, name)
    window = Window(
        streams=None if names is None else tuple(names),
        stream_prefix=prefix or "",
        start=params.get("startTime") or 0,
        # The end is within the range here, unlike in GetLogEvents (documented).
        end=None if params.get("endTime") is None else params["endTime"] + 1,
        after=_read_filter_token(params.get("nextToken")),
    )
    events, more = operation.log_events.page(
        found_in,
        window,
        limit=params.get("limit") or DEFAULT_LIMIT,
        now=operation.milliseconds,
        wanted=matcher(params.get("filterPattern")),
    )
    shown = [{"logStreamName": one.stream, **_shown(one), "eventId": _digits(one.position)} for one in events]
    return {
        "events": shown,
        "searchedLogStreams": [],  # documented: always empty since 2019
        **({"nextToken": _digits(events[-1].position)} if more else {}),
    }


def _check_stream(operation: Operation, found_in: LogGroup, name: str) -> None:
    if not operation.log_events.has_stream(found_in, name):
        raise not_found(NO_STREAM)


def _shown(event: LogEvent) -> Document:
    return {"timestamp": event.position[0], "message": event.message, "ingestionTime": event.ingested_at}


def _digits(position: Position) -> str:
    return f"{position[0]:020d}{position[1]:036d}"


def _read(token: str | None, *, from_head: bool) -> tuple[str, Position | None]:
    """Return the direction and the position to go on from; without a token the end of the stream, or its head."""
    if token is None:
        return ("f" if from_head else "b"), None
    found = TOKEN.fullmatch(token)
    if found is None:
        raise invalid_parameter("The specified nextToken is invalid.")
    return found.group(1), (int(found.group(2)), int(found.group(3)))


def _read_filter_token(token: str | None) -> Position | None:
    if token is None:
        return None
    found = FILTER_TOKEN.fullmatch(token)
    if found is None:
        raise invalid_parameter("The specified nextToken is invalid.")
    return int(found.group(1)), int(found.group(2))
