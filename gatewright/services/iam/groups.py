"""
Groups, and the users in them.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_Group.html
"""

from typing import Final

from gatewright.services.iam.entities import GROUP, USER, below, get, new, put, rename
from gatewright.services.iam.errors import delete_conflict, limit_exceeded
from gatewright.services.iam.pages import page
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

GROUPS_PER_USER: Final = 10
"""https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"""

_SHOWN: Final = ("Path", "GroupName", "GroupId", "Arn", "CreateDate")


def create_group(documents: Documents, operation: Operation) -> Document:
    """Create a group."""
    created = new(documents, operation, GROUP)
    put(documents, GROUP, created)
    return {"Group": _shown(created)}


def get_group(documents: Documents, operation: Operation) -> Document:
    """Answer a group and its users."""
    found = get(documents, GROUP, operation.params["GroupName"])
    shown = ("Path", "UserName", "UserId", "Arn", "CreateDate")
    users = [{name: one[name] for name in shown} for one in _users(documents, found["GroupName"])]
    return {"Group": _shown(found), **page("Users", users, operation.params)}


def list_groups(documents: Documents, operation: Operation) -> Document:
    """Answer the groups below a path."""
    return page(
        "Groups", [_shown(one) for one in below(documents.list(GROUP.kind), operation.params)], operation.params
    )


def update_group(documents: Documents, operation: Operation) -> Document:
    """Rename a group or move it to another path; its users stay in it."""
    found = get(documents, GROUP, operation.params["GroupName"])
    renamed = rename(documents, operation, GROUP, found)
    for user in _users(documents, found["GroupName"]):
        names = [renamed["GroupName"] if name == found["GroupName"] else name for name in user["GroupList"]]
        put(documents, USER, {**user, "GroupList": names})
    return {}


def delete_group(documents: Documents, operation: Operation) -> Document:
    """Delete a group on which nothing hangs any more."""
    found = get(documents, GROUP, operation.params["GroupName"])
    if _users(documents, found["GroupName"]):
        raise delete_conflict("Cannot delete entity, must remove users from group first.")
    if found["AttachedManagedPolicies"]:
        raise delete_conflict("Cannot delete entity, must detach all policies first.")
    if found["GroupPolicyList"]:
        raise delete_conflict("Cannot delete entity, must delete policies first.")
    documents.delete(GROUP.kind, found["GroupName"].lower())
    return {}


def add_user_to_group(documents: Documents, operation: Operation) -> Document:
    """Put a user into a group; one who is in it stays."""
    group = get(documents, GROUP, operation.params["GroupName"])["GroupName"]
    user = get(documents, USER, operation.params["UserName"])
    if group not in user["GroupList"]:
        if len(user["GroupList"]) >= GROUPS_PER_USER:
            raise limit_exceeded(f"Cannot exceed quota for GroupsPerUser: {GROUPS_PER_USER}")
        put(documents, USER, {**user, "GroupList": [*user["GroupList"], group]})
    return {}


def remove_user_from_group(documents: Documents, operation: Operation) -> Document:
    """Take a user out of a group."""
    group = get(documents, GROUP, operation.params["GroupName"])["GroupName"]
    user = get(documents, USER, operation.params["UserName"])
    put(documents, USER, {**user, "GroupList": [name for name in user["GroupList"] if name != group]})
    return {}


def _users(documents: Documents, group: str) -> list[Document]:
    return [user for user in documents.list(USER.kind) if group in user["GroupList"]]


def _shown(found: Document) -> Document:
    return {name: found[name] for name in _SHOWN}
