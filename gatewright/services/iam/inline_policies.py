"""
Inline policies of users, groups and roles.

https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#inline-policies
"""

from gatewright.services.iam.entities import GROUP, ROLE, USER, Entity, get, put
from gatewright.services.iam.errors import limit_exceeded, no_such_entity
from gatewright.services.iam.pages import page
from gatewright.services.iam.policy_texts import check, shown, size
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def put_user_policy(documents: Documents, operation: Operation) -> Document:
    """Add or replace an inline policy of a user."""
    return _put(documents, operation, USER)


def put_group_policy(documents: Documents, operation: Operation) -> Document:
    """Add or replace an inline policy of a group."""
    return _put(documents, operation, GROUP)


def put_role_policy(documents: Documents, operation: Operation) -> Document:
    """Add or replace an inline policy of a role."""
    return _put(documents, operation, ROLE)


def get_user_policy(documents: Documents, operation: Operation) -> Document:
    """Answer an inline policy of a user."""
    return _get(documents, operation, USER)


def get_group_policy(documents: Documents, operation: Operation) -> Document:
    """Answer an inline policy of a group."""
    return _get(documents, operation, GROUP)


def get_role_policy(documents: Documents, operation: Operation) -> Document:
    """Answer an inline policy of a role."""
    return _get(documents, operation, ROLE)


def list_user_policies(documents: Documents, operation: Operation) -> Document:
    """Answer the names of a user's inline policies."""
    return _list(documents, operation, USER)


def list_group_policies(documents: Documents, operation: Operation) -> Document:
    """Answer the names of a group's inline policies."""
    return _list(documents, operation, GROUP)


def list_role_policies(documents: Documents, operation: Operation) -> Document:
    """Answer the names of a role's inline policies."""
    return _list(documents, operation, ROLE)


def delete_user_policy(documents: Documents, operation: Operation) -> Document:
    """Delete an inline policy of a user."""
    return _delete(documents, operation, USER)


def delete_group_policy(documents: Documents, operation: Operation) -> Document:
    """Delete an inline policy of a group."""
    return _delete(documents, operation, GROUP)


def delete_role_policy(documents: Documents, operation: Operation) -> Document:
    """Delete an inline policy of a role."""
    return _delete(documents, operation, ROLE)


def _put(documents: Documents, operation: Operation, entity: Entity) -> Document:
    params = operation.params
    found = get(documents, entity, params[entity.name])
    check(params["PolicyDocument"])
    policy = {"PolicyName": params["PolicyName"], "PolicyDocument": params["PolicyDocument"]}
    names = [one["PolicyName"] for one in found[entity.inline]]
    policies = list(found[entity.inline])
    if params["PolicyName"] in names:
        policies[names.index(params["PolicyName"])] = policy
    else:
        policies.append(policy)
    if sum(size(one["PolicyDocument"]) for one in policies) > entity.largest:
        name = found[entity.name]
        raise limit_exceeded(f"Maximum policy size of {entity.largest} bytes exceeded for {entity.word} {name}")
    put(documents, entity, {**found, entity.inline: policies})
    return {}


def _get(documents: Documents, operation: Operation, entity: Entity) -> Document:
    found = get(documents, entity, operation.params[entity.name])
    policy = _policy(found, entity, operation.params["PolicyName"])
    return {entity.name: found[entity.name], **policy, "PolicyDocument": shown(policy["PolicyDocument"])}


def _list(documents: Documents, operation: Operation, entity: Entity) -> Document:
    found = get(documents, entity, operation.params[entity.name])
    return page("PolicyNames", sorted(one["PolicyName"] for one in found[entity.inline]), operation.params)


def _delete(documents: Documents, operation: Operation, entity: Entity) -> Document:
    found = get(documents, entity, operation.params[entity.name])
    gone = _policy(found, entity, operation.params["PolicyName"])
    put(documents, entity, {**found, entity.inline: [one for one in found[entity.inline] if one != gone]})
    return {}


def _policy(found: Document, entity: Entity, name: str) -> Document:
    for one in found[entity.inline]:
        if one["PolicyName"] == name:
            return dict(one)
    raise no_such_entity(f"The {entity.word} policy with name {name} cannot be found.")
