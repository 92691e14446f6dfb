"""
How a body becomes a version of an object, whoever brings it: at once, or in parts.

https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
"""

import base64
from collections.abc import Iterable, Mapping
from typing import Any, Final

from gatewright.services.operation import Operation
from gatewright.services.s3.checksums import etag
from gatewright.services.s3.errors import invalid, refuse_others
from gatewright.services.s3.lookup import NULL_VERSION
from gatewright.store.documents import Document, Documents

TYPED: Final = ("ContentType", "ContentEncoding", "ContentLanguage", "ContentDisposition", "CacheControl", "Metadata")
"""What is kept beside the body, and answered as it came."""

ENCRYPTED: Final = {"ServerSideEncryption": "AES256"}
"""What S3 says of every object since 2023 (recorded: LocalStack's test_apigw_s3_binary_support_request, 2025-02-01);

here the state on disk is as safe as the disk."""


def refuse_unkept(params: Mapping[str, Any], taken: Iterable[str]) -> None:
    """Raise for a way of keeping an object that is not kept here; S3's own encryption is on AWS's side of the disk."""
    _check_acl(params.get("ACL"))
    plain = {"ServerSideEncryption"} if params.get("ServerSideEncryption") not in {None, "AES256"} else set()
    refuse_others(params, {*taken, "ACL"} - plain)
    if params.get("StorageClass") not in {None, "STANDARD"}:
        raise invalid("InvalidStorageClass", "The storage class you specified is not valid")


def _check_acl(acl: str | None) -> None:
    """Raise for a list of who may read: a bucket is its owner's alone, as every new one is on AWS since April 2023.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
    """
    if acl not in {None, "bucket-owner-full-control"}:
        raise invalid("AccessControlListNotSupported", "The bucket does not allow ACLs")


def stored_object(
    documents: Documents, operation: Operation, bucket: Document, body: bytes, kept: Document
) -> Document:
    """Store a body under the key of the call, with what is kept beside it; return its version as answers show it."""
    coded = kept.get("ContentEncoding", "").removeprefix("aws-chunked").strip(" ,")
    version = new_version(operation, bucket)
    stored = {
        "Key": operation.params["Key"],
        "VersionId": version,
        "LastModified": operation.seconds,
        "ETag": etag(body),
        "Size": len(body),
        **{name: value for name, value in kept.items() if name != "ContentEncoding"},
        **({"ContentEncoding": coded} if coded else {}),
        "Body": base64.b64encode(body).decode(),
    }
    put_version(documents, bucket["Name"], stored)
    return shown_version(bucket, version)


def new_version(operation: Operation, bucket: Document) -> str:
    """Return the id of the next version, which is none where a bucket keeps no versions."""
    kept = bucket.get("Versioning") == "Enabled"
    return "".join(operation.new_id() for _ in range(4))[:32] if kept else NULL_VERSION


def put_version(documents: Documents, name: str, stored: Document) -> None:
    """Keep a version as the latest one."""
    # The latest version stands last, so one that is put again moves there.
    documents.delete("object", name, stored["Key"], stored["VersionId"])
    documents.put("object", name, stored["Key"], stored["VersionId"], document=stored)


def shown_version(bucket: Document, version: str) -> Document:
    """Return a version as answers show it: where versions are, or were, kept."""
    return {"VersionId": version} if "Versioning" in bucket else {}
