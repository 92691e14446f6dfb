"""
Change sets: what a stack would become, looked at before it is done.

https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html
"""

from dataclasses import replace
from typing import Final

from gatewright.services.cloudformation import records, running
from gatewright.services.cloudformation.changes import changes
from gatewright.services.cloudformation.described import parameters
from gatewright.services.cloudformation.errors import (
    exists,
    invalid,
    no_change_set,
    no_stack,
    not_executable,
    not_offered,
)
from gatewright.services.cloudformation.refused import refuse
from gatewright.services.cloudformation.wanted import begun, keep, unchanged, wanted
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError

NEW: Final = "REVIEW_IN_PROGRESS"
"""The status of a stack that a change set would create."""

NO_CHANGES: Final = (
    "The submitted information didn't contain changes. Submit different information to create a change set."
)
"""The AWS CLI and SAM look for this sentence."""

SHOWN: Final = ("ChangeSetName", "ChangeSetId", "StackId", "StackName", "Description", "CreationTime", "Capabilities")


def create_change_set(documents: Documents, operation: Operation) -> Document:
    """Create a change set, and for a new stack the stack, in which there is nothing yet."""
    params = operation.params
    refuse(params)
    kind = params.get("ChangeSetType") or "UPDATE"
    stack = _stack(documents, operation, kind)
    name = params["ChangeSetName"]
    taken = documents.get(records.CHANGE_SET, stack["StackId"], name)
    # One that was executed is done with (documented), so that its name is free again.
    if taken is not None and taken["ExecutionStatus"] != "EXECUTE_COMPLETE":
        raise exists(f"ChangeSet {name}")
    before = None if kind == "CREATE" else stack
    # Macros are acknowledged by executing what was looked at (documented: CreateStack, `Capabilities`).
    found, plan = wanted(documents, operation, stack, before, expands=False)
    same = before is not None and unchanged(stack, found, plan)
    records.put(documents, stack)
    made: Document = {
        "ChangeSetName": name,
        "ChangeSetId": records.arn(operation, "changeSet", name),
        "StackId": stack["StackId"],
        "StackName": stack["StackName"],
        "CreationTime": operation.now,
        "kind": kind,
        "on_failure": params.get("OnStackFailure") or "ROLLBACK",
        "wanted": found,
        "Status": "FAILED" if same else "CREATE_COMPLETE",
        "ExecutionStatus": "UNAVAILABLE" if same else "AVAILABLE",
        "Changes": [] if same else changes(running.before(stack), plan),
    }
    if same:
        made["StatusReason"] = NO_CHANGES
    if params.get("Description"):
        made["Description"] = params["Description"]
    records.put_change_set(documents, made)
    return {"Id": made["ChangeSetId"], "StackId": stack["StackId"]}


def describe_change_set(documents: Documents, operation: Operation) -> Document:
    """Answer a change set."""
    params = operation.params
    found = records.change_set(documents, params["ChangeSetName"], params.get("StackName"))
    said = found["wanted"]
    return {
        **{name: found[name] for name in SHOWN if name in found},
        "Parameters": parameters(said),
        "Tags": said["Tags"],
        "Capabilities": said["Capabilities"],
        "Status": found["Status"],
        **({"StatusReason": found["StatusReason"]} if "StatusReason" in found else {}),
        "ExecutionStatus": found["ExecutionStatus"],
        "NotificationARNs": [],
        "RollbackConfiguration": {},
        "IncludeNestedStacks": False,
        "OnStackFailure": found["on_failure"],
        "Changes": found["Changes"],
    }


def execute_change_set(documents: Documents, operation: Operation) -> Document:
    """Bring the stack to what the change set says; all its change sets are done with."""
    params = operation.params
    found = records.change_set(documents, params["ChangeSetName"], params.get("StackName"))
    if found["ExecutionStatus"] != "AVAILABLE":
        raise not_executable(found["ChangeSetId"], found["Status"])
    stack = records.stack(documents, found["StackId"])
    new = found["kind"] == "CREATE"
    if params.get("DisableRollback") and not new:
        raise not_offered("DisableRollback", "updates that stay half done")
    before = dict(stack)
    asked = _again(operation, found)
    said, plan = wanted(documents, asked, stack, stack, expands=False)
    stack |= said if new else {**said, "LastUpdatedTime": operation.now}
    if new:
        stack["on_failure"] = "DO_NOTHING" if params.get("DisableRollback") else found["on_failure"]
    done = running.run(documents, operation, stack, plan, running.CREATING if new else running.UPDATING)
    if not new and done["StackStatus"] != "UPDATE_COMPLETE":
        done |= {name: before[name] for name in said if name in before}
    documents.delete_below(records.CHANGE_SET, stack["StackId"])
    records.put_change_set(documents, {**found, "ExecutionStatus": "EXECUTE_COMPLETE"})
    done["ChangeSetId"] = found["ChangeSetId"]
    keep(documents, operation, done)
    return {}


def delete_change_set(documents: Documents, operation: Operation) -> Document:
    """Delete a change set; by its id one that is not there is deleted already."""
    params = operation.params
    try:
        found = records.change_set(documents, params["ChangeSetName"], params.get("StackName"))
    except ServiceError as error:
        if params["ChangeSetName"].startswith("arn:") or error.code == no_change_set("").code:
            return {}
        raise
    documents.delete(records.CHANGE_SET, found["StackId"], found["ChangeSetName"])
    return {}


def list_change_sets(documents: Documents, operation: Operation) -> Document:
    """Answer the change sets of a stack."""
    stack = records.standing(documents, operation.params["StackName"])
    if stack is None:
        raise no_stack(operation.params["StackName"])
    names = ("StackId", "StackName", "ChangeSetId", "ChangeSetName", "ExecutionStatus", "Status", "StatusReason")
    more = ("CreationTime", "Description")
    listed = documents.list(records.CHANGE_SET, stack["StackId"])
    return {"Summaries": [{name: one[name] for name in (*names, *more) if name in one} for one in listed]}


def _stack(documents: Documents, operation: Operation, kind: str) -> Document:
    """Return the stack that a change set is of."""
    name = operation.params["StackName"]
    found = records.standing(documents, name)
    if kind == "IMPORT":
        raise invalid("ChangeSetType IMPORT is not offered here: no resource is imported into a stack")
    if kind == "CREATE":
        if found is None:
            made = begun(operation, name)
            running.tell(made, operation, name, running.ITSELF, NEW, "User Initiated")
            return made
        if found["StackStatus"] != NEW:
            called = operation.params["ChangeSetName"]
            raise invalid(f"Stack [{name}] already exists and cannot be created again with the changeSet [{called}].")
        return found
    if found is None or found["StackStatus"] == NEW:
        raise invalid(f"Stack [{name}] does not exist")
    if found["StackStatus"] in {"ROLLBACK_COMPLETE", "CREATE_FAILED", "DELETE_FAILED"}:
        raise invalid(f"Stack:{found['StackId']} is in {found['StackStatus']} state and can not be updated.")
    return found


def _again(operation: Operation, found: Document) -> Operation:
    """Return the call that would ask for what a change set was created of."""
    said = found["wanted"]
    params = {
        "TemplateBody": said["template"],
        "Parameters": [one for one in said["Parameters"] if one["ParameterKey"] in said["given"]],
        "Tags": said["Tags"],
        "Capabilities": said["Capabilities"],
        "RoleARN": said["RoleARN"],
    }
    return replace(operation, params=params)
