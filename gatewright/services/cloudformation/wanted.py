"""
What a call asks a stack to be: its template, parameters, tags, and the plan of all that.

https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from gatewright.aws.cloudformation.parameters import STORED
from gatewright.aws.cloudformation.plan import Plan
from gatewright.services.cloudformation import reading, records, running
from gatewright.services.cloudformation.errors import invalid
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def begun(operation: Operation, name: str) -> Document:
    """Return a stack that has nothing in it yet."""
    return {
        "StackId": records.arn(operation, "stack", name),
        "StackName": name,
        "CreationTime": operation.now,
        "StackStatus": "REVIEW_IN_PROGRESS",
        "seed": records.new_uuid(operation),
        "Parameters": [],
        "Tags": [],
        "Capabilities": [],
        "template": "",
    }


def wanted(
    documents: Documents, operation: Operation, stack: Document, before: Document | None, *, expands: bool
) -> tuple[Document, Plan]:
    """Return what a call asks a stack to be, and the plan of it."""
    written = reading.text(documents, operation, before)
    given = reading.given_values(operation, before)
    found = reading.read(written, given, operation, documents, resolves=True)
    reading.check_capabilities(found, list(operation.params.get("Capabilities") or ()), expands=expands)
    plan = reading.planned(documents, operation, running.place(stack, operation), found, given)
    return {**_said(operation, written, found, plan, before, given), "given": sorted(given)}, plan


def _said(
    operation: Operation,
    written: str,
    found: reading.Read,
    plan: Plan,
    before: Document | None,
    given: Mapping[str, str],
) -> Document:
    """Return the members of a stack that a call says."""
    params = operation.params
    tags = params.get("Tags")
    kept = [] if before is None else before["Tags"]
    declared, outputs = plan.template.parameters, plan.template.outputs
    return {
        "template": written,
        "Description": found.root.get("Description"),
        "Parameters": [_parameter(name, one, given, plan.scope.values[name]) for name, one in declared.items()],
        "described": {name: str(one["Description"]) for name, one in outputs.items() if one.get("Description")},
        "outputs": hashlib.sha256(json.dumps(outputs, sort_keys=True, default=str).encode()).hexdigest(),
        "NoEcho": [name for name, one in declared.items() if one.get("NoEcho") in (True, "true")],
        "Tags": kept if tags is None else [{"Key": one["Key"], "Value": one["Value"]} for one in tags],
        "Capabilities": list(params.get("Capabilities") or ()),
        "RoleARN": params.get("RoleARN") or (before or {}).get("RoleARN"),
        "TimeoutInMinutes": params.get("TimeoutInMinutes"),
    }


def unchanged(before: Document, found: Mapping[str, Any], plan: Plan) -> bool:
    """Return whether a plan asks for what stands, and nothing else of the stack changes."""
    stands = running.before(before)
    prints = {name: one.print for name, one in stands.resources.items()}
    same = all(before.get(name) == found[name] for name in ("Parameters", "Tags", "outputs"))
    return same and prints == dict(plan.prints)


def keep(documents: Documents, operation: Operation, document: Document) -> None:
    """Keep a stack that was created, or deleted again where that is what becomes of a failure."""
    if document["StackStatus"] != "ROLLBACK_COMPLETE" or document.get("on_failure") != "DELETE":
        records.put(documents, document)
        return
    document |= {"StackStatus": "DELETE_COMPLETE", "DeletionTime": operation.now}
    records.bury(documents, document, operation.now)


def on_failure(params: Mapping[str, Any]) -> str:
    """Return what becomes of a stack that fails: it is rolled back, deleted, or left as it is."""
    if params.get("DisableRollback") and params.get("OnFailure"):
        raise invalid("Either DisableRollback or OnFailure can be specified, not both.")
    return "DO_NOTHING" if params.get("DisableRollback") else str(params.get("OnFailure") or "ROLLBACK")


def _parameter(name: str, declared: Mapping[str, Any], given: Mapping[str, str], value: Any) -> Document:
    """Return how a parameter is shown: one of Parameter Store by its name there, and what stands under it."""
    shown = _shown_value(value)
    if not str(declared.get("Type", "")).startswith(STORED):
        return {"ParameterKey": name, "ParameterValue": shown}
    place = given.get(name, str(declared.get("Default", "")))
    return {"ParameterKey": name, "ParameterValue": place, "ResolvedValue": shown}


def _shown_value(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(str(one) for one in value)
    return value if isinstance(value, str) else ""
