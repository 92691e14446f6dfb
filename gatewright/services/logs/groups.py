"""
Log groups.

https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html. Members and refusals as
recorded by LocalStack's snapshot tests (test_logs_groups, 2026-02-03).
"""

from gatewright.services.errors import not_implemented
from gatewright.services.logs.errors import already_exists, invalid_parameter
from gatewright.services.logs.lookup import group, group_arn, name_of, page
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.store.log_events import LogGroup

DEFAULT_LIMIT = 50
"""https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html"""

NOT_KEPT = ("kmsKeyId", "deletionProtectionEnabled")
"""Members with a security property that is not enforced here."""

OF_OTHERS = ("accountIdentifiers", "includeLinkedAccounts")
"""What asks for the log groups of other accounts."""


def create_log_group(_documents: Documents, operation: Operation) -> Document:
    """Create a log group."""
    params = operation.params
    for name in NOT_KEPT:
        if params.get(name):
            raise not_implemented(f"CreateLogGroup with {name} is not offered: this server would not enforce it")
    if params.get("logGroupClass") not in {None, "STANDARD"}:
        raise not_implemented("CreateLogGroup with a logGroupClass other than STANDARD is not offered")
    created = operation.log_events.create_group(
        operation.account_id,
        operation.region,
        params["logGroupName"],
        now=operation.milliseconds,
        tags=params.get("tags"),
    )
    if not created:
        raise already_exists("The specified log group already exists")
    return {}


def delete_log_group(_documents: Documents, operation: Operation) -> Document:
    """Delete a log group and all it holds."""
    found = group(operation)
    operation.log_events.delete_group(operation.account_id, operation.region, found.name)
    return {}


def describe_log_groups(_documents: Documents, operation: Operation) -> Document:
    """Answer the log groups whose names start so, hold so, or are these."""
    params = operation.params
    prefix, pattern = params.get("logGroupNamePrefix"), params.get("logGroupNamePattern")
    if prefix is not None and pattern is not None:
        raise invalid_parameter("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.")
    for name in OF_OTHERS:
        if params.get(name):
            raise not_implemented(f"DescribeLogGroups with {name} is not offered: no account watches another one here")
    if params.get("logGroupClass") not in {None, "STANDARD"}:
        return {"logGroups": []}
    found = operation.log_events.groups(operation.account_id, operation.region, prefix=prefix or "")
    wanted = {name_of(one) for one in params.get("logGroupIdentifiers") or []}
    chosen = [
        one for one in found if (pattern or "").lower() in one.name.lower() and (not wanted or one.name in wanted)
    ]
    shown, token = page(chosen, operation, default=DEFAULT_LIMIT)
    return {"logGroups": [_shown(operation, one) for one in shown], **({"nextToken": token} if token else {})}


def _shown(operation: Operation, found: LogGroup) -> Document:
    arn = group_arn(operation, found.name)
    kept = {} if found.retention_days is None else {"retentionInDays": found.retention_days}
    return {
        "logGroupName": found.name,
        "creationTime": found.created_at,
        **kept,
        "metricFilterCount": 0,
        "arn": f"{arn}:*",
        "storedBytes": 0,
        "logGroupClass": "STANDARD",
        "logGroupArn": arn,
        "deletionProtectionEnabled": False,
    }
