"""Tags of certificates."""

from gatewright.services.acm.lookup import certificate
from gatewright.services.acm.tagging import Tags, checked
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def add_tags_to_certificate(documents: Documents, operation: Operation) -> Document:
    """Add tags, or give those that are there another value."""
    return _add(documents, operation, "CertificateArn")


def remove_tags_from_certificate(documents: Documents, operation: Operation) -> Document:
    """Take tags away: those of a key, or only where the value is the one that is given."""
    found = certificate(documents, operation, operation.params["CertificateArn"])
    tags: Tags = dict(found["Tags"])
    for one in operation.params["Tags"]:
        if one["Key"] in tags and one.get("Value") in (None, tags[one["Key"]]):
            del tags[one["Key"]]
    documents.put("certificate", found["CertificateArn"], document={**found, "Tags": tags})
    return {}


def list_tags_for_certificate(documents: Documents, operation: Operation) -> Document:
    """Answer the tags of a certificate."""
    return _listed(documents, operation, "CertificateArn")


def tag_resource(documents: Documents, operation: Operation) -> Document:
    """Add tags, or give those that are there another value."""
    return _add(documents, operation, "ResourceArn")


def untag_resource(documents: Documents, operation: Operation) -> Document:
    """Take tags away."""
    found = certificate(documents, operation, operation.params["ResourceArn"])
    gone = set(operation.params["TagKeys"])
    tags = {key: value for key, value in found["Tags"].items() if key not in gone}
    documents.put("certificate", found["CertificateArn"], document={**found, "Tags": tags})
    return {}


def list_tags_for_resource(documents: Documents, operation: Operation) -> Document:
    """Answer the tags of a certificate."""
    return _listed(documents, operation, "ResourceArn")


def _add(documents: Documents, operation: Operation, member: str) -> Document:
    found = certificate(documents, operation, operation.params[member])
    tags = checked(found["Tags"], operation.params["Tags"])
    documents.put("certificate", found["CertificateArn"], document={**found, "Tags": tags})
    return {}


def _listed(documents: Documents, operation: Operation, member: str) -> Document:
    tags: Tags = certificate(documents, operation, operation.params[member])["Tags"]
    return {"Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}
