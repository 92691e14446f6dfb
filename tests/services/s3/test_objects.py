"""Objects and their versions."""

from typing import Any

import pytest

from tests.services.s3.s3_account import S3Account


def test_an_object_comes_back_as_it_was_put(s3: S3Account) -> None:
    """With what was kept beside it."""
    put = s3.put(body=b"hello", ContentType="text/plain", Metadata={"x": "1"}, ContentEncoding="aws-chunked")
    got = s3.call("get_object", Bucket="trust", Key="k")

    assert {"ETag": '"5d41402abc4b2a76b9719d911017c592"', "ServerSideEncryption": "AES256"} == put
    assert (b"hello", "text/plain", {"x": "1"}, 5) == (
        got["Body"],
        got["ContentType"],
        got["Metadata"],
        got["ContentLength"],
    )
    assert "ContentEncoding" not in got
    assert "VersionId" not in got
    del got["Body"]
    assert got == s3.call("head_object", Bucket="trust", Key="k")


def test_an_object_is_named_as_the_reader_asks(s3: S3Account) -> None:
    """`response-content-type` and its kin stand in the place of what is kept; a checksum is of the whole object.

    recorded: LocalStack, AWS-validated test_apigw_s3_binary_support_response_no_content_handling (2025-03-17).
    """
    put = s3.put(body=b"this is a UTF8 text typed object", ContentType="text/plain", ChecksumCRC32="DzmB0Q==")
    got = s3.call("get_object", Bucket="trust", Key="k", ResponseContentType="image/png")

    tag = '"322a648674040849d29154aa1dce24a5"'
    sums = {"ChecksumCRC32": "DzmB0Q==", "ChecksumType": "FULL_OBJECT"}
    assert {"ETag": tag, "ServerSideEncryption": "AES256", **sums} == put
    assert ("image/png", "bytes", tag, "AES256") == (
        got["ContentType"],
        got["AcceptRanges"],
        got["ETag"],
        got["ServerSideEncryption"],
    )
    assert "text/plain" == s3.call("head_object", Bucket="trust", Key="k")["ContentType"]


def test_without_versions_the_last_object_replaces_the_one_before(s3: S3Account) -> None:
    """And a deleted one is gone; deleting twice is no error."""
    s3.put(body=b"one")
    s3.put(body=b"two")
    assert b"two" == s3.body()
    assert {} == s3.call("delete_object", Bucket="trust", Key="k")
    assert {} == s3.call("delete_object", Bucket="trust", Key="k")
    assert "NoSuchKey" == s3.refusal("get_object", Bucket="trust", Key="k")


def test_with_versions_every_object_stays(s3: S3Account) -> None:
    """A delete marker hides it, and goes itself when its version is deleted."""
    s3.put(body=b"before")
    s3.keep_versions()
    one, two = (s3.put(body=body)["VersionId"] for body in (b"one", b"two"))
    assert [b"two", b"one", b"before"] == [
        s3.body(),
        s3.body(VersionId=one),
        s3.body(VersionId="null"),
    ]
    marker = s3.call("delete_object", Bucket="trust", Key="k")
    assert marker["DeleteMarker"] is True
    assert "NoSuchKey" == s3.refusal("head_object", Bucket="trust", Key="k")
    assert {"VersionId": marker["VersionId"], "DeleteMarker": True} == s3.call(
        "delete_object", Bucket="trust", Key="k", VersionId=marker["VersionId"]
    )
    assert b"two" == s3.body()
    s3.call("delete_object", Bucket="trust", Key="k", VersionId=two)
    assert b"one" == s3.body()
    assert "NoSuchVersion" == s3.refusal("get_object", Bucket="trust", Key="k", VersionId=two)


def test_suspended_versioning_replaces_the_null_version_only(s3: S3Account) -> None:
    """Versions of before stay."""
    s3.keep_versions()
    one = s3.put(body=b"one")["VersionId"]
    s3.keep_versions("Suspended")
    assert "null" == s3.put(body=b"two")["VersionId"]
    s3.put(body=b"three")

    assert (b"three", b"one") == (s3.body(), s3.body(VersionId=one))


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"Bucket": "none"}, "NoSuchBucket"),
        ({"ACL": "public-read"}, "AccessControlListNotSupported"),
        ({"ServerSideEncryption": "aws:kms"}, "NotImplemented"),
        ({"StorageClass": "GLACIER"}, "InvalidStorageClass"),
        ({"ContentMD5": "AAAA"}, "BadDigest"),
        ({"ChecksumCRC32": "AAAAAA=="}, "BadDigest"),
        ({"ChecksumCRC64NVME": "AAAA"}, "BadDigest"),
        ({"ChecksumCRC32C": "AAAA"}, "NotImplemented"),
    ],
)
def test_what_would_be_ignored_is_refused(s3: S3Account, params: dict[str, Any], code: str) -> None:
    """And what came broken is not stored."""
    assert code == s3.refusal("put_object", **{"Bucket": "trust", "Key": "k", "Body": b"b", **params})
    assert 0 == s3.call("list_objects_v2", Bucket="trust")["KeyCount"]


