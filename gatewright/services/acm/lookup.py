"""Certificates by ARN, or AWS's refusal."""

from gatewright.services.acm.errors import not_found
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def certificate(documents: Documents, operation: Operation, arn: str) -> Document:
    """Return the document of a certificate; raise where there is none."""
    found = documents.get("certificate", arn)
    if found is None:
        raise not_found(arn, operation.account_id)
    return found
