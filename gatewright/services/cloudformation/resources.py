"""
The resources of stacks, and the events that led to them.

https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
"""

from collections.abc import Iterator
from typing import Any, Final

from gatewright.services.cloudformation import records
from gatewright.services.cloudformation.errors import invalid
from gatewright.services.cloudformation.running import before
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

EVENTS_ON_A_PAGE: Final = 100

_DRIFT: Final = {"StackResourceDriftStatus": "NOT_CHECKED"}


def describe_stack_resources(documents: Documents, operation: Operation) -> Document:
    """Answer the resources of a stack, or of the stack that has a resource of this physical id."""
    params = operation.params
    name, physical, logical = (params.get(one) for one in ("StackName", "PhysicalResourceId", "LogicalResourceId"))
    if not name and not physical:
        raise invalid("Either StackName or PhysicalResourceId must be specified.")
    stack = records.stack(documents, name) if name else _having(documents, str(physical))
    listed = [
        one
        for one in _resources(stack)
        if logical in (None, one["LogicalResourceId"]) and physical in (None, one["PhysicalResourceId"])
    ]
    return {"StackResources": [{**_of(stack), **one} for one in listed]}


def describe_stack_resource(documents: Documents, operation: Operation) -> Document:
    """Answer one resource of a stack."""
    stack = records.stack(documents, operation.params["StackName"])
    name = operation.params["LogicalResourceId"]
    found = next((one for one in _resources(stack) if one["LogicalResourceId"] == name), None)
    if found is None:
        raise invalid(f"Resource {name} does not exist for stack {stack['StackName']}")
    return {"StackResourceDetail": {**_of(stack), **_updated(found), "Metadata": "{}"}}


def list_stack_resources(documents: Documents, operation: Operation) -> Document:
    """Answer the resources of a stack, in short."""
    stack = records.stack(documents, operation.params["StackName"])
    return {"StackResourceSummaries": [_updated(one) for one in _resources(stack)]}


def describe_stack_events(documents: Documents, operation: Operation) -> Document:
    """Answer the events of a stack, the newest first."""
    params = operation.params
    if not params.get("StackName"):
        raise invalid("StackName is required")  # inferred
    events = list(reversed(records.stack(documents, params["StackName"]).get("events", [])))
    start = next((place for place, one in enumerate(events) if one["EventId"] == params.get("NextToken")), 0)
    found: Document = {"StackEvents": events[start : start + EVENTS_ON_A_PAGE]}
    if len(events) > start + EVENTS_ON_A_PAGE:
        found["NextToken"] = events[start + EVENTS_ON_A_PAGE]["EventId"]
    return found


def _updated(resource: dict[str, Any]) -> dict[str, Any]:
    rest = {name: one for name, one in resource.items() if name != "Timestamp"}
    return {**rest, "LastUpdatedTimestamp": resource["Timestamp"]}


def _having(documents: Documents, physical: str) -> Document:
    for stack in documents.list(records.STACK):
        if any(one["PhysicalResourceId"] == physical for one in _resources(stack)):
            return stack
    raise invalid(f"Stack for {physical} does not exist")


def _of(stack: Document) -> dict[str, Any]:
    return {"StackId": stack["StackId"], "StackName": stack["StackName"]}


def _resources(stack: Document) -> Iterator[dict[str, Any]]:
    status = "DELETE_COMPLETE" if stack["StackStatus"] == "DELETE_COMPLETE" else None
    updated = {one["LogicalResourceId"]: one["ResourceStatus"] for one in stack.get("events", [])}
    for name, one in before(stack).resources.items():
        yield {
            "LogicalResourceId": name,
            "PhysicalResourceId": one.made.physical_id,
            "ResourceType": one.type,
            "Timestamp": stack.get("times", {}).get(name, stack["CreationTime"]),
            "ResourceStatus": status or updated.get(name, "CREATE_COMPLETE"),
            "DriftInformation": _DRIFT,
        }
