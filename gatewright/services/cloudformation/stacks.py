"""
Stacks: created, changed, deleted, described.

https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
"""

from typing import Final

from gatewright.services.cloudformation import records, running
from gatewright.services.cloudformation.described import shown, summary
from gatewright.services.cloudformation.errors import exists, invalid, not_offered
from gatewright.services.cloudformation.refused import refuse
from gatewright.services.cloudformation.wanted import begun, keep, on_failure, unchanged, wanted
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

UNFINISHED: Final = ("REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE", "CREATE_FAILED", "DELETE_FAILED")
"""Statuses in which a stack cannot be updated."""


def create_stack(documents: Documents, operation: Operation) -> Document:
    """Create a stack and everything in it."""
    params = operation.params
    refuse(params)
    name = params["StackName"]
    if documents.get(records.STACK, name) is not None:
        raise exists(f"Stack [{name}]")
    made = begun(operation, name)
    made["on_failure"] = on_failure(params)
    found, plan = wanted(documents, operation, made, None, expands=True)
    made |= found
    made["EnableTerminationProtection"] = bool(params.get("EnableTerminationProtection", False))
    keep(documents, operation, running.run(documents, operation, made, plan, running.CREATING))
    return {"StackId": made["StackId"]}


def update_stack(documents: Documents, operation: Operation) -> Document:
    """Change a stack, and in it what its template, parameters or tags say otherwise."""
    params = operation.params
    refuse(params)
    if params.get("DisableRollback"):
        raise not_offered("DisableRollback", "updates that stay half done")
    before = records.standing(documents, params["StackName"])
    if before is None:
        raise invalid(f"Stack [{params['StackName']}] does not exist")
    if before["StackStatus"] in UNFINISHED:
        status = before["StackStatus"]
        raise invalid(f"Stack:{before['StackId']} is in {status} state and can not be updated.")
    found, plan = wanted(documents, operation, before, before, expands=True)
    if unchanged(before, found, plan):
        raise invalid("No updates are to be performed.")
    changed = {**before, **found, "LastUpdatedTime": operation.now}
    done = running.run(documents, operation, changed, plan, running.UPDATING)
    # A run that failed leaves what the stack was asked to be.
    if done["StackStatus"] != "UPDATE_COMPLETE":
        done |= {name: before[name] for name in found}
    records.put(documents, done)
    return {"StackId": done["StackId"]}


def delete_stack(documents: Documents, operation: Operation) -> Document:
    """Delete a stack and everything in it; one that is not there is deleted already."""
    params = operation.params
    refuse(params)
    if params.get("DeletionMode") == "FORCE_DELETE_STACK":
        raise not_offered("DeletionMode", "deleting a stack and leaving what cannot be deleted")
    found = records.standing(documents, params["StackName"])
    if found is None:
        return {}
    if found.get("EnableTerminationProtection"):
        raise invalid(f"Stack [{found['StackName']}] cannot be deleted while TerminationProtection is enabled")
    gone = running.delete(documents, operation, found, frozenset(params.get("RetainResources") or ()))
    if gone["StackStatus"] == "DELETE_COMPLETE":
        records.bury(documents, gone, operation.now)
    else:
        records.put(documents, gone)
    return {}


def describe_stacks(documents: Documents, operation: Operation) -> Document:
    """Answer a stack, or all that stand."""
    name = operation.params.get("StackName")
    found = [records.stack(documents, name)] if name else reversed(documents.list(records.STACK))
    return {"Stacks": [shown(one) for one in found]}


def list_stacks(documents: Documents, operation: Operation) -> Document:
    """Answer every stack, those that were deleted lately included, or those of some statuses."""
    wanted = operation.params.get("StackStatusFilter") or ()
    found = [*documents.list(records.STACK), *documents.list(records.DELETED)]
    listed = [summary(one) for one in reversed(found) if not wanted or one["StackStatus"] in wanted]
    return {"StackSummaries": listed}


def update_termination_protection(documents: Documents, operation: Operation) -> Document:
    """Say whether a stack can be deleted."""
    found = records.standing(documents, operation.params["StackName"])
    if found is None:
        raise invalid(f"Stack [{operation.params['StackName']}] does not exist")
    found["EnableTerminationProtection"] = operation.params["EnableTerminationProtection"]
    records.put(documents, found)
    return {"StackId": found["StackId"]}
