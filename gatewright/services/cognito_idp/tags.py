"""Tags of user pools.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TagResource.html
"""

from gatewright.services.cognito_idp.lookup import pool_of
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def tag_resource(documents: Documents, operation: Operation) -> Document:
    """Add tags to a pool."""
    pool = _pool(documents, operation)
    return _set(documents, pool, {**pool.get("UserPoolTags", {}), **operation.params["Tags"]})


def untag_resource(documents: Documents, operation: Operation) -> Document:
    """Take tags from a pool."""
    pool = _pool(documents, operation)
    gone = set(operation.params["TagKeys"])
    return _set(documents, pool, {key: value for key, value in pool.get("UserPoolTags", {}).items() if key not in gone})


def list_tags_for_resource(documents: Documents, operation: Operation) -> Document:
    """Answer the tags of a pool."""
    return {"Tags": _pool(documents, operation).get("UserPoolTags", {})}


def _pool(documents: Documents, operation: Operation) -> Document:
    return pool_of(documents, operation.params["ResourceArn"].rpartition("/")[2])


def _set(documents: Documents, pool: Document, tags: dict[str, str]) -> Document:
    documents.put("user_pool", pool["Id"], document={**pool, "UserPoolTags": tags})
    return {}
