"""Whose signature a call bears."""

import io
from dataclasses import replace
from functools import partial

import pytest
from botocore.config import Config

from gatewright.model.request import Request, headers
from gatewright.services.access.known_keys import find
from gatewright.services.access.signatures import Signatures, is_unsigned, unsigned_headers
from gatewright.wire import models
from gatewright.wire.errors import ServiceError
from tests.services.access.guarded import ROOT, SESSION, Guarded, signed
from tests.services.account import ACCOUNT

HOUSE = Guarded()


def _verified(request: Request, service: str) -> str:
    known = partial(find, store=HOUSE.store, given=ROOT, account_id=ACCOUNT)
    return Signatures().verified(request, models.service(service), known).calling.arn


def _refusal(request: Request, service: str) -> str:
    with pytest.raises(ServiceError) as caught:
        _verified(request, service)
    return caught.value.code


@pytest.mark.parametrize(
    ("service", "operation", "params"),
    [
        ("apigateway", "get_rest_apis", {}),
        ("apigateway", "get_resource", {"restApiId": "a b", "resourceId": "ü/~+"}),
        ("logs", "describe_log_groups", {}),
        ("iam", "list_users", {"PathPrefix": "/a b/"}),
        ("ec2", "describe_vpcs", {}),
        ("s3", "put_object", {"Bucket": "bucket", "Key": "a b/ü~+", "Body": b"x"}),
        ("s3", "list_objects_v2", {"Bucket": "bucket", "Prefix": "a b"}),
    ],
)
def test_what_botocore_signs_is_right(service: str, operation: str, params: dict[str, str]) -> None:
    """For every protocol, with odd letters in path and query."""
    assert f"arn:aws:iam::{ACCOUNT}:root" == _verified(signed(service, operation, **params), service)


def test_a_payload_over_tls_is_signed_in_its_own_way() -> None:
    """Botocore sends a stream in chunks, with its checksum behind it."""
    sent = signed("s3", "put_object", url="https://h", Bucket="bucket", Key="k", Body=io.BytesIO(b"x" * 10))

    assert "STREAMING-UNSIGNED-PAYLOAD-TRAILER" == sent.headers.get("x-amz-content-sha256")
    assert f"arn:aws:iam::{ACCOUNT}:root" == _verified(sent, "s3")


def test_a_header_that_names_the_operation_has_to_be_signed() -> None:
    """Else it could be exchanged on the way."""
    sent = signed("logs", "describe_log_groups")
    unsigned = [
        (name, value.replace(";x-amz-target", "") if name == "Authorization" else value) for name, value in sent.headers
    ]

    assert ["x-amz-target"] == unsigned_headers(sent, ("host", "x-amz-date"))
    assert "InvalidSignatureException" == _refusal(replace(sent, headers=headers(unsigned)), "logs")


def test_s3_wants_every_header_of_its_own_signed() -> None:
    """One that was added is named."""
    sent = signed("s3", "list_objects_v2", Bucket="bucket")
    more = headers([*sent.headers, ("x-amz-acl", "public-read")])

    with pytest.raises(ServiceError, match="headers present in the request which were not signed") as caught:
        _verified(replace(sent, headers=more), "s3")
    assert {"HeadersNotSigned": "x-amz-acl"} == caught.value.members


def test_s3_hears_first_what_the_payload_is() -> None:
    """A signature without the header cannot be read."""
    sent = signed("s3", "list_buckets")
    without = headers([(name, value) for name, value in sent.headers if name.lower() != "x-amz-content-sha256"])
    another = replace(signed("s3", "put_object", Bucket="b-b", Key="k", Body=b"x"), body=b"y")

    assert "InvalidRequest" == _refusal(replace(sent, headers=without), "s3")
    assert "AccessDenied" == _refusal(replace(sent, headers=headers([])), "s3")
    assert "XAmzContentSHA256Mismatch" == _refusal(another, "s3")


@pytest.mark.parametrize("version", ["s3v4", "s3"])
def test_a_presigned_url_counts_as_a_header_does(version: str) -> None:
    """S3's for as long as it says, by both versions of the signature."""
    client = SESSION.create_client(
        "s3",
        "eu-west-1",
        aws_access_key_id=ROOT.access_key,
        aws_secret_access_key=ROOT.secret,
        endpoint_url="http://h:1",
        config=Config(signature_version=version),
    )
    url = client.generate_presigned_url("get_object", Params={"Bucket": "bucket", "Key": "a b"}, ExpiresIn=3600)
    path, _, query = url.removeprefix("http://h:1").partition("?")
    now = signed("s3", "list_buckets").received_at
    fields = headers([("Host", "h:1")])
    request = Request(method="GET", host="h", path=path, query=query, headers=fields, received_at=now)

    assert f"arn:aws:iam::{ACCOUNT}:root" == _verified(replace(request, received_at=now + 3000), "s3")
    assert "AccessDenied" == _refusal(replace(request, received_at=now + 3700), "s3")
    assert "SignatureDoesNotMatch" == _refusal(replace(request, path="/bucket/other"), "s3")
    assert "InvalidAccessKeyId" == _refusal(replace(request, query=query.replace(ROOT.access_key, "AKIA")), "s3")


def test_a_call_without_any_signature_is_told_from_a_bad_one() -> None:
    """Nothing came, or something."""
    assert is_unsigned(Request(method="GET", host="h", path="/"))
    assert not is_unsigned(signed("s3", "list_buckets"))
