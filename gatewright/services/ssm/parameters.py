"""
Parameters: text under a name, for templates and the tools that deploy them.

https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html. The latest version is kept, and
the number of those before it. What is encrypted needs KMS, which is not here, so that `SecureString` is refused.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.arn import partition_of
from gatewright.services.errors import not_implemented
from gatewright.services.operation import Operation
from gatewright.services.ssm.errors import already_exists, invalid, mismatch, not_found, version_not_found
from gatewright.services.ssm.pages import page
from gatewright.services.ssm.parameter_filters import is_below, matcher
from gatewright.services.ssm.parameter_names import KIND, apart, checked, find, rooted
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError

LONGEST: Final = 4096
"""Characters of a value of the standard tier (documented: quotas)."""

_NOT_OFFERED: Final = (
    ("Type", "parameters that KMS encrypts", (None, "String", "StringList")),
    ("KeyId", "parameters that KMS encrypts", (None, "")),
    ("Tier", "advanced parameters", (None, "Standard", "Intelligent-Tiering")),
    ("Policies", "parameters that expire", (None, "")),
    ("DataType", "parameters that name what AWS checks", (None, "text")),
)
_LISTED: Final = ("Name", "ARN", "Type", "LastModifiedDate", "LastModifiedUser", "Description", "AllowedPattern")

KEYS: Final = ("Path", "Name", "Type", "KeyId", "Tier", "DataType", "tag:")
"""What DescribeParameters is filtered by (documented)."""

KEYS_BY_PATH: Final = ("Type", "KeyId", "Label")
"""What GetParametersByPath is filtered by (documented)."""


def put_parameter(documents: Documents, operation: Operation) -> Document:
    """Keep a parameter, or its next version."""
    params = operation.params
    _refuse(params)
    before = find(documents, params["Name"])
    name = checked(params["Name"]) if before is None else before["Name"]
    if before is not None and not params.get("Overwrite"):
        raise already_exists()
    if before is not None and params.get("Tags"):
        raise invalid(
            "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove"
            " overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or"
            " RemoveTagsFromResource."
        )
    kept = before or {}
    made = {
        "Name": name,
        "ARN": _arn(operation, name),
        "Type": _type(params, kept),
        "Value": _value(params, kept),
        "Version": kept.get("Version", 0) + 1,
        "LastModifiedDate": operation.now,
        "LastModifiedUser": f"arn:aws:iam::{operation.account_id}:root",
        "DataType": params.get("DataType") or "text",
        "tags": {one["Key"]: one["Value"] for one in params.get("Tags") or ()} or kept.get("tags", {}),
        **_optional(params, kept),
    }
    documents.put(KIND, name, document=made)
    return {"Version": made["Version"], "Tier": "Standard"}


def get_parameter(documents: Documents, operation: Operation) -> Document:
    """Answer a parameter, by its name or its ARN, with a version behind it or none."""
    return {"Parameter": _found(documents, operation.params["Name"])}


def get_parameters(documents: Documents, operation: Operation) -> Document:
    """Answer several; names of none are told apart."""
    found: list[Document] = []
    lost: list[str] = []
    for name in dict.fromkeys(operation.params["Names"]):
        try:
            found.append(_found(documents, name))
        except ServiceError:
            lost.append(name)
    return {"Parameters": found, "InvalidParameters": lost}


def get_parameters_by_path(documents: Documents, operation: Operation) -> Document:
    """Answer the parameters below a path; those further below with `Recursive`."""
    params = operation.params
    wanted = matcher(params, KEYS_BY_PATH)
    if not params["Path"].startswith("/"):
        raise invalid("The parameter path must begin with a forward slash")  # inferred
    recursive = bool(params.get("Recursive"))
    below = [one for one in documents.list(KIND) if is_below(one["Name"], params["Path"], recursive=recursive)]
    return page([_shown(one) for one in below if wanted(one)], params, most=10)


def describe_parameters(documents: Documents, operation: Operation) -> Document:
    """Answer what there is to know of every parameter but its value."""
    if operation.params.get("Shared"):
        raise not_implemented("nobody shares parameters here, so `Shared` is refused")
    wanted = matcher(operation.params, KEYS)
    told = [
        {**{name: one[name] for name in _LISTED if name in one}, "Version": one["Version"], "Tier": "Standard"}
        for one in documents.list(KIND)
        if wanted(one)
    ]
    return page([{**one, "Policies": [], "DataType": "text"} for one in told], operation.params, most=50)


def delete_parameter(documents: Documents, operation: Operation) -> Document:
    """Delete a parameter."""
    found = find(documents, operation.params["Name"])
    if found is None:
        raise not_found()
    documents.delete(KIND, found["Name"])
    return {}


def delete_parameters(documents: Documents, operation: Operation) -> Document:
    """Delete several; names of none are told apart."""
    names = list(dict.fromkeys(operation.params["Names"]))
    known = {name: find(documents, name) for name in names}
    gone = [name for name, found in known.items() if found is not None]
    for found in known.values():
        if found is not None:
            documents.delete(KIND, found["Name"])
    return {"DeletedParameters": gone, "InvalidParameters": [name for name in names if name not in gone]}


def _refuse(params: Mapping[str, Any]) -> None:
    for name, words, harmless in _NOT_OFFERED:
        if params.get(name) not in harmless:
            raise not_implemented(f"this server does not offer {words}, so it refuses `{name}`")


def _type(params: Mapping[str, Any], kept: Document) -> str:
    found = params.get("Type") or kept.get("Type")
    if not found:
        raise invalid("A parameter type is required when you create a parameter.")
    return str(found)


def _value(params: Mapping[str, Any], kept: Document) -> str:
    value: str = params["Value"]
    if not value:
        # Reported by users of AWS; the model of boto3 does not tell it.
        raise invalid(
            "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length"
            " greater than or equal to 1."
        )
    if len(value) > LONGEST:
        raise invalid(
            f"Standard tier parameters support a maximum parameter value of {LONGEST} characters. To create a larger"
            " parameter value, upgrade the parameter to use the advanced-parameter tier."
        )
    pattern = params.get("AllowedPattern") or kept.get("AllowedPattern")
    if pattern and re.search(pattern, value) is None:
        raise mismatch(pattern)
    return value


def _optional(params: Mapping[str, Any], kept: Document) -> Document:
    given = {name: params.get(name) or kept.get(name) for name in ("Description", "AllowedPattern")}
    return {name: value for name, value in given.items() if value}


def _found(documents: Documents, asked: str) -> Document:
    name, version = apart(asked)
    found = find(documents, name)
    if found is None:
        raise not_found()
    if version is not None and version != str(found["Version"]):
        raise version_not_found(name, version)
    return {**_shown(found), **({} if version is None else {"Selector": f":{version}"})}


def _shown(found: Document) -> Document:
    return {name: found[name] for name in ("Name", "Type", "Value", "Version", "LastModifiedDate", "ARN", "DataType")}


def _arn(operation: Operation, name: str) -> str:
    place = f"{operation.region}:{operation.account_id}"
    return f"arn:{partition_of(operation.region)}:ssm:{place}:parameter{rooted(name)}"
