"""Groups of users: they stand in the claim `cognito:groups`.

https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
"""

from typing import Final

from gatewright.services.cognito_idp.errors import exists
from gatewright.services.cognito_idp.lookup import group_of, pool_of, user_of
from gatewright.services.cognito_idp.paging import page
from gatewright.services.cognito_idp.profiles import save, shown
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_SET: Final = ("Description", "RoleArn", "Precedence")


def create_group(documents: Documents, operation: Operation) -> Document:
    """Create a group."""
    params = operation.params
    pool = pool_of(documents, params["UserPoolId"])
    name = params["GroupName"]
    if documents.get("user_pool_group", pool["Id"], name) is not None:
        raise exists("GroupExistsException", "A group with the name already exists.")
    group = {
        "GroupName": name,
        "UserPoolId": pool["Id"],
        **{member: params[member] for member in _SET if params.get(member) is not None},
        "LastModifiedDate": operation.now,
        "CreationDate": operation.now,
    }
    documents.put("user_pool_group", pool["Id"], name, document=group)
    return {"Group": group}


def get_group(documents: Documents, operation: Operation) -> Document:
    """Answer a group."""
    return {"Group": _named(documents, operation)}


def list_groups(documents: Documents, operation: Operation) -> Document:
    """Answer the groups of a pool."""
    params = operation.params
    pool = pool_of(documents, params["UserPoolId"])
    groups, token = page(documents.list("user_pool_group", pool["Id"]), params.get("Limit"), params.get("NextToken"))
    return {"Groups": groups, **({"NextToken": token} if token else {})}


def update_group(documents: Documents, operation: Operation) -> Document:
    """Change a group."""
    group = _named(documents, operation)
    given = {member: operation.params[member] for member in _SET if operation.params.get(member) is not None}
    changed = {**group, **given, "LastModifiedDate": operation.now}
    documents.put("user_pool_group", group["UserPoolId"], group["GroupName"], document=changed)
    return {"Group": changed}


def delete_group(documents: Documents, operation: Operation) -> Document:
    """Delete a group; its users stay."""
    group = _named(documents, operation)
    documents.delete("user_pool_group", group["UserPoolId"], group["GroupName"])
    for user in documents.list("user_pool_user", group["UserPoolId"]):
        if group["GroupName"] in user["groups"]:
            _join(documents, group["UserPoolId"], user, [one for one in user["groups"] if one != group["GroupName"]])
    return {}


def admin_add_user_to_group(documents: Documents, operation: Operation) -> Document:
    """Put a user into a group; a second time changes nothing."""
    pool = pool_of(documents, operation.params["UserPoolId"])
    user = user_of(documents, pool, operation.params["Username"])
    group = group_of(documents, pool["Id"], operation.params["GroupName"])
    if group["GroupName"] not in user["groups"]:
        _join(documents, pool["Id"], user, [*user["groups"], group["GroupName"]])
    return {}


def admin_remove_user_from_group(documents: Documents, operation: Operation) -> Document:
    """Take a user out of a group."""
    pool = pool_of(documents, operation.params["UserPoolId"])
    user = user_of(documents, pool, operation.params["Username"])
    group = group_of(documents, pool["Id"], operation.params["GroupName"])
    _join(documents, pool["Id"], user, [one for one in user["groups"] if one != group["GroupName"]])
    return {}


def admin_list_groups_for_user(documents: Documents, operation: Operation) -> Document:
    """Answer the groups of a user."""
    params = operation.params
    pool = pool_of(documents, params["UserPoolId"])
    user = user_of(documents, pool, params["Username"])
    groups = [group_of(documents, pool["Id"], name) for name in user["groups"]]
    found, token = page(groups, params.get("Limit"), params.get("NextToken"))
    return {"Groups": found, **({"NextToken": token} if token else {})}


def list_users_in_group(documents: Documents, operation: Operation) -> Document:
    """Answer the users of a group."""
    params = operation.params
    group = _named(documents, operation)
    users = [
        one for one in documents.list("user_pool_user", group["UserPoolId"]) if group["GroupName"] in one["groups"]
    ]
    found, token = page(users, params.get("Limit"), params.get("NextToken"))
    return {"Users": [shown(user) for user in found], **({"NextToken": token} if token else {})}


def _named(documents: Documents, operation: Operation) -> Document:
    pool = pool_of(documents, operation.params["UserPoolId"])
    return group_of(documents, pool["Id"], operation.params["GroupName"])


def _join(documents: Documents, pool_id: str, user: Document, groups: list[str]) -> None:
    save(documents, pool_id, {**user, "groups": groups})
