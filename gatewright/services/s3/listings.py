"""
Listings of a bucket: its objects, or all their versions.

https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html. Keys come in the order of their UTF-8 bytes.
"""

import base64
import binascii
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from gatewright.services.operation import Operation
from gatewright.services.s3 import lookup
from gatewright.services.s3.errors import invalid, refuse_others
from gatewright.store.documents import Document, Documents

MOST: Final = 1000
"""Keys in an answer (documented)."""


def list_objects_v2(documents: Documents, operation: Operation) -> Document:
    """Answer the objects of a bucket whose keys start so, page by page."""
    params = operation.params
    refuse_others(
        params, ("Bucket", "Prefix", "Delimiter", "MaxKeys", "ContinuationToken", "StartAfter", "EncodingType")
    )
    token = params.get("ContinuationToken")
    after = _key_of(token) if token is not None else params.get("StartAfter") or ""
    page, more = _page(documents, operation, after)
    following = {"NextContinuationToken": base64.urlsafe_b64encode(page[-1][0].encode()).decode()} if more else {}
    # A token goes before `StartAfter`, which is then not told of (moto's test of it ran against AWS).
    told = "StartAfter" if token is None else "ContinuationToken"
    asked = {told: params[told]} if params.get(told) else {}
    return _encoded(params, {**_common(params, page, more), **asked, "KeyCount": len(page), **following})


def list_objects(documents: Documents, operation: Operation) -> Document:
    """Answer the same in the older form."""
    params = operation.params
    refuse_others(params, ("Bucket", "Prefix", "Delimiter", "MaxKeys", "Marker", "EncodingType"))
    page, more = _page(documents, operation, params.get("Marker") or "")
    marker = {"NextMarker": page[-1][0]} if more and params.get("Delimiter") else {}
    return _encoded(params, {**_common(params, page, more), "Marker": params.get("Marker") or "", **marker})


def list_object_versions(documents: Documents, operation: Operation) -> Document:
    """Answer every version and delete marker of a bucket, the latest of each key first."""
    params = operation.params
    refuse_others(params, ("Bucket", "Prefix", "EncodingType"))
    name = lookup.bucket(documents, params["Bucket"])["Name"]
    by_key: dict[str, list[Document]] = {}
    for one in documents.list("object", name):
        if one["Key"].startswith(params.get("Prefix") or ""):
            by_key.setdefault(one["Key"], []).append(one)
    shown = [
        {**_shown(one), "VersionId": one["VersionId"], "IsLatest": place == 0}
        for key in sorted(by_key, key=str.encode)
        for place, one in enumerate(reversed(by_key[key]))
    ]
    answer: Document = {
        "Name": name,
        "Prefix": params.get("Prefix") or "",
        "MaxKeys": MOST,
        "IsTruncated": False,
        "Versions": [one for one in shown if "ETag" in one],
        "DeleteMarkers": [one for one in shown if "ETag" not in one],
    }
    return _encoded(params, answer)


def _page(documents: Documents, operation: Operation, after: str) -> tuple[list[tuple[str, Document | None]], bool]:
    """Return the keys, and the prefixes that stand for several, behind `after`; and whether there are more."""
    params = operation.params
    size = min(params.get("MaxKeys", MOST), MOST)
    entries = [entry for entry in _entries(documents, operation) if entry[0].encode() > after.encode()]
    return entries[:size], len(entries) > size > 0


def _entries(documents: Documents, operation: Operation) -> Iterator[tuple[str, Document | None]]:
    params = operation.params
    name = lookup.bucket(documents, params["Bucket"])["Name"]
    prefix, delimiter = params.get("Prefix") or "", params.get("Delimiter") or ""
    found = {one["Key"]: one for one in documents.list("object", name) if one["Key"].startswith(prefix)}
    seen = set()
    for key in sorted(found, key=str.encode):
        if found[key].get("DeleteMarker"):
            continue
        head, cut, _ = key[len(prefix) :].partition(delimiter) if delimiter else (key, "", "")
        if not cut:
            yield key, found[key]
        elif (common := prefix + head + cut) not in seen:
            seen.add(common)
            yield common, None


def _common(params: Any, page: list[tuple[str, Document | None]], more: bool) -> Document:
    delimiter = {"Delimiter": params["Delimiter"]} if params.get("Delimiter") else {}
    return {
        "Name": params["Bucket"],
        "Prefix": params.get("Prefix") or "",
        "MaxKeys": min(params.get("MaxKeys", MOST), MOST),
        "IsTruncated": more,
        **delimiter,
        "Contents": [_shown(one) for _, one in page if one is not None],
        "CommonPrefixes": [{"Prefix": name} for name, one in page if one is None],
    }


def _shown(one: Document) -> Document:
    shown: Document = {name: one[name] for name in ("Key", "LastModified", "ETag", "Size") if name in one}
    return {**shown, "StorageClass": "STANDARD"} if "ETag" in shown else shown


def _encoded(params: Mapping[str, Any], answer: Document) -> Document:
    """Return an answer whose keys are percent-encoded where that was asked for: XML cannot hold all of them."""
    if params.get("EncodingType") != "url":
        return answer
    named: Document = {
        name: quote(answer[name])
        for name in ("Prefix", "Delimiter", "Marker", "NextMarker", "StartAfter")
        if name in answer
    }
    lists: Document = {
        name: [{**one, **{key: quote(one[key]) for key in ("Key", "Prefix") if key in one}} for one in answer[name]]
        for name in ("Contents", "CommonPrefixes", "Versions", "DeleteMarkers")
        if name in answer
    }
    return {**answer, **named, **lists, "EncodingType": "url"}


def _key_of(token: str) -> str:
    if not token:
        raise invalid("InvalidArgument", "The continuation token provided is incorrect")
    try:
        return base64.b64decode(token.encode(), altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeError):
        raise invalid("InvalidArgument", "The continuation token provided is incorrect") from None
