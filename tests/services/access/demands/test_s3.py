"""What S3 demands."""

from typing import Any

import pytest

from gatewright.services.access.demands.s3 import demands, reading
from tests.services.access.demands.asking import asked, demanded


@pytest.mark.parametrize(
    ("operation", "params", "expected"),
    [
        ("ListBuckets", {}, ("s3:ListAllMyBuckets", "*")),
        ("CreateBucket", {"Bucket": "b"}, ("s3:CreateBucket", "arn:aws:s3:::b")),
        ("ListObjectsV2", {"Bucket": "b"}, ("s3:ListBucket", "arn:aws:s3:::b")),
        ("GetObject", {"Bucket": "b", "Key": "k/1"}, ("s3:GetObject", "arn:aws:s3:::b/k/1")),
        ("GetObject", {"Bucket": "b", "Key": "k", "VersionId": "v"}, ("s3:GetObjectVersion", "arn:aws:s3:::b/k")),
        ("HeadObject", {"Bucket": "b", "Key": "k"}, ("s3:GetObject", "arn:aws:s3:::b/k")),
        ("UploadPart", {"Bucket": "b", "Key": "k"}, ("s3:PutObject", "arn:aws:s3:::b/k")),
        ("DeleteObject", {"Bucket": "b", "Key": "k", "VersionId": "v"}, ("s3:DeleteObjectVersion", "arn:aws:s3:::b/k")),
    ],
)
def test_buckets_and_objects(operation: str, params: dict[str, Any], expected: tuple[str, str]) -> None:
    """By AWS's names of the actions."""
    assert [(expected[0], (expected[1],))] == demanded("s3", operation, **params)


def test_each_object_that_is_deleted_counts() -> None:
    """One that may not be deleted refuses all."""
    objects = {"Objects": [{"Key": "a"}, {"Key": "b", "VersionId": "v"}]}

    assert [("s3:DeleteObject", ("arn:aws:s3:::b/a",)), ("s3:DeleteObjectVersion", ("arn:aws:s3:::b/b",))] == demanded(
        "s3", "DeleteObjects", Bucket="b", Delete=objects
    )


def test_what_is_listed_is_told() -> None:
    """Policies of folders ask for the prefix."""
    (found,) = demands(asked("s3", "ListObjectsV2", Bucket="b", Prefix="home/", Delimiter="/"))

    assert {"s3:prefix": ("home/",), "s3:delimiter": ("/",)} == found.context


def test_reading_for_somebody() -> None:
    """Of the caller's account, as the ARN does not tell."""
    found = reading("b", "k", asked("s3", "GetObject"))

    assert ("s3:GetObject", "000000000000") == (found.action, found.on[0][0].account)
