"""
Find the log group that an operation names, and cut listings into pages.

Recorded by LocalStack's snapshot tests (test_resource_does_not_exist,
test_describe_log_streams_with_log_group_identifier, 2026-02-03).
"""

from collections.abc import Sequence
from typing import TypeVar

from gatewright.aws.arn import partition_of
from gatewright.services.logs.errors import invalid_parameter, not_found
from gatewright.services.operation import Operation
from gatewright.services.page_tokens import place, written
from gatewright.store.log_events import LogGroup
from gatewright.wire.errors import ServiceError

T = TypeVar("T")

NO_GROUP = "The specified log group does not exist."
NO_STREAM = "The specified log stream does not exist."


def group(operation: Operation) -> LogGroup:
    """Return the log group that the operation names by name or by ARN."""
    name, identifier = operation.params.get("logGroupName"), operation.params.get("logGroupIdentifier")
    if name is not None and identifier is not None:
        raise ServiceError(
            "ValidationException", "LogGroup name and LogGroup ARN are mutually exclusive parameters.", status=400
        )
    if name is None and identifier is None:
        raise invalid_parameter("Exactly one of logGroupName and logGroupIdentifier is expected")  # inferred
    return group_by_name(operation, name if name is not None else name_of(identifier or ""))


def group_by_name(operation: Operation, name: str) -> LogGroup:
    """Return the log group of this name."""
    found = operation.log_events.group(operation.account_id, operation.region, name)
    if found is None:
        raise not_found(NO_GROUP)
    return found


def name_of(identifier: str) -> str:
    """Return the name of the log group that a name or an ARN means."""
    if not identifier.startswith("arn:"):
        return identifier
    return identifier.partition(":log-group:")[2].removesuffix(":*")


def group_arn(operation: Operation, name: str) -> str:
    """Return the ARN of a log group."""
    return f"arn:{partition_of(operation.region)}:logs:{operation.region}:{operation.account_id}:log-group:{name}"


def page(items: Sequence[T], operation: Operation, *, default: int) -> tuple[Sequence[T], str | None]:
    """Return the page of a listing that the operation asks for, and the token of the next one if there is one."""
    limit = operation.params.get("limit") or default
    start = place(operation.params.get("nextToken"))
    if start is None:
        raise invalid_parameter("The specified nextToken is invalid.")
    end = start + limit
    return items[start:end], written(end) if end < len(items) else None