def test_a_checksum_is_shown_to_who_asks(s3: S3Account) -> None:
    """As it was sent."""
    sent = s3.put(body=b"hello", ChecksumCRC32="NhCmhg==")

    assert "NhCmhg==" == sent["ChecksumCRC32"]
    assert "NhCmhg==" == s3.call("head_object", Bucket="trust", Key="k", ChecksumMode="ENABLED")["ChecksumCRC32"]
    assert "ChecksumCRC32" not in s3.call("head_object", Bucket="trust", Key="k")


def test_the_encryption_that_every_object_has_may_be_asked_for(s3: S3Account) -> None:
    """`aws cloudformation package` and `sam deploy` ask for it (seen: aws-cli 1, s3uploader.py)."""
    assert "AES256" == s3.put(ServerSideEncryption="AES256")["ServerSideEncryption"]


def test_many_objects_go_at_once(s3: S3Account) -> None:
    """Each is told of, whether it was there or not (documented: DeleteObjects)."""
    s3.put("a")
    s3.put("b")
    named = {"Objects": [{"Key": "a"}, {"Key": "none"}]}

    assert {"Deleted": [{"Key": "a"}, {"Key": "none"}]} == s3.call("delete_objects", Bucket="trust", Delete=named)
    assert {} == s3.call("delete_objects", Bucket="trust", Delete={"Objects": [{"Key": "b"}], "Quiet": True})
    assert 0 == s3.call("list_objects_v2", Bucket="trust")["KeyCount"]


def test_many_objects_are_hidden_where_versions_are_kept(s3: S3Account) -> None:
    """The marker is told of when it comes, and when it goes."""
    s3.keep_versions()
    s3.put("a")
    made = s3.call("delete_objects", Bucket="trust", Delete={"Objects": [{"Key": "a"}]})["Deleted"][0]
    marker = made["DeleteMarkerVersionId"]
    named = {"Objects": [{"Key": "a", "VersionId": marker}]}

    assert {"Key": "a", "DeleteMarker": True, "DeleteMarkerVersionId": marker} == made
    assert s3.call("delete_objects", Bucket="trust", Delete=named)["Deleted"] == [{**made, "VersionId": marker}]
    assert b"body" == s3.body("a")


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ([], "MalformedXML"),
        ([{"Key": "a"}] * 1001, "MalformedXML"),
        ([{"Key": "a"}, {"Key": "b", "ETag": "x"}], "NotImplemented"),
    ],
)
def test_no_object_goes_where_one_cannot(s3: S3Account, named: list[dict[str, str]], code: str) -> None:
    """Or where none is named."""
    s3.put("a")

    assert code == s3.refusal("delete_objects", Bucket="trust", Delete={"Objects": named})
    assert b"body" == s3.body("a")


def test_a_part_of_an_object_is_read() -> None:
    """As the AWS CLI downloads what is large: by ranges of one and the same content."""
    s3 = S3Account()
    tag = s3.put(body=b"0123456789", ChecksumCRC32="poTHxg==")["ETag"]
    asked = {"Bucket": "trust", "Key": "k", "ChecksumMode": "ENABLED"}
    got = s3.call("get_object", **asked, Range="bytes=4-5", IfMatch=tag)

    assert (b"45", 2, "bytes 4-5/10") == (got["Body"], got["ContentLength"], got["ContentRange"])
    assert "ChecksumCRC32" not in got
    assert 2 == s3.call("head_object", Bucket="trust", Key="k", Range="bytes=-2")["ContentLength"]
    assert "InvalidRange" == s3.refusal("get_object", **asked, Range="bytes=10-")
    assert "PreconditionFailed" == s3.refusal("get_object", **asked, Range="bytes=10-", IfMatch='"other"')
