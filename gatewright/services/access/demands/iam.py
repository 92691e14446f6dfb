"""
IAM: users, groups, roles, policies and instance profiles by their ARNs, paths and all.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gatewright.aws.policy.facts import Resource
from gatewright.services.access.demand import PASS_ROLE, Asked, Demand, demand

_HOLDERS: Final[tuple[tuple[str, str, str], ...]] = (
    ("UserName", "iam_user", "user"),
    ("GroupName", "iam_group", "group"),
    ("InstanceProfileName", "iam_instance_profile", "instance-profile"),
    ("RoleName", "iam_role", "role"),
)
"""By parameter: the kind of the document, and how the ARN starts below the account; the first that is given counts."""

_MAKES: Final = frozenset({"CreateUser", "CreateGroup", "CreateRole", "CreateInstanceProfile"})
"""Operations that name what is not there yet; all others mean what is, path and all."""

_OF_A_GROUP: Final = frozenset({"AddUserToGroup", "RemoveUserFromGroup"})
"""Operations that name a user, too, and are judged on the group."""

_HANDS_OVER: Final = "AddRoleToInstanceProfile"
_TO_INSTANCES: Final = "ec2.amazonaws.com"
_CREATED_POLICY: Final = "CreatePolicy"
_LISTS: Final[Mapping[str, str]] = {
    "ListUsers": "user/",
    "ListGroups": "group/",
    "ListRoles": "role/",
    "ListInstanceProfiles": "instance-profile/",
}
"""Lists are judged on the path that they list (reported: `... on resource: arn:aws:iam::123456789012:user/`)."""

_OWN: Final = frozenset({"GetUser", "CreateAccessKey", "DeleteAccessKey", "ListAccessKeys", "UpdateAccessKey"})
"""Operations that mean the caller where they name nobody."""

_BY_KEY: Final = frozenset({"DeleteAccessKey", "UpdateAccessKey"})
"""Operations that mean whose the access key is where they name nobody."""

_BOUND: Final = frozenset(
    {"CreateUser", "CreateRole"}
    | {
        f"{verb}{kind}{what}"
        for kind in ("User", "Role")
        for verb, what in (
            ("Attach", "Policy"),
            ("Delete", "PermissionsBoundary"),
            ("Delete", "Policy"),
            ("Detach", "Policy"),
            ("Put", "PermissionsBoundary"),
            ("Put", "Policy"),
        )
    }
)
"""Operations with the condition key `iam:PermissionsBoundary` (documented)."""

_MOVES: Final[Mapping[str, tuple[str, str, str]]] = {
    "UpdateUser": ("user", "UserName", "NewUserName"),
    "UpdateGroup": ("group", "GroupName", "NewGroupName"),
}
"""Operations that rename: who moves somebody needs the permission on both names (documented: UpdateUser)."""


def demands(asked: Asked) -> tuple[Demand, ...]:
    """Return the action on whom or what is named."""
    found = Demand(action=f"iam:{asked.operation}", on=((_resource(asked),),), context=_context(asked))
    if asked.operation in _MOVES:
        return (replace(found, on=(*found.on, (_moved(asked, *_MOVES[asked.operation]),))),)
    if asked.operation != _HANDS_OVER:
        return (found,)
    role = _holder(asked, "iam_role", "role", str(asked.params["RoleName"]))
    return (found, demand(PASS_ROLE, role, iam__passedtoservice=(_TO_INSTANCES,)))


def _resource(asked: Asked) -> Resource:
    params = asked.params
    if asked.operation in _LISTS:
        path = str(params.get("PathPrefix") or "/").strip("/")
        return _of(asked, f"{_LISTS[asked.operation]}{path}{'/' if path else ''}")
    if asked.operation == _CREATED_POLICY:
        return _of(asked, f"policy{params.get('Path') or '/'}{params.get('PolicyName')}")
    for member, kind, word in _HOLDERS:
        if params.get(member) and not (member == "UserName" and asked.operation in _OF_A_GROUP):
            return _holder(asked, kind, word, str(params[member]))
    named = params.get("PolicySourceArn") or params.get("PolicyArn")
    if named:
        return asked.named(str(named))
    key = asked.documents.get("iam_access_key", str(params.get("AccessKeyId"))) if asked.operation in _BY_KEY else None
    if key is not None:
        owner = key.get("UserName")
        return _of(asked, "root") if owner is None else _holder(asked, "iam_user", "user", str(owner))
    if asked.operation in _OWN:
        return asked.named(asked.caller) if ":user/" in asked.caller else asked.untold()
    return asked.everything()


def _holder(asked: Asked, kind: str, word: str, name: str) -> Resource:
    """Return a principal that is there, or as it will be called."""
    found = asked.documents.get(kind, name.lower())
    if found is not None and asked.operation not in _MAKES:
        return asked.named(str(found["Arn"]))
    path = str(asked.params.get("Path") or "/")
    return _of(asked, f"{word}{path}{name}")


def _moved(asked: Asked, word: str, member: str, new: str) -> Resource:
    """Return who is renamed, as he will be called."""
    params = asked.params
    found = asked.documents.get(f"iam_{word}", str(params.get(member)).lower()) or {}
    name = params.get(new) or found.get(member) or params.get(member)
    return _of(asked, f"{word}{params.get('NewPath') or found.get('Path') or '/'}{name}")


def _of(asked: Asked, rest: str) -> Resource:
    return asked.arn("iam", rest, region="")


def _boundary(asked: Asked) -> tuple[str, ...]:
    """Return the boundary that is to be set; else that of the user or the role whose policies are to change."""
    if asked.params.get("PermissionsBoundary"):
        return (str(asked.params["PermissionsBoundary"]),)
    kind, member = ("iam_user", "UserName") if asked.params.get("UserName") else ("iam_role", "RoleName")
    found = asked.documents.get(kind, str(asked.params.get(member)).lower())
    if found is None or asked.operation in _MAKES or "PermissionsBoundary" not in found:
        return ()
    return (str(found["PermissionsBoundary"]["PermissionsBoundaryArn"]),)


def _context(asked: Asked) -> dict[str, tuple[str, ...]]:
    told: dict[str, tuple[str, ...]] = {}
    if asked.operation in _BOUND:
        told["iam:permissionsboundary"] = _boundary(asked)
    if asked.params.get("PolicyArn"):
        told["iam:policyarn"] = (str(asked.params["PolicyArn"]),)
    return told
