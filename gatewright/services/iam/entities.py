"""
What users, groups and roles have in common: a name, a path, an ARN, inline policies and attached managed ones.

Their documents are those of `get_account_authorization_details` (UserDetail, GroupDetail, RoleDetail), with policy
documents as the text that was given; roles also keep what only GetRole shows.
https://docs.aws.amazon.com/IAM/latest/APIReference/API_UserDetail.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.services.iam import drawn
from gatewright.services.iam.errors import already_exists, no_such_entity
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One kind of them."""

    kind: str
    """The kind of their documents."""

    word: str
    """What AWS's messages call one: `user`."""

    name: str
    """The member that names one: `UserName`."""

    id: str
    """The member of its unique id: `UserId`."""

    prefix: str
    """How the unique id starts."""

    inline: str
    """The member of its inline policies."""

    largest: int
    """Characters that its inline policies may have together, white space apart (documented: IAM quotas)."""

    attached_quota: int
    """How many managed policies may be attached (documented: IAM quotas)."""


USER: Final = Entity(
    kind="iam_user",
    word="user",
    name="UserName",
    id="UserId",
    prefix=drawn.USER,
    inline="UserPolicyList",
    largest=2_048,
    attached_quota=10,
)
GROUP: Final = Entity(
    kind="iam_group",
    word="group",
    name="GroupName",
    id="GroupId",
    prefix=drawn.GROUP,
    inline="GroupPolicyList",
    largest=5_120,
    attached_quota=10,
)
ROLE: Final = Entity(
    kind="iam_role",
    word="role",
    name="RoleName",
    id="RoleId",
    prefix=drawn.ROLE,
    inline="RolePolicyList",
    largest=10_240,
    attached_quota=10,
)
ALL: Final = (USER, GROUP, ROLE)


def new(documents: Documents, operation: Operation, entity: Entity) -> Document:
    """Return the document of a new one, not yet stored; refuse a name that is taken, in whatever letter case."""
    params = operation.params
    name, path = params[entity.name], params.get("Path") or "/"
    if documents.get(entity.kind, name.lower()) is not None:
        raise already_exists(f"{entity.word.capitalize()} with name {name} already exists.")
    return {
        "Path": path,
        entity.name: name,
        entity.id: drawn.unique_id(operation, entity.prefix),
        "Arn": arn(operation.account_id, entity.word, path, name),
        "CreateDate": operation.seconds,
        entity.inline: [],
        "AttachedManagedPolicies": [],
    }


def get(documents: Documents, entity: Entity, name: str) -> Document:
    """Return the one of this name."""
    found = documents.get(entity.kind, name.lower())
    if found is None or found[entity.name] != name:
        raise no_such_entity(f"The {entity.word} with name {name} cannot be found.")
    return found


def put(documents: Documents, entity: Entity, document: Mapping[str, Any]) -> None:
    """Store one."""
    documents.put(entity.kind, document[entity.name].lower(), document=document)


def rename(documents: Documents, operation: Operation, entity: Entity, found: Document) -> Document:
    """Give one a new name or path, or both; the unique id stays (documented)."""
    params = operation.params
    name = params.get(f"New{entity.name}") or found[entity.name]
    path = params.get("NewPath") or found["Path"]
    taken = documents.get(entity.kind, name.lower())
    if taken is not None and taken[entity.id] != found[entity.id]:
        raise already_exists(f"{entity.word.capitalize()} with name {name} already exists.")
    renamed = {**found, "Path": path, entity.name: name, "Arn": arn(operation.account_id, entity.word, path, name)}
    if name.lower() != found[entity.name].lower():
        documents.delete(entity.kind, found[entity.name].lower())
    put(documents, entity, renamed)
    return renamed


def arn(account_id: str, resource: str, path: str, name: str) -> str:
    """Return the ARN of something in IAM."""
    return f"arn:aws:iam::{account_id}:{resource}{path}{name}"


def below(found: list[Document], params: Mapping[str, Any]) -> list[Document]:
    """Return those whose path starts with `PathPrefix`."""
    prefix = params.get("PathPrefix") or "/"
    return [one for one in found if one["Path"].startswith(prefix)]
