"""A permissions boundary at a user or a role: a managed policy that limits what others allow."""

from gatewright.services.iam import managed
from gatewright.services.iam.errors import no_such_entity
from gatewright.store.documents import Document, Documents


def bounded(documents: Documents, document: Document, arn: str | None) -> Document:
    """Return the document with this boundary; as it is without one."""
    if arn is None:
        return document
    if managed.find(documents, arn) is None:
        raise no_such_entity(f"Scope ARN: {arn} does not exist or is not attachable.")
    boundary = {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": arn}
    return {**document, "PermissionsBoundary": boundary}


def unbounded(document: Document) -> Document:
    """Return the document without a boundary."""
    return {name: value for name, value in document.items() if name != "PermissionsBoundary"}
