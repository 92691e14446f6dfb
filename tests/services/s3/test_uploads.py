"""Uploads in parts."""

import base64
import hashlib
import zlib
from typing import Any

import pytest

from gatewright.services.s3 import uploads
from gatewright.store.documents import Document
from tests.services.s3.s3_account import S3Account

PLACE = {"Bucket": "trust", "Key": "k"}


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five megabytes take long."""
    monkeypatch.setattr(uploads, "SMALLEST", 2)


def begun(s3: S3Account, **params: Any) -> dict[str, str]:
    """Begin an upload; return what names it."""
    return {**PLACE, "UploadId": s3.call("create_multipart_upload", **PLACE, **params)["UploadId"]}


def part(s3: S3Account, upload: dict[str, str], number: int, body: bytes, **more: Any) -> Document:
    """Send a part; return how it is named at the end."""
    tag = s3.call("upload_part", **upload, PartNumber=number, Body=body, **more)["ETag"]
    return {"PartNumber": number, "ETag": tag}


def complete(s3: S3Account, upload: dict[str, str], *parts: Document, **more: Any) -> Document:
    """Complete an upload."""
    return s3.call("complete_multipart_upload", **upload, MultipartUpload={"Parts": list(parts)}, **more)


def test_parts_become_an_object_in_their_order(s3: S3Account) -> None:
    """Whenever they came; one that is sent again replaces the one before, and one that is not named is left out."""
    upload = begun(s3, ContentType="text/plain", Metadata={"a": "1"})
    last = part(s3, upload, 3, b"!")
    part(s3, upload, 1, b"xx")
    first = part(s3, upload, 1, b"hel")
    part(s3, upload, 2, b"lo")
    done = complete(s3, upload, first, last, MpuObjectSize=4)
    got = s3.call("get_object", **PLACE)

    tags = b"".join(hashlib.md5(one).digest() for one in (b"hel", b"!"))
    assert f'"{hashlib.md5(tags).hexdigest()}-2"' == done["ETag"] == got["ETag"]
    assert (b"hel!", "text/plain", {"a": "1"}) == (got["Body"], got["ContentType"], got["Metadata"])
    assert [] == s3.call("list_multipart_uploads", Bucket="trust")["Uploads"]


@pytest.mark.parametrize(("kind", "end"), [("COMPOSITE", "-2"), ("FULL_OBJECT", "")])
def test_a_checksum_is_of_the_parts_or_of_the_whole(s3: S3Account, kind: str, end: str) -> None:
    """As the upload was begun; one that is sent at the end is held against it."""
    upload = begun(s3, ChecksumAlgorithm="CRC32", ChecksumType=kind)
    bodies = (b"hel", b"lo")
    parts = [part(s3, upload, number, body, ChecksumCRC32=_crc(body)) for number, body in enumerate(bodies, start=1)]
    whole = b"hello" if kind == "FULL_OBJECT" else b"".join(zlib.crc32(one).to_bytes(4, "big") for one in bodies)
    named = {"ChecksumCRC32": _crc(whole) + end}
    refused = s3.refusal("complete_multipart_upload", **upload, MultipartUpload={"Parts": parts}, ChecksumCRC32="AA==")
    done = complete(s3, upload, *parts, **named)

    assert "BadDigest" == refused
    assert {**named, "ChecksumType": kind} == {name: done[name] for name in ("ChecksumCRC32", "ChecksumType")}


def _crc(body: bytes) -> str:
    return base64.b64encode(zlib.crc32(body).to_bytes(4, "big")).decode()


@pytest.mark.parametrize(
    ("order", "code"),
    [([2, 1], "InvalidPartOrder"), ([1, 1], "InvalidPartOrder"), ([], "MalformedXML"), ([1, 4], "InvalidPart")],
)
def test_what_parts_cannot_make_is_refused(s3: S3Account, order: list[int], code: str) -> None:
    """And the upload stays as it was."""
    upload = begun(s3)
    sent = {number: part(s3, upload, number, b"aa") for number in (1, 2)}
    named = [sent.get(number, {"PartNumber": number, "ETag": '"x"'}) for number in order]
    found = s3.refusal("complete_multipart_upload", **upload, MultipartUpload={"Parts": named})

    assert code == found
    assert [1, 2] == [one["PartNumber"] for one in s3.call("list_parts", **upload)["Parts"]]


def test_only_the_last_part_may_be_short(s3: S3Account) -> None:
    """Five megabytes on AWS."""
    upload = begun(s3)
    parts = [part(s3, upload, number, b"a") for number in (1, 2)]

    assert "EntityTooSmall" == s3.refusal("complete_multipart_upload", **upload, MultipartUpload={"Parts": parts})


def test_an_upload_that_is_given_up_leaves_nothing(s3: S3Account) -> None:
    """Its id names nothing any more."""
    upload = begun(s3)
    part(s3, upload, 1, b"aa")
    s3.call("abort_multipart_upload", **upload)

    assert ["NoSuchUpload"] * 3 == [
        s3.refusal("list_parts", **upload),
        s3.refusal("abort_multipart_upload", **upload),
        s3.refusal("upload_part", **upload, PartNumber=1, Body=b"a"),
    ]
    assert "NoSuchKey" == s3.refusal("get_object", **PLACE)


def test_parts_are_listed_in_pages(s3: S3Account) -> None:
    """By their numbers."""
    upload = begun(s3)
    for number in (10, 9, 1):
        part(s3, upload, number, b"aa")
    first = s3.call("list_parts", **upload, MaxParts=2)
    rest = s3.call("list_parts", **upload, PartNumberMarker=first["NextPartNumberMarker"])

    assert ([1, 9], True) == ([one["PartNumber"] for one in first["Parts"]], first["IsTruncated"])
    assert ([10], False) == ([one["PartNumber"] for one in rest["Parts"]], rest["IsTruncated"])


@pytest.mark.parametrize("number", [0, 10_001])
def test_a_part_has_a_number(s3: S3Account, number: int) -> None:
    """From 1 to 10,000."""
    assert "InvalidArgument" == s3.refusal("upload_part", **begun(s3), PartNumber=number, Body=b"")
