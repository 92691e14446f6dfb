"""
Templates of stacks, and what can be said of a template before anything is made of it.

https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplateSummary.html
"""

import json
from collections.abc import Mapping
from typing import Any

from gatewright.services.cloudformation import reading, records
from gatewright.services.cloudformation.errors import invalid
from gatewright.services.cloudformation.refused import refuse
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def get_template(documents: Documents, operation: Operation) -> Document:
    """Answer the template of a stack or a change set, as it came or as its transforms made it."""
    params = operation.params
    if params.get("ChangeSetName"):
        found = records.change_set(documents, params["ChangeSetName"], params.get("StackName"))["wanted"]
    elif params.get("StackName"):
        found = records.stack(documents, params["StackName"])
    else:
        raise invalid("Either StackName or ChangeSetName must be specified.")
    written = str(found["template"])
    if params.get("TemplateStage") == "Processed":
        given = {one["ParameterKey"]: one["ParameterValue"] for one in found["Parameters"]}
        read = reading.read(written, given, operation, documents)
        written = json.dumps(read.processed) if read.transforms else written
    return {"TemplateBody": written, "StagesAvailable": ["Original", "Processed"]}


def get_template_summary(documents: Documents, operation: Operation) -> Document:
    """Answer which parameters, resources and capabilities a template has."""
    params = operation.params
    refuse(params)
    stack = records.stack(documents, params["StackName"]) if params.get("StackName") else None
    written = reading.text(documents, operation, None) if stack is None else str(stack["template"])
    found = reading.read(written, {}, operation, documents)
    types = list(dict.fromkeys(one.type for one in found.template.resources.values()))
    return {
        **_said(found),
        "Parameters": [_summary(name, one) for name, one in found.template.parameters.items()],
        "ResourceTypes": types,
        **({"Version": found.root["AWSTemplateFormatVersion"]} if "AWSTemplateFormatVersion" in found.root else {}),
        **({"Metadata": str(found.root["Metadata"])} if found.root.get("Metadata") else {}),
    }


def validate_template(documents: Documents, operation: Operation) -> Document:
    """Answer what a template asks for, when it can be understood."""
    found = reading.read(reading.text(documents, operation, None), {}, operation, documents)
    listed = [_summary(name, one) for name, one in found.template.parameters.items()]
    members = ("ParameterKey", "DefaultValue", "NoEcho", "Description")
    return {**_said(found), "Parameters": [{name: one[name] for name in members if name in one} for one in listed]}


def _said(found: reading.Read) -> Document:
    named = [one for one in found.template.resources.values() if one.type.startswith("AWS::IAM::")]
    types = sorted({one.type for one in named})
    reason = f"The following resource(s) require capabilities: [{', '.join(types)}]"
    return {
        **({"Description": str(found.root["Description"])} if found.root.get("Description") else {}),
        "Capabilities": found.capabilities,
        **({"CapabilitiesReason": reason} if found.capabilities else {}),
        "DeclaredTransforms": found.transforms,
    }


def _summary(name: str, declared: Mapping[str, Any]) -> dict[str, Any]:
    allowed = declared.get("AllowedValues")
    default = declared.get("Default")
    return {
        "ParameterKey": name,
        **({} if default is None else {"DefaultValue": str(default)}),
        "ParameterType": str(declared.get("Type", "String")),
        "NoEcho": declared.get("NoEcho") in (True, "true"),
        **({"Description": str(declared["Description"])} if declared.get("Description") else {}),
        "ParameterConstraints": {"AllowedValues": [str(one) for one in allowed]} if isinstance(allowed, list) else {},
    }
