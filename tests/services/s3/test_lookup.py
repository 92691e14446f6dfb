"""Buckets and objects by name."""

import pytest

from gatewright.services.s3.lookup import body_of, bucket, latest, object_version
from gatewright.wire.errors import ServiceError
from tests.services.s3.s3_account import S3Account


def test_what_is_not_there_is_refused(s3: S3Account) -> None:
    """By its kind."""
    s3.put()
    with s3.account.store.reading("000000000000", "aws-global") as documents:
        assert "trust" == bucket(documents, "trust")["Name"]
        assert object_version(documents, "trust", "k", None) == latest(documents, "trust", "k")
        assert b"body" == body_of(object_version(documents, "trust", "k", None))
        assert latest(documents, "trust", "other") is None
        for name, key, version, code in (
            ("none", "k", None, "NoSuchBucket"),
            ("trust", "other", None, "NoSuchKey"),
            ("trust", "k", "v", "NoSuchVersion"),
        ):
            with pytest.raises(ServiceError, match=code):
                object_version(documents, name, key, version)
