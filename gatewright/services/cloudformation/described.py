"""
Stacks as they are described.

https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html
"""

from typing import Any, Final

from gatewright.services.cloudformation.running import before
from gatewright.store.documents import Document

UNCHECKED: Final = {"StackDriftStatus": "NOT_CHECKED"}
HIDDEN: Final = "****"
"""What stands for the value of a parameter that is not shown (documented: `NoEcho`)."""


def shown(document: Document) -> Document:
    """Return a stack as `DescribeStacks` has it."""
    names = ("StackId", "StackName", "Description", "CreationTime", "LastUpdatedTime", "DeletionTime")
    more = ("StackStatus", "StackStatusReason", "TimeoutInMinutes", "RoleARN", "Capabilities", "Tags")
    outputs = _outputs(document)
    return {
        **{name: document[name] for name in (*names, *more) if document.get(name) is not None},
        "Parameters": parameters(document),
        **({"Outputs": outputs} if outputs else {}),
        "RollbackConfiguration": {},
        "DisableRollback": document.get("on_failure") == "DO_NOTHING",
        "NotificationARNs": [],
        "EnableTerminationProtection": bool(document.get("EnableTerminationProtection", False)),
        "DriftInformation": UNCHECKED,
    }


def summary(document: Document) -> Document:
    """Return a stack as `ListStacks` has it."""
    names = ("StackId", "StackName", "CreationTime", "LastUpdatedTime", "DeletionTime", "StackStatus")
    found = {name: document[name] for name in names if document.get(name) is not None}
    if document.get("Description"):
        found["TemplateDescription"] = document["Description"]
    if document.get("StackStatusReason"):
        found["StackStatusReason"] = document["StackStatusReason"]
    return {**found, "DriftInformation": UNCHECKED}


def parameters(document: Document) -> list[dict[str, Any]]:
    """Return the parameters of a stack or a change set, without the values that are not shown."""
    hidden = document.get("NoEcho") or ()
    return [
        {**one, "ParameterValue": HIDDEN} if one["ParameterKey"] in hidden else one for one in document["Parameters"]
    ]


def _outputs(document: Document) -> list[dict[str, Any]]:
    stack = before(document)
    return [
        {
            "OutputKey": name,
            "OutputValue": str(value),
            **({"Description": document["described"][name]} if name in document.get("described", {}) else {}),
            **({"ExportName": stack.exported[name]} if name in stack.exported else {}),
        }
        for name, value in stack.outputs.items()
    ]
