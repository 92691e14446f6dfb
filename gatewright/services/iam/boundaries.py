"""
Permissions boundaries of users and roles.

https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
"""

from gatewright.services.iam.boundary import bounded, unbounded
from gatewright.services.iam.entities import ROLE, USER, Entity, get, put
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def put_user_permissions_boundary(documents: Documents, operation: Operation) -> Document:
    """Set the boundary of a user."""
    return _put(documents, operation, USER)


def put_role_permissions_boundary(documents: Documents, operation: Operation) -> Document:
    """Set the boundary of a role."""
    return _put(documents, operation, ROLE)


def delete_user_permissions_boundary(documents: Documents, operation: Operation) -> Document:
    """Take the boundary of a user away."""
    return _delete(documents, operation, USER)


def delete_role_permissions_boundary(documents: Documents, operation: Operation) -> Document:
    """Take the boundary of a role away."""
    return _delete(documents, operation, ROLE)


def _put(documents: Documents, operation: Operation, entity: Entity) -> Document:
    found = get(documents, entity, operation.params[entity.name])
    put(documents, entity, bounded(documents, found, operation.params["PermissionsBoundary"]))
    return {}


def _delete(documents: Documents, operation: Operation, entity: Entity) -> Document:
    put(documents, entity, unbounded(get(documents, entity, operation.params[entity.name])))
    return {}
