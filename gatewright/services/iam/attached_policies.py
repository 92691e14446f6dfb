"""
Managed policies attached to users, groups and roles.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
"""

from collections.abc import Iterator

from gatewright.services.iam import managed
from gatewright.services.iam.entities import ALL, GROUP, ROLE, USER, Entity, get, put
from gatewright.services.iam.errors import limit_exceeded, no_such_entity
from gatewright.services.iam.pages import page, window
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def attach_user_policy(documents: Documents, operation: Operation) -> Document:
    """Attach a managed policy to a user."""
    return _attach(documents, operation, USER)


def attach_group_policy(documents: Documents, operation: Operation) -> Document:
    """Attach a managed policy to a group."""
    return _attach(documents, operation, GROUP)


def attach_role_policy(documents: Documents, operation: Operation) -> Document:
    """Attach a managed policy to a role."""
    return _attach(documents, operation, ROLE)


def detach_user_policy(documents: Documents, operation: Operation) -> Document:
    """Detach a managed policy from a user."""
    return _detach(documents, operation, USER)


def detach_group_policy(documents: Documents, operation: Operation) -> Document:
    """Detach a managed policy from a group."""
    return _detach(documents, operation, GROUP)


def detach_role_policy(documents: Documents, operation: Operation) -> Document:
    """Detach a managed policy from a role."""
    return _detach(documents, operation, ROLE)


def list_attached_user_policies(documents: Documents, operation: Operation) -> Document:
    """Answer the managed policies of a user."""
    return _list(documents, operation, USER)


def list_attached_group_policies(documents: Documents, operation: Operation) -> Document:
    """Answer the managed policies of a group."""
    return _list(documents, operation, GROUP)


def list_attached_role_policies(documents: Documents, operation: Operation) -> Document:
    """Answer the managed policies of a role."""
    return _list(documents, operation, ROLE)


def list_entities_for_policy(documents: Documents, operation: Operation) -> Document:
    """Answer to whom a managed policy is attached, or whose boundary it is."""
    params = operation.params
    arn = managed.policy(documents, params["PolicyArn"])["Arn"]
    prefix = params.get("PathPrefix") or "/"
    found = [
        (entity, one)
        for entity in ALL
        if params.get("EntityFilter") in (None, entity.word.capitalize())
        for one in documents.list(entity.kind)
        if one["Path"].startswith(prefix) and arn in _uses(one, params.get("PolicyUsageFilter"))
    ]
    shown, rest = window(found, params)
    listed = {
        f"Policy{entity.word.capitalize()}s": [
            {entity.name: one[entity.name], entity.id: one[entity.id]} for kind, one in shown if kind is entity
        ]
        for entity in ALL
    }
    return {**listed, **rest}


def _attach(documents: Documents, operation: Operation, entity: Entity) -> Document:
    found = get(documents, entity, operation.params[entity.name])
    policy = managed.attachable(documents, operation.params["PolicyArn"])
    attached = found["AttachedManagedPolicies"]
    if any(one["PolicyArn"] == policy["Arn"] for one in attached):
        return {}
    if len(attached) >= entity.attached_quota:
        plural = f"{entity.word.capitalize()}"
        raise limit_exceeded(f"Cannot exceed quota for PoliciesPer{plural}: {entity.attached_quota}")
    added = {"PolicyName": policy["PolicyName"], "PolicyArn": policy["Arn"]}
    put(documents, entity, {**found, "AttachedManagedPolicies": [*attached, added]})
    return {}


def _detach(documents: Documents, operation: Operation, entity: Entity) -> Document:
    found = get(documents, entity, operation.params[entity.name])
    arn = operation.params["PolicyArn"]
    managed.find(documents, arn)
    kept = [one for one in found["AttachedManagedPolicies"] if one["PolicyArn"] != arn]
    if len(kept) == len(found["AttachedManagedPolicies"]):
        raise no_such_entity(f"Policy {arn} was not found.")
    put(documents, entity, {**found, "AttachedManagedPolicies": kept})
    return {}


def _list(documents: Documents, operation: Operation, entity: Entity) -> Document:
    found = get(documents, entity, operation.params[entity.name])
    prefix = operation.params.get("PathPrefix") or "/"
    listed = [one for one in found["AttachedManagedPolicies"] if _path(one["PolicyArn"]).startswith(prefix)]
    return page("AttachedPolicies", listed, operation.params)


def _path(arn: str) -> str:
    """Return the path in the ARN of a policy."""
    return arn.partition(":policy")[2].rpartition("/")[0] + "/"


def _uses(entity: Document, wanted: str | None) -> Iterator[str]:
    if wanted in (None, "PermissionsPolicy"):
        yield from (one["PolicyArn"] for one in entity["AttachedManagedPolicies"])
    if wanted in (None, "PermissionsBoundary") and "PermissionsBoundary" in entity:
        yield entity["PermissionsBoundary"]["PermissionsBoundaryArn"]
