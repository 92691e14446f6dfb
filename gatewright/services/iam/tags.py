"""
Tags of users, roles and policies; those of users and roles are `aws:PrincipalTag/...` in conditions.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html
"""

from gatewright.aws.managed_policies import BY_ARN
from gatewright.services.iam import managed
from gatewright.services.iam.entities import ROLE, USER, Entity, get, put
from gatewright.services.iam.errors import access_denied
from gatewright.services.iam.pages import page
from gatewright.services.iam.tagging import tagged, untagged
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def tag_user(documents: Documents, operation: Operation) -> Document:
    """Add tags to a user."""
    return _tag(documents, operation, USER)


def untag_user(documents: Documents, operation: Operation) -> Document:
    """Take tags away from a user."""
    return _untag(documents, operation, USER)


def list_user_tags(documents: Documents, operation: Operation) -> Document:
    """Answer the tags of a user."""
    return _list(get(documents, USER, operation.params["UserName"]), operation)


def tag_role(documents: Documents, operation: Operation) -> Document:
    """Add tags to a role."""
    return _tag(documents, operation, ROLE)


def untag_role(documents: Documents, operation: Operation) -> Document:
    """Take tags away from a role."""
    return _untag(documents, operation, ROLE)


def list_role_tags(documents: Documents, operation: Operation) -> Document:
    """Answer the tags of a role."""
    return _list(get(documents, ROLE, operation.params["RoleName"]), operation)


def tag_policy(documents: Documents, operation: Operation) -> Document:
    """Add tags to a managed policy of the account."""
    managed.put(documents, tagged(_policy(documents, operation), operation.params["Tags"]))
    return {}


def untag_policy(documents: Documents, operation: Operation) -> Document:
    """Take tags away from a managed policy of the account."""
    managed.put(documents, untagged(_policy(documents, operation), operation.params["TagKeys"]))
    return {}


def list_policy_tags(documents: Documents, operation: Operation) -> Document:
    """Answer the tags of a managed policy."""
    return _list(managed.policy(documents, operation.params["PolicyArn"]), operation)


def _tag(documents: Documents, operation: Operation, entity: Entity) -> Document:
    found = get(documents, entity, operation.params[entity.name])
    put(documents, entity, tagged(found, operation.params["Tags"]))
    return {}


def _untag(documents: Documents, operation: Operation, entity: Entity) -> Document:
    found = get(documents, entity, operation.params[entity.name])
    put(documents, entity, untagged(found, operation.params["TagKeys"]))
    return {}


def _list(found: Document, operation: Operation) -> Document:
    return page("Tags", found.get("Tags", []), operation.params)


def _policy(documents: Documents, operation: Operation) -> Document:
    arn = operation.params["PolicyArn"]
    if arn in BY_ARN:
        raise access_denied("Cannot modify AWS managed policies.")  # inferred
    return managed.policy(documents, arn)
