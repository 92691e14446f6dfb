"""Buckets and objects by name, or S3's refusal."""

import base64

from gatewright.services.s3.errors import no_such_bucket, no_such_key, no_such_version
from gatewright.store.documents import Document, Documents

NULL_VERSION = "null"
"""The version of an object that was put while nobody kept versions."""


def bucket(documents: Documents, name: str) -> Document:
    """Return a bucket."""
    found = documents.get("bucket", name)
    if found is None:
        raise no_such_bucket(name)
    return found


def object_version(documents: Documents, name: str, key: str, version: str | None) -> Document:
    """Return a version of an object, the latest where none is named; a delete marker hides what is under it."""
    bucket(documents, name)
    if version is not None:
        found = documents.get("object", name, key, version)
        if found is None:
            raise no_such_version(key, version)
    else:
        found = latest(documents, name, key)
    if found is None or found.get("DeleteMarker"):
        raise no_such_key(key)
    return found


def latest(documents: Documents, name: str, key: str) -> Document | None:
    """Return the version of an object that was put last, which may be a delete marker."""
    versions = documents.list("object", name, key)
    return versions[-1] if versions else None


def body_of(stored: Document) -> bytes:
    """Return the bytes of a version."""
    return base64.b64decode(stored["Body"])
