import pytest

from tests.services.logs.logs_account import MILLISECONDS, LogsAccount

DAY = 86_400_000
STREAM = {"logGroupName": "g", "logStreamName": "s"}


def messages(answer: dict) -> list[str]:
    """Return the messages of an answer."""
    return [one["message"] for one in answer["events"]]


def test_event_is_answered_as_aws_does(logs: LogsAccount) -> None:
    """Timestamp, message and time of arrival."""
    logs.put("a")

    expected = {"timestamp": MILLISECONDS, "message": "a", "ingestionTime": MILLISECONDS}
    assert [expected] == logs.call("get_log_events", **STREAM)["events"]


def test_events_out_of_order_are_refused(logs: LogsAccount) -> None:
    """Recorded, 2026-02-03."""
    events = [{"timestamp": MILLISECONDS, "message": "b"}, {"timestamp": MILLISECONDS - 1, "message": "a"}]

    message = "Log events in a single PutLogEvents request must be in chronological order."
    assert ("InvalidParameterException", message) == logs.refusal("put_log_events", **STREAM, logEvents=events)


def test_events_too_old_and_too_new_are_named_and_left_out(logs: LogsAccount) -> None:
    """Two weeks back, two hours ahead."""
    times = (MILLISECONDS - 15 * DAY, MILLISECONDS - 15 * DAY + 1, MILLISECONDS, MILLISECONDS + DAY)
    events = [{"timestamp": time, "message": str(number)} for number, time in enumerate(times)]
    answered = logs.call("put_log_events", **STREAM, logEvents=events)

    expected = {"tooOldLogEventEndIndex": 2, "tooNewLogEventStartIndex": 3}
    assert (expected, ["2"]) == (
        answered["rejectedLogEventsInfo"],
        messages(logs.call("get_log_events", **STREAM)),
    )


@pytest.mark.parametrize("operation", ["get_log_events", "put_log_events"])
def test_unknown_stream_is_said_in_aws_words(logs: LogsAccount, operation: str) -> None:
    """Recorded, 2026-02-03; a stream whose name merely starts so is another one."""
    params: dict = {"logEvents": []} if operation == "put_log_events" else {}
    refused = logs.refusal(operation, logGroupName="g", logStreamName="", **params)

    assert ("ResourceNotFoundException", "The specified log stream does not exist.") == refused


def test_without_a_token_the_end_is_read(logs: LogsAccount) -> None:
    """The last events, oldest first; from the head when asked."""
    logs.put("a", "b", "c")

    assert ["b", "c"] == messages(logs.call("get_log_events", **STREAM, limit=2))
    assert ["a", "b"] == messages(logs.call("get_log_events", **STREAM, limit=2, startFromHead=True))


def test_backward_token_leads_to_the_head(logs: LogsAccount) -> None:
    """Page by page towards older events."""
    logs.put("a", "b", "c", "d")
    last = logs.call("get_log_events", **STREAM, limit=2)
    before = logs.call("get_log_events", **STREAM, limit=2, nextToken=last["nextBackwardToken"])

    assert (["c", "d"], ["a", "b"]) == (messages(last), messages(before))


def test_forward_token_leads_to_what_comes(logs: LogsAccount) -> None:
    """At the end AWS answers the same token, and later the events that have come."""
    logs.put("a")
    token = logs.call("get_log_events", **STREAM, startFromHead=True)["nextForwardToken"]
    again = logs.call("get_log_events", **STREAM, nextToken=token)
    logs.put("b", at=MILLISECONDS + 5)
    later = logs.call("get_log_events", **STREAM, nextToken=token)

    assert ([], token) == (messages(again), again["nextForwardToken"])
    assert ["b"] == messages(later)


def test_empty_stream_has_tokens_too(logs: LogsAccount) -> None:
    """What comes first is found by the forward token."""
    token = logs.call("get_log_events", **STREAM)["nextForwardToken"]
    logs.put("a")

    assert ["a"] == messages(logs.call("get_log_events", **STREAM, nextToken=token))


@pytest.mark.parametrize("operation", ["get_log_events", "filter_log_events"])
def test_token_that_was_not_handed_out_is_refused(logs: LogsAccount, operation: str) -> None:
    """Recorded, 2026-02-03 and 2026-02-05."""
    names = STREAM if operation == "get_log_events" else {"logGroupName": "g"}

    expected = ("InvalidParameterException", "The specified nextToken is invalid.")
    assert expected == logs.refusal(operation, **names, nextToken="x")


def test_range_ends_differ(logs: LogsAccount) -> None:
    """The end is outside for GetLogEvents, inside for FilterLogEvents (documented)."""
    logs.put("a", "b", "c")
    span = {"startTime": MILLISECONDS, "endTime": MILLISECONDS + 1}

    assert ["a"] == messages(logs.call("get_log_events", **STREAM, **span))
    assert ["a", "b"] == messages(logs.call("filter_log_events", logGroupName="g", **span))


def test_filter_finds_across_streams(logs: LogsAccount) -> None:
    """In the order of time, each with its stream and an id of its own."""
    logs.call("create_log_stream", logGroupName="g", logStreamName="t")
    logs.put("no", "yes 1")
    logs.put("yes 2", stream="t", at=MILLISECONDS + 5)
    answered = logs.call("filter_log_events", logGroupName="g", filterPattern="yes")

    assert [("s", "yes 1"), ("t", "yes 2")] == [(one["logStreamName"], one["message"]) for one in answered["events"]]
    assert 2 == len({one["eventId"] for one in answered["events"]})
    assert ([], False) == (answered["searchedLogStreams"], "nextToken" in answered)


def test_filter_pages_meet_every_match_once(logs: LogsAccount) -> None:
    """`nextToken` goes on behind the last match."""
    logs.put("yes 1", "no", "yes 2", "no", "yes 3")
    query = {"logGroupName": "g", "filterPattern": "yes", "limit": 2}
    first = logs.call("filter_log_events", **query)
    second = logs.call("filter_log_events", **query, nextToken=first["nextToken"])

    assert ["yes 1", "yes 2", "yes 3"] == messages(first) + messages(second)
    assert "nextToken" not in second


def test_filter_chooses_streams(logs: LogsAccount) -> None:
    """By names or by prefix, not by both, and not by a name that is not there."""
    logs.call("create_log_stream", logGroupName="g", logStreamName="t")
    logs.put("a")
    logs.put("b", stream="t")
    call = logs.call

    assert ["b"] == messages(call("filter_log_events", logGroupName="g", logStreamNames=["t"]))
    assert ["a"] == messages(call("filter_log_events", logGroupName="g", logStreamNamePrefix="s"))
    both = {"logStreamNames": ["t"], "logStreamNamePrefix": "s"}
    assert "InvalidParameterException" == logs.refusal("filter_log_events", logGroupName="g", **both)[0]
    missing = logs.refusal("filter_log_events", logGroupName="g", logStreamNames=["no"])
    assert "ResourceNotFoundException" == missing[0]
