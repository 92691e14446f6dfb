"""
Objects and their versions.

https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
"""

from typing import Any, Final

from gatewright.services.operation import Operation
from gatewright.services.s3 import lookup
from gatewright.services.s3.checksums import KNOWN, checked, etag
from gatewright.services.s3.errors import malformed_xml, refuse_others
from gatewright.services.s3.lookup import NULL_VERSION
from gatewright.services.s3.ranges import content_range, hold_match, part_of
from gatewright.services.s3.stored import (
    ENCRYPTED,
    TYPED,
    new_version,
    put_version,
    refuse_unkept,
    shown_version,
    stored_object,
)
from gatewright.store.documents import Document, Documents

PUT: Final = (
    "Bucket",
    "Key",
    "Body",
    "ContentLength",
    "ContentMD5",
    "ChecksumAlgorithm",
    "ServerSideEncryption",
    "StorageClass",
    *KNOWN,
    *TYPED,
)
"""The parameters of `put_object` that are obeyed here."""

MOST: Final = 1000
"""Objects that one `delete_objects` names (documented: `DeleteObjects`)."""

ASKED: Final = {
    "ResponseCacheControl": "CacheControl",
    "ResponseContentDisposition": "ContentDisposition",
    "ResponseContentEncoding": "ContentEncoding",
    "ResponseContentLanguage": "ContentLanguage",
    "ResponseContentType": "ContentType",
}
"""Parameters of a read that say how an answer names itself, whatever is kept (documented: `GetObject`)."""

READ: Final = ("Bucket", "Key", "VersionId", "ChecksumMode", "IfMatch", "Range", *ASKED)
"""The parameters of `get_object` and `head_object` that are obeyed here."""


def put_object(documents: Documents, operation: Operation) -> Document:
    """Store an object, as a further version where versions are kept."""
    params = operation.params
    refuse_unkept(params, PUT)
    bucket = lookup.bucket(documents, params["Bucket"])
    body = params.get("Body") or b""
    sums = checked(params, body)
    kept = {name: params[name] for name in TYPED if params.get(name)}
    version = stored_object(documents, operation, bucket, body, {**kept, **sums})
    whole = {"ChecksumType": "FULL_OBJECT"} if sums else {}
    return {"ETag": etag(body), **ENCRYPTED, **sums, **whole, **version}


def get_object(documents: Documents, operation: Operation) -> Document:
    """Answer an object, or the part of it that is asked for."""
    found, part = _read(documents, operation)
    body = lookup.body_of(found)
    return {**_head(documents, operation, found, part), "Body": body if part is None else body[part.start : part.stop]}


def head_object(documents: Documents, operation: Operation) -> Document:
    """Answer what is kept beside an object."""
    return _head(documents, operation, *_read(documents, operation))


def _read(documents: Documents, operation: Operation) -> tuple[Document, range | None]:
    """Return the version that is asked for, and which part of it; `None` for all of it."""
    params = operation.params
    refuse_others(params, READ)
    found = lookup.object_version(documents, params["Bucket"], params["Key"], params.get("VersionId"))
    hold_match(params.get("IfMatch"), found["ETag"])
    return found, part_of(params.get("Range"), found["Size"])


def delete_object(documents: Documents, operation: Operation) -> Document:
    """Delete a version for good, or hide the object under a delete marker where versions are kept."""
    params = operation.params
    refuse_others(params, ("Bucket", "Key", "VersionId"))
    return _deleted(documents, operation, params["Key"], params.get("VersionId"))


def delete_objects(documents: Documents, operation: Operation) -> Document:
    """Delete many, and tell of each unless asked to be quiet."""
    params = operation.params
    refuse_others(params, ("Bucket", "ChecksumAlgorithm", "Delete"))
    named = params["Delete"]["Objects"]
    if not 0 < len(named) <= MOST:
        raise malformed_xml()
    for one in named:
        refuse_others(one, ("Key", "VersionId"))
    gone = [_told(one, _deleted(documents, operation, one["Key"], one.get("VersionId"))) for one in named]
    return {} if params["Delete"].get("Quiet") else {"Deleted": gone}


def _told(named: Document, deleted: Document) -> Document:
    told = {name: named[name] for name in ("Key", "VersionId") if named.get(name) is not None}
    marker = {"DeleteMarker": True, "DeleteMarkerVersionId": deleted.get("VersionId")}
    return {**told, **marker} if deleted.get("DeleteMarker") else told


def _deleted(documents: Documents, operation: Operation, key: str, version: str | None) -> Document:
    bucket = lookup.bucket(documents, operation.params["Bucket"])
    name = bucket["Name"]
    if version is not None:
        found = documents.get("object", name, key, version) or {}
        documents.delete("object", name, key, version)
        return {"VersionId": version, **({"DeleteMarker": True} if found.get("DeleteMarker") else {})}
    if "Versioning" not in bucket:
        documents.delete("object", name, key, NULL_VERSION)
        return {}
    version = new_version(operation, bucket)
    marker = {"Key": key, "VersionId": version, "LastModified": operation.seconds, "DeleteMarker": True}
    put_version(documents, name, marker)
    return {"DeleteMarker": True, "VersionId": version}


def _head(documents: Documents, operation: Operation, found: Document, part: range | None) -> Document:
    bucket = lookup.bucket(documents, operation.params["Bucket"])
    shown: dict[str, Any] = {name: found[name] for name in (*TYPED, "ETag", "LastModified") if name in found}
    shown |= {name: operation.params[asked] for asked, name in ASKED.items() if operation.params.get(asked)}
    if part is not None:
        # The checksums that are kept are of the whole object.
        shown["ContentRange"] = content_range(part, found["Size"])
    elif operation.params.get("ChecksumMode") == "ENABLED" and (
        sums := {one: found[one] for one in KNOWN if one in found}
    ):
        shown |= {**sums, "ChecksumType": "FULL_OBJECT"}
    return {
        "AcceptRanges": "bytes",
        "ContentType": "binary/octet-stream",
        **ENCRYPTED,
        **shown,
        "ContentLength": found["Size"] if part is None else len(part),
        **shown_version(bucket, found["VersionId"]),
    }
