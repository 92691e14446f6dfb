"""
Users.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html
"""

from typing import Final

from gatewright.services.iam import boundary
from gatewright.services.iam.calling_user import calling_user
from gatewright.services.iam.entities import GROUP, USER, below, get, new, put, rename
from gatewright.services.iam.errors import delete_conflict
from gatewright.services.iam.pages import page
from gatewright.services.iam.tagging import tagged
from gatewright.services.iam.trust_references import forget
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_SHOWN: Final = ("Path", "UserName", "UserId", "Arn", "CreateDate")
_WHOLE: Final = (*_SHOWN, "PermissionsBoundary", "Tags")


def create_user(documents: Documents, operation: Operation) -> Document:
    """Create a user."""
    params = operation.params
    created = tagged({**new(documents, operation, USER), "GroupList": []}, params.get("Tags"))
    created = boundary.bounded(documents, created, params.get("PermissionsBoundary"))
    put(documents, USER, created)
    return {"User": _whole(created)}


def get_user(documents: Documents, operation: Operation) -> Document:
    """Answer one user; without a name, who calls."""
    name = operation.params.get("UserName") or calling_user(operation)
    if name is None:
        # Documented of GetUser for the root user: neither a name nor a path.
        return {"User": {"UserId": operation.account_id, "Arn": operation.caller}}
    return {"User": _whole(get(documents, USER, name))}


def list_users(documents: Documents, operation: Operation) -> Document:
    """Answer the users below a path; without tags and boundaries, as AWS does (documented)."""
    found = below(documents.list(USER.kind), operation.params)
    return page("Users", [{name: one[name] for name in _SHOWN} for one in found], operation.params)


def update_user(documents: Documents, operation: Operation) -> Document:
    """Rename a user or move him to another path; his keys follow him."""
    found = get(documents, USER, operation.params["UserName"])
    renamed = rename(documents, operation, USER, found)
    for key in documents.list("iam_access_key"):
        if key.get("UserName") == found["UserName"]:
            changed = {**key, "UserName": renamed["UserName"]}
            documents.put("iam_access_key", key["AccessKeyId"], document=changed)
    return {}


def delete_user(documents: Documents, operation: Operation) -> Document:
    """Delete a user on whom nothing hangs any more."""
    found = get(documents, USER, operation.params["UserName"])
    if any(key.get("UserName") == found["UserName"] for key in documents.list("iam_access_key")):
        raise delete_conflict("Cannot delete entity, must delete access keys first.")
    if found["GroupList"]:
        raise delete_conflict("Cannot delete entity, must remove users from group first.")
    if found["AttachedManagedPolicies"]:
        raise delete_conflict("Cannot delete entity, must detach all policies first.")
    if found["UserPolicyList"]:
        raise delete_conflict("Cannot delete entity, must delete policies first.")
    documents.delete(USER.kind, found["UserName"].lower())
    forget(documents, found["Arn"], found["UserId"])
    return {}


def list_groups_for_user(documents: Documents, operation: Operation) -> Document:
    """Answer the groups that a user is in."""
    found = get(documents, USER, operation.params["UserName"])
    shown = ("Path", "GroupName", "GroupId", "Arn", "CreateDate")
    groups = [get(documents, GROUP, name) for name in found["GroupList"]]
    return page("Groups", [{name: one[name] for name in shown} for one in groups], operation.params)


def _whole(found: Document) -> Document:
    return {name: found[name] for name in _WHOLE if name in found}
