"""
Roles: who may assume them, for how long, and what they are.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html
"""

from typing import Final

from gatewright.services.iam import boundary
from gatewright.services.iam.entities import ROLE, below, get, new, put
from gatewright.services.iam.errors import delete_conflict
from gatewright.services.iam.pages import page
from gatewright.services.iam.policy_texts import check_trust, shown
from gatewright.services.iam.tagging import tagged
from gatewright.services.iam.trust_references import forget
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

DEFAULT_SESSION_DURATION: Final = 3_600
"""Documented: CreateRole, `MaxSessionDuration`."""

_SHOWN: Final = ("Path", "RoleName", "RoleId", "Arn", "CreateDate", "Description", "MaxSessionDuration")
_WHOLE: Final = (*_SHOWN, "PermissionsBoundary", "Tags", "RoleLastUsed")


def create_role(documents: Documents, operation: Operation) -> Document:
    """Create a role."""
    params = operation.params
    check_trust(params["AssumeRolePolicyDocument"])
    made = {
        **new(documents, operation, ROLE),
        "AssumeRolePolicyDocument": params["AssumeRolePolicyDocument"],
        **({"Description": params["Description"]} if params.get("Description") else {}),
        "MaxSessionDuration": params.get("MaxSessionDuration") or DEFAULT_SESSION_DURATION,
        "RoleLastUsed": {},
    }
    created = boundary.bounded(documents, tagged(made, params.get("Tags")), params.get("PermissionsBoundary"))
    put(documents, ROLE, created)
    # Recorded in AWS's example: the answer of CreateRole has no `RoleLastUsed`.
    return {"Role": {name: value for name, value in _whole(created).items() if name != "RoleLastUsed"}}


def get_role(documents: Documents, operation: Operation) -> Document:
    """Answer one role."""
    return {"Role": _whole(get(documents, ROLE, operation.params["RoleName"]))}


def list_roles(documents: Documents, operation: Operation) -> Document:
    """Answer the roles below a path; without tags, boundaries and last use, as AWS does (documented)."""
    found = below(documents.list(ROLE.kind), operation.params)
    return page("Roles", [_members(one, _SHOWN) for one in found], operation.params)


def update_role(documents: Documents, operation: Operation) -> Document:
    """Change the description and the longest session of a role."""
    params = operation.params
    found = get(documents, ROLE, params["RoleName"])
    described = {} if params.get("Description") is None else {"Description": params["Description"]}
    longest = params.get("MaxSessionDuration") or DEFAULT_SESSION_DURATION  # documented: one hour where nobody says
    put(documents, ROLE, {**found, **described, "MaxSessionDuration": longest})
    return {}


def update_role_description(documents: Documents, operation: Operation) -> Document:
    """Change the description of a role."""
    changed = {
        **get(documents, ROLE, operation.params["RoleName"]),
        "Description": operation.params["Description"],
    }
    put(documents, ROLE, changed)
    return {"Role": _whole(changed)}


def update_assume_role_policy(documents: Documents, operation: Operation) -> Document:
    """Change who may assume a role."""
    found = get(documents, ROLE, operation.params["RoleName"])
    check_trust(operation.params["PolicyDocument"])
    put(documents, ROLE, {**found, "AssumeRolePolicyDocument": operation.params["PolicyDocument"]})
    return {}


def delete_role(documents: Documents, operation: Operation) -> Document:
    """Delete a role on which nothing hangs any more."""
    found = get(documents, ROLE, operation.params["RoleName"])
    name = found["RoleName"]
    if any(role["RoleName"] == name for one in documents.list("iam_instance_profile") for role in one["Roles"]):
        raise delete_conflict("Cannot delete entity, must remove roles from instance profile first.")
    if found["AttachedManagedPolicies"]:
        raise delete_conflict("Cannot delete entity, must detach all policies first.")
    if found["RolePolicyList"]:
        raise delete_conflict("Cannot delete entity, must delete policies first.")
    documents.delete(ROLE.kind, name.lower())
    forget(documents, found["Arn"], found["RoleId"])
    return {}


def _whole(found: Document) -> Document:
    return _members(found, _WHOLE)


def _members(found: Document, names: tuple[str, ...]) -> Document:
    kept = {name: found[name] for name in names if name in found}
    return {**kept, "AssumeRolePolicyDocument": shown(found["AssumeRolePolicyDocument"])}
