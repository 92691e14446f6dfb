"""
Tags of log groups.

https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagResource.html; the older three operations by
name are deprecated, and still answered.
"""

from collections.abc import Iterable, Mapping

from gatewright.services.logs.lookup import group, group_by_name, name_of
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.store.log_events import LogGroup


def tag_resource(_documents: Documents, operation: Operation) -> Document:
    """Add tags to the log group of an ARN."""
    return _add(operation, _by_arn(operation), operation.params["tags"])


def untag_resource(_documents: Documents, operation: Operation) -> Document:
    """Take tags away from the log group of an ARN."""
    return _remove(operation, _by_arn(operation), operation.params["tagKeys"])


def list_tags_for_resource(_documents: Documents, operation: Operation) -> Document:
    """Answer the tags of the log group of an ARN."""
    return {"tags": dict(_by_arn(operation).tags)}


def tag_log_group(_documents: Documents, operation: Operation) -> Document:
    """Add tags to a log group."""
    return _add(operation, group(operation), operation.params["tags"])


def untag_log_group(_documents: Documents, operation: Operation) -> Document:
    """Take tags away from a log group."""
    return _remove(operation, group(operation), operation.params["tags"])


def list_tags_log_group(_documents: Documents, operation: Operation) -> Document:
    """Answer the tags of a log group."""
    return {"tags": dict(group(operation).tags)}


def _by_arn(operation: Operation) -> LogGroup:
    return group_by_name(operation, name_of(operation.params["resourceArn"]))


def _add(operation: Operation, found: LogGroup, tags: Mapping[str, str]) -> Document:
    operation.log_events.set_tags(operation.account_id, operation.region, found.name, {**found.tags, **tags})
    return {}


def _remove(operation: Operation, found: LogGroup, keys: Iterable[str]) -> Document:
    gone = set(keys)
    kept = {key: value for key, value in found.tags.items() if key not in gone}
    operation.log_events.set_tags(operation.account_id, operation.region, found.name, kept)
    return {}
