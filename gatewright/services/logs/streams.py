"""
Log streams.

https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html. Members and refusals as
recorded by LocalStack's snapshot tests (test_logs_streams, 2026-02-03).
"""

from gatewright.services.logs.errors import already_exists, invalid_parameter, not_found
from gatewright.services.logs.lookup import NO_STREAM, group, group_arn, page
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.store.log_events import LogGroup, LogStream

DEFAULT_LIMIT = 50
"""https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html"""


def create_log_stream(_documents: Documents, operation: Operation) -> Document:
    """Create a stream in a log group."""
    name = operation.params["logStreamName"]
    if not operation.log_events.create_stream(group(operation), name, now=operation.milliseconds):
        raise already_exists("The specified log stream already exists")
    return {}


def delete_log_stream(_documents: Documents, operation: Operation) -> Document:
    """Delete a stream and its events."""
    if not operation.log_events.delete_stream(group(operation), operation.params["logStreamName"]):
        raise not_found(NO_STREAM)
    return {}


def describe_log_streams(_documents: Documents, operation: Operation) -> Document:
    """Answer the streams of a log group, by name or by their last event."""
    params = operation.params
    found_in = group(operation)
    prefix, order = params.get("logStreamNamePrefix"), params.get("orderBy") or "LogStreamName"
    if prefix and order == "LastEventTime":
        # Documented in words: "You cannot specify this parameter and orderBy LastEventTime"; reported by users of AWS.
        raise invalid_parameter("Cannot order by LastEventTime with a logStreamNamePrefix.")
    found = operation.log_events.streams(found_in, prefix=prefix or "")
    if order == "LastEventTime":
        found.sort(key=lambda one: one.last_event or 0)
    if params.get("descending"):
        found.reverse()
    shown, token = page(found, operation, default=DEFAULT_LIMIT)
    streams = [_shown(operation, found_in, one) for one in shown]
    return {"logStreams": streams, **({"nextToken": token} if token else {})}


def _shown(operation: Operation, found_in: LogGroup, stream: LogStream) -> Document:
    times = {
        "firstEventTimestamp": stream.first_event,
        "lastEventTimestamp": stream.last_event,
        "lastIngestionTime": stream.last_ingestion,
    }
    return {
        "logStreamName": stream.name,
        "creationTime": stream.created_at,
        **{name: value for name, value in times.items() if value is not None},
        "arn": f"{group_arn(operation, found_in.name)}:log-stream:{stream.name}",
        "storedBytes": 0,
    }
