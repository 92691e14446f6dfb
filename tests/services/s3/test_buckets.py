"""Buckets."""

from typing import Any

import pytest

from tests.services.account import NOW
from tests.services.s3.s3_account import S3Account


def test_a_bucket_is_there_until_it_is_deleted(s3: S3Account) -> None:
    """With its region, and no versioning until somebody asks for it."""
    assert {"BucketRegion": "eu-west-1"} == s3.call("head_bucket", Bucket="trust")
    assert {"LocationConstraint": "eu-west-1"} == s3.call("get_bucket_location", Bucket="trust")
    assert {} == s3.call("get_bucket_versioning", Bucket="trust")
    assert [{"Name": "trust", "CreationDate": int(NOW)}] == s3.call("list_buckets")["Buckets"]
    s3.call("delete_bucket", Bucket="trust")
    for name in ("head_bucket", "get_bucket_location", "delete_bucket", "get_bucket_versioning", "list_objects_v2"):
        assert "NoSuchBucket" == s3.refusal(name, Bucket="trust")


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"Bucket": "trust"}, "BucketAlreadyOwnedByYou"),
        ({"Bucket": "ab"}, "InvalidBucketName"),
        ({"Bucket": "Trust"}, "InvalidBucketName"),
        ({"Bucket": "a..b"}, "InvalidBucketName"),
        ({"Bucket": "192.168.0.1"}, "InvalidBucketName"),
        ({"Bucket": "other", "CreateBucketConfiguration": {}}, "IllegalLocationConstraintException"),
        (
            {"Bucket": "other", "CreateBucketConfiguration": {"LocationConstraint": "us-west-2"}},
            "IllegalLocationConstraintException",
        ),
        ({"Bucket": "other", "ACL": "public-read"}, "NotImplemented"),
        ({"Bucket": "other", "ObjectOwnership": "ObjectWriter"}, "NotImplemented"),
        ({"Bucket": "other", "ObjectLockEnabledForBucket": True}, "NotImplemented"),
    ],
)
def test_what_cannot_be_a_bucket_here_is_refused(s3: S3Account, params: dict[str, Any], code: str) -> None:
    """In the region of the call, for nobody else than the account."""
    given = {"CreateBucketConfiguration": {"LocationConstraint": "eu-west-1"}, **params}

    assert code == s3.refusal("create_bucket", **given)


def test_a_bucket_that_holds_something_is_not_deleted(s3: S3Account) -> None:
    """An old version or a delete marker is something."""
    s3.keep_versions()
    s3.put()
    s3.call("delete_object", Bucket="trust", Key="k")

    assert "BucketNotEmpty" == s3.refusal("delete_bucket", Bucket="trust")


def test_versioning_is_enabled_or_suspended(s3: S3Account) -> None:
    """And never off again."""
    s3.keep_versions("Suspended")

    assert {"Status": "Suspended"} == s3.call("get_bucket_versioning", Bucket="trust")
    assert "IllegalVersioningConfigurationException" == s3.refusal(
        "put_bucket_versioning", Bucket="trust", VersioningConfiguration={"Status": "Off"}
    )
