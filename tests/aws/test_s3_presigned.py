"""Presigned URLs by version 2 of the signature."""

import time
from dataclasses import replace
from typing import Any

import botocore.session
import pytest
from botocore.config import Config

from gatewright.aws.s3_presigned import NOT_TAKEN, verified
from gatewright.aws.sigv4.answers import KEY_UNKNOWN, MISMATCH, SESSION_EXPIRED, SESSION_TOKEN_INVALID, Complaint
from gatewright.aws.sigv4.s3 import EXPIRED
from gatewright.aws.sigv4.verify import Secret
from gatewright.model.cause import Signature
from gatewright.model.request import Request, headers

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
KNOWN = Secret(value=SECRET)
METHODS = {"get_object": "GET", "put_object": "PUT", "upload_part": "PUT", "delete_object": "DELETE"}


def _presigned(operation: str = "get_object", token: str | None = None, **params: Any) -> Request:
    client = botocore.session.get_session().create_client(
        "s3",
        "us-east-1",
        aws_access_key_id=KEY,
        aws_secret_access_key=SECRET,
        aws_session_token=token,
        endpoint_url="http://h:1",
        config=Config(signature_version="s3"),
    )
    url = client.generate_presigned_url(operation, Params={"Bucket": "bucket", "Key": "a b/ü+", **params}, ExpiresIn=60)
    path, _, query = url.removeprefix("http://h:1").partition("?")
    return Request(method=METHODS[operation], host="h", path=path, query=query, headers=headers([("Host", "h:1")]))


def _verified(request: Request, secret: Secret | None = KNOWN, after: float = 0.0) -> str | Complaint:
    return verified(request, request.path, now=time.time() + after, secret_of=lambda _: secret)


@pytest.mark.parametrize(
    ("operation", "params"),
    [
        ("get_object", {}),
        ("get_object", {"VersionId": "v 1", "ResponseContentType": "text/plain; charset=utf-8"}),
        ("put_object", {"ContentType": "text/plain", "Metadata": {"colour": "red blue"}}),
        ("upload_part", {"PartNumber": 2, "UploadId": "u+1"}),
        ("delete_object", {}),
    ],
)
def test_what_boto3_signs_is_right(operation: str, params: dict[str, Any]) -> None:
    """By itself it signs so in regions that are older than version 4."""
    assert KEY == _verified(_presigned(operation, **params))


def test_what_is_changed_is_refused() -> None:
    """Path, verb, end, and parameters that are signed; another secret."""
    sent = _presigned(VersionId="v1")
    changed = [
        replace(sent, path="/bucket/other"),
        replace(sent, method="DELETE"),
        replace(sent, query=sent.query.replace("v1", "v2")),
        replace(sent, query=sent.query.replace("Expires=1", "Expires=2")),
        replace(sent, headers=headers([("x-amz-acl", "public-read")])),
    ]

    assert [(MISMATCH, {})] * len(changed) == [_verified(one) for one in changed]
    assert (MISMATCH, {}) == _verified(sent, Secret(value="other"))
    assert (KEY_UNKNOWN, {}) == _verified(sent, None)


@pytest.mark.parametrize("more", ["&acl", "&prefix=x", "&list-type=2", "&encryption"])
def test_what_is_not_covered_is_not_taken(more: str) -> None:
    """It could have been added by anybody."""
    sent = _presigned()

    assert (NOT_TAKEN, {}) == _verified(replace(sent, query=sent.query + more))


@pytest.mark.parametrize("path", ["/", "/bucket", "/bucket/"])
def test_only_objects_are_presigned(path: str) -> None:
    """Of buckets, what is asked stands in parameters that nothing covers."""
    assert (NOT_TAKEN, {}) == _verified(replace(_presigned(), path=path))


def test_it_ends_when_it_says() -> None:
    """What is no moment has ended."""
    sent = _presigned()

    assert KEY == _verified(sent, after=50)
    assert (EXPIRED, {}) == _verified(sent, after=61)
    assert (EXPIRED, {}) == _verified(replace(sent, query=sent.query.replace("Expires=", "Expires=x")))


@pytest.mark.parametrize(
    ("token", "known", "expected"),
    [
        ("t/o=ken", Secret(value=SECRET, session_token="t/o=ken"), None),
        ("t/o=ken", Secret(value=SECRET, session_token="other"), SESSION_TOKEN_INVALID),
        ("t/o=ken", Secret(value=SECRET, session_token="t/o=ken", expires_at=1.0), SESSION_EXPIRED),
        (None, Secret(value=SECRET, session_token="t/o=ken"), KEY_UNKNOWN),
        ("t/o=ken", Secret(value=SECRET), SESSION_TOKEN_INVALID),
    ],
)
def test_a_session_signs_with_its_token(token: str | None, known: Secret, expected: Signature | None) -> None:
    """It stands in the query, too."""
    found = _verified(_presigned(token=token), known)

    assert (KEY if expected is None else (expected, {})) == found
