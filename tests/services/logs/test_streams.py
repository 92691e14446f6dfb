import pytest

from tests.services.account import ACCOUNT, REGION
from tests.services.logs.logs_account import MILLISECONDS, LogsAccount


def names(logs: LogsAccount, **query: object) -> list[str]:
    """Return the names of the streams that are found."""
    return [one["logStreamName"] for one in logs.call("describe_log_streams", logGroupName="g", **query)["logStreams"]]


def test_empty_stream_is_described_as_aws_does(logs: LogsAccount) -> None:
    """Members as AWS answered them on 2026-02-03."""
    expected = {
        "logStreamName": "s",
        "creationTime": MILLISECONDS,
        "arn": f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:g:log-stream:s",
        "storedBytes": 0,
    }
    assert [expected] == logs.call("describe_log_streams", logGroupName="g")["logStreams"]


def test_stream_tells_its_events(logs: LogsAccount) -> None:
    """First, last and the time of arrival."""
    logs.put("a", "b")
    found = logs.call("describe_log_streams", logGroupName="g")["logStreams"][0]

    assert (MILLISECONDS, MILLISECONDS + 1, MILLISECONDS) == (
        found["firstEventTimestamp"],
        found["lastEventTimestamp"],
        found["lastIngestionTime"],
    )


def test_second_stream_of_a_name_is_refused(logs: LogsAccount) -> None:
    """Recorded, 2026-02-03."""
    expected = ("ResourceAlreadyExistsException", "The specified log stream already exists")
    assert expected == logs.refusal("create_log_stream", logGroupName="g", logStreamName="s")


def test_streams_are_found_and_ordered(logs: LogsAccount) -> None:
    """By name, or by the last event; the newest first when descending."""
    logs.call("create_log_stream", logGroupName="g", logStreamName="a")
    logs.put("x", stream="a", at=MILLISECONDS + 10)
    logs.put("x", stream="s")

    assert ["a", "s"] == names(logs)
    assert ["s"] == names(logs, logStreamNamePrefix="s")
    assert ["a", "s"] == names(logs, orderBy="LastEventTime", descending=True)


def test_prefix_and_order_by_time_exclude_each_other(logs: LogsAccount) -> None:
    """Documented."""
    refused = logs.refusal("describe_log_streams", logGroupName="g", logStreamNamePrefix="s", orderBy="LastEventTime")

    assert "InvalidParameterException" == refused[0]


@pytest.mark.parametrize("name", ["s", "no"])
def test_deleted_stream_is_gone(logs: LogsAccount, name: str) -> None:
    """What was never there is said to be missing at once."""
    if name == "s":
        logs.call("delete_log_stream", logGroupName="g", logStreamName=name)

    expected = ("ResourceNotFoundException", "The specified log stream does not exist.")
    assert expected == logs.refusal("delete_log_stream", logGroupName="g", logStreamName=name)
