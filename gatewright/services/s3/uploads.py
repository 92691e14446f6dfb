"""
Uploads in parts: how clients put what is longer than a few megabytes.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html. A part that is sent again replaces the one
before it; nothing of an upload is an object until it is completed.
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from gatewright.services.operation import Operation
from gatewright.services.s3 import lookup
from gatewright.services.s3.checksums import KNOWN, checked, etag
from gatewright.services.s3.errors import invalid, malformed_xml, no_such_upload, refuse_others
from gatewright.services.s3.stored import ENCRYPTED, TYPED, refuse_unkept, stored_object
from gatewright.store.documents import Document, Documents

UPLOAD: Final = "upload"
PART: Final = "upload_part"

SMALLEST: Final = 5 * 1024 * 1024
"""Bytes of any part but the last (documented: multipart upload limits)."""

LAST_NUMBER: Final = 10_000
"""The highest number of a part (documented)."""

_MEMBER_OF: Final[Mapping[str, str]] = {name: member for member, (name, _) in KNOWN.items()}
_BEGUN: Final = (
    "Bucket",
    "Key",
    "ChecksumAlgorithm",
    "ChecksumType",
    "ServerSideEncryption",
    "StorageClass",
    *TYPED,
)
_NAMED: Final = ("Bucket", "Key", "UploadId")
_WHOLE: Final = "FULL_OBJECT"


def create_multipart_upload(documents: Documents, operation: Operation) -> Document:
    """Begin an upload; its id names it from then on."""
    params = operation.params
    refuse_unkept(params, _BEGUN)
    algorithm = params.get("ChecksumAlgorithm")
    if algorithm is not None and algorithm not in _MEMBER_OF:
        refuse_others({"ChecksumAlgorithm": algorithm}, ())
    bucket = lookup.bucket(documents, params["Bucket"])
    upload_id = "".join(operation.new_id() for _ in range(4))[:32]
    kind = params.get("ChecksumType") or (_WHOLE if algorithm == "CRC64NVME" else "COMPOSITE")
    sums = {} if algorithm is None else {"ChecksumAlgorithm": algorithm, "ChecksumType": kind}
    begun = {
        "Key": params["Key"],
        "UploadId": upload_id,
        "Initiated": operation.seconds,
        "kept": {name: params[name] for name in TYPED if params.get(name)},
        **sums,
    }
    documents.put(UPLOAD, bucket["Name"], params["Key"], upload_id, document=begun)
    return {"Bucket": bucket["Name"], "Key": params["Key"], "UploadId": upload_id, **ENCRYPTED, **sums}


def upload_part(documents: Documents, operation: Operation) -> Document:
    """Keep a part until the upload is completed or given up."""
    params = operation.params
    refuse_others(params, (*_NAMED, "PartNumber", "Body", "ContentLength", "ContentMD5", "ChecksumAlgorithm", *KNOWN))
    where = _where(documents, params)
    number = params["PartNumber"]
    if not 1 <= number <= LAST_NUMBER:
        raise invalid("InvalidArgument", f"Part number must be an integer between 1 and {LAST_NUMBER}, inclusive")
    body = params.get("Body") or b""
    sums = checked(params, body)
    part = {
        "PartNumber": number,
        "LastModified": operation.seconds,
        "ETag": etag(body),
        "Size": len(body),
        **sums,
        "Body": base64.b64encode(body).decode(),
    }
    documents.delete(PART, *where, f"{number:05}")
    documents.put(PART, *where, f"{number:05}", document=part)
    return {"ETag": part["ETag"], **ENCRYPTED, **sums}


def complete_multipart_upload(documents: Documents, operation: Operation) -> Document:
    """Make an object of the parts that are named, in their order."""
    params = operation.params
    refuse_others(params, (*_NAMED, "MultipartUpload", "ChecksumType", "MpuObjectSize", *KNOWN))
    named = (params.get("MultipartUpload") or {}).get("Parts") or ()
    for one in named:
        refuse_others(one, ("PartNumber", "ETag", *KNOWN))
    where = _where(documents, params)
    upload = documents.get(UPLOAD, *where) or {}
    parts = _named_parts(documents, where, named)
    body = b"".join(lookup.body_of(one) for one in parts)
    if params.get("MpuObjectSize") not in (None, len(body)):
        raise invalid("InvalidRequest", "The provided 'x-amz-mp-object-size' header does not match what was uploaded")
    sums = _checksum(upload, parts, body)
    given = {name: value for name, value in params.items() if name in KNOWN}
    if any(sums.get(name) not in (None, value) for name, value in given.items()):
        raise invalid("BadDigest", "The checksum you specified did not match the calculated checksum.")
    tags = b"".join(bytes.fromhex(one["ETag"].strip('"')) for one in parts)
    tag = f'"{hashlib.md5(tags, usedforsecurity=False).hexdigest()}-{len(parts)}"'
    bucket = lookup.bucket(documents, where[0])
    made = stored_object(documents, operation, bucket, body, {**upload["kept"], "ETag": tag, **sums})
    _forget(documents, where)
    place = f"https://{where[0]}.s3.amazonaws.com/{where[1]}"
    kind = {"ChecksumType": upload["ChecksumType"]} if sums else {}
    return {"Location": place, "Bucket": where[0], "Key": where[1], "ETag": tag, **ENCRYPTED, **sums, **kind, **made}


def abort_multipart_upload(documents: Documents, operation: Operation) -> Document:
    """Give an upload up, and all its parts."""
    refuse_others(operation.params, _NAMED)
    _forget(documents, _where(documents, operation.params))
    return {}


def list_parts(documents: Documents, operation: Operation) -> Document:
    """Answer the parts that are there."""
    params = operation.params
    refuse_others(params, (*_NAMED, "MaxParts", "PartNumberMarker"))
    where = _where(documents, params)
    most, after = min(params.get("MaxParts") or 1000, 1000), int(params.get("PartNumberMarker") or 0)
    parts = sorted(documents.list(PART, *where), key=lambda one: int(one["PartNumber"]))
    left = [one for one in parts if one["PartNumber"] > after]
    shown = [{name: value for name, value in one.items() if name != "Body"} for one in left[:most]]
    return {
        **dict(zip(_NAMED, where, strict=True)),
        "PartNumberMarker": after,
        "MaxParts": most,
        "IsTruncated": len(left) > most,
        **({"NextPartNumberMarker": shown[-1]["PartNumber"]} if shown else {}),
        "Parts": shown,
        "StorageClass": "STANDARD",
    }


def list_multipart_uploads(documents: Documents, operation: Operation) -> Document:
    """Answer the uploads of a bucket that are neither completed nor given up."""
    params = operation.params
    refuse_others(params, ("Bucket", "Prefix", "MaxUploads", "EncodingType"))
    name, prefix = lookup.bucket(documents, params["Bucket"])["Name"], params.get("Prefix") or ""
    found = [one for one in documents.list(UPLOAD, name) if one["Key"].startswith(prefix)]
    most = min(params.get("MaxUploads") or 1000, 1000)
    return {
        "Bucket": name,
        "Prefix": prefix,
        "MaxUploads": most,
        "IsTruncated": len(found) > most,
        "Uploads": [
            {**{name: one[name] for name in ("Key", "UploadId", "Initiated")}, "StorageClass": "STANDARD"}
            for one in found[:most]
        ],
    }


def _where(documents: Documents, params: Mapping[str, Any]) -> tuple[str, str, str]:
    bucket = lookup.bucket(documents, params["Bucket"])["Name"]
    where = (bucket, params["Key"], params["UploadId"])
    if documents.get(UPLOAD, *where) is None:
        raise no_such_upload(params["UploadId"])
    return where


def _named_parts(documents: Documents, where: tuple[str, str, str], named: Sequence[Document]) -> list[Document]:
    """Return the parts that a client says make the object, or raise what is wrong with them."""
    if not named:
        raise malformed_xml()
    numbers = [one.get("PartNumber", 0) for one in named]
    if numbers != sorted(set(numbers)):
        raise invalid(
            "InvalidPartOrder",
            "The list of parts was not in ascending order. Parts must be ordered by part number.",
        )
    found: list[Document] = []
    for one in named:
        part = documents.get(PART, *where, f"{one.get('PartNumber', 0):05}")
        if part is None or part["ETag"].strip('"') != str(one.get("ETag", "")).strip('"'):
            raise invalid(
                "InvalidPart",
                "One or more of the specified parts could not be found.  The part may not have been uploaded, or the"
                " specified entity tag may not match the part's entity tag.",
            )
        if any(one[name] != part.get(name, one[name]) for name in KNOWN if name in one):
            raise invalid("BadDigest", "The checksum of a part did not match the calculated checksum.")
        found.append(part)
    if any(one["Size"] < SMALLEST for one in found[:-1]):
        raise invalid("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
    return found


def _checksum(upload: Document, parts: Sequence[Document], body: bytes) -> dict[str, str]:
    """Return the checksum of a whole object, or the one of its parts' checksums, as the upload was begun."""
    algorithm = upload.get("ChecksumAlgorithm")
    if algorithm is None:
        return {}
    member = _MEMBER_OF[algorithm]
    digest = KNOWN[member][1]
    if upload["ChecksumType"] == _WHOLE:
        return {member: base64.b64encode(digest(body)).decode()}
    of_parts = b"".join(digest(lookup.body_of(one)) for one in parts)
    return {member: f"{base64.b64encode(digest(of_parts)).decode()}-{len(parts)}"}


def _forget(documents: Documents, where: tuple[str, str, str]) -> None:
    for one in documents.list(PART, *where):
        documents.delete(PART, *where, f"{one['PartNumber']:05}")
    documents.delete(UPLOAD, *where)
