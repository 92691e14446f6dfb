from dataclasses import replace
from time import perf_counter

import pytest

from gatewright.model.request import Request, headers
from gatewright.wire import models, recognise
from tests.wire.other_side import botocore_model, presigned, sent

SIGNED = [
    ("apigateway", "GetRestApis", {}),
    ("apigatewayv2", "GetApis", {}),
    ("logs", "DescribeLogGroups", {}),
    ("sts", "GetCallerIdentity", {}),
    ("iam", "GetUser", {}),
    ("lambda", "ListFunctions", {}),
    ("acm", "ListCertificates", {}),
    ("wafv2", "ListWebACLs", {"Scope": "REGIONAL"}),
    ("cognito-idp", "ListUserPools", {"MaxResults": 1}),
    ("dynamodb", "ListTables", {}),
    ("stepfunctions", "ListActivities", {}),
]


@pytest.mark.parametrize(("service", "operation", "params"), SIGNED, ids=[item[0] for item in SIGNED])
def test_signed_request_names_its_service(service: str, operation: str, params: dict) -> None:
    """A request that botocore signs is recognised as the service that boto3 calls by this name."""
    request = sent(service, operation, params)

    assert service == recognise.service_name(request)


@pytest.mark.parametrize(("service", "operation", "params"), SIGNED[:4], ids=[item[0] for item in SIGNED[:4]])
def test_presigned_request_names_its_service(service: str, operation: str, params: dict) -> None:
    """A signature in the query string counts as one in the header."""
    request = presigned(service, operation, params)

    assert service == recognise.service_name(request)


@pytest.mark.parametrize(
    ("service", "operation", "params"),
    [
        ("sts", "AssumeRoleWithWebIdentity", {"RoleArn": "a", "RoleSessionName": "b", "WebIdentityToken": "c"}),
        ("iam", "GetUser", {}),
        ("cognito-idp", "InitiateAuth", {"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": "a"}),
        ("logs", "DescribeLogGroups", {}),
    ],
)
def test_unsigned_request_is_known_by_its_address(service: str, operation: str, params: dict) -> None:
    """A request without a signature is recognised by its target, or by its action and version."""
    request = sent(service, operation, params, signer=None)

    assert service == recognise.service_name(request)


@pytest.mark.parametrize(
    ("query", "service"),
    [
        ("AWSAccessKeyId=a&Signature=b%3D&Expires=1764115200", "s3"),
        ("versionId=1&AWSAccessKeyId=a&Signature=b%3D&Expires=1764115200", "s3"),
        ("AWSAccessKeyId=a&Signature=b%3D", None),
        ("Signature=b&Expires=1", None),
    ],
)
def test_url_that_is_presigned_in_the_older_form_is_of_s3(query: str, service: str | None) -> None:
    """With all its three parts."""
    assert service == recognise.service_name(Request(method="GET", host="x", path="/bucket/key", query=query))


def test_action_in_the_query_string_counts() -> None:
    """A query protocol may be spoken by GET."""
    request = Request(method="GET", host="x", path="/", query="Action=GetCallerIdentity&Version=2011-06-15")

    assert recognise.service_name(request) == "sts"


def test_call_of_an_api_is_no_control_plane_call() -> None:
    """A request signed for `execute-api` belongs to an API, whatever else it carries."""
    request = sent("logs", "DescribeLogGroups", {}, scope="execute-api")

    assert recognise.service_name(request) is None


@pytest.mark.parametrize(
    "authorization",
    [
        "Basic dXNlcjpwYXNz",
        "Bearer eyJhbGciOiJIUzI1NiJ9",
        "AWS4-HMAC-SHA256",
        "AWS4-HMAC-SHA256 Credential=",
        "AWS4-HMAC-SHA256 Credential=a/b",
        "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/apigateway/wrong, SignedHeaders=host, Signature=0",
        "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/../../x/aws4_request, SignedHeaders=host, Signature=0",
        "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/nosuchservice/aws4_request, Signature=0",
    ],
)
def test_anything_else_is_recognised_as_none(authorization: str) -> None:
    """A header that names no service that botocore knows recognises none, and raises nothing."""
    request = Request(method="GET", host="x", path="/", headers=headers([("authorization", authorization)]))

    assert recognise.service_name(request) is None


def test_ordinary_requests_are_none() -> None:
    """A plain call, a form of somebody's own and a foreign target are no calls of AWS."""
    plain = Request(method="GET", host="x", path="/prod/pets", query="Action=feed&X-Amz-Credential")
    form = replace(
        plain,
        method="POST",
        query="",
        headers=headers([("Content-Type", "application/x-www-form-urlencoded"), ("X-Amz-Target", "Mine.Do")]),
        body=b"Action=GetUser&Version=1.0",
    )
    full = replace(form, body=b"a&" * 20_000)

    assert [None] * 3 == [recognise.service_name(request) for request in (plain, form, full)]


def test_version_2_is_a_path_not_a_prefix_of_a_name() -> None:
    """Only `/v2` and what is below it belongs to version 2 of API Gateway."""
    request = sent("apigatewayv2", "GetApis", {})
    paths = ("/v2", "/v2/apis", "/v2x", "/restapis/v2")

    assert ["apigatewayv2", "apigatewayv2", "apigateway", "apigateway"] == [
        recognise.service_name(replace(request, path=path)) for path in paths
    ]


def test_signature_of_version_4a_has_no_region() -> None:
    """SigV4A's credential has no region, and is read all the same."""
    value = "AWS4-ECDSA-P256-SHA256 Credential=AKID/20260101/apigateway/aws4_request, SignedHeaders=host, Signature=0"
    request = Request(method="GET", host="x", path="/account", headers=headers([("Authorization", value)]))

    assert recognise.service_name(request) == "apigateway"


def test_tables_agree_with_the_models() -> None:
    """Every entry of the tables is what botocore's model of that service says."""
    targets = {models.service(name).model.metadata["targetPrefix"]: name for name in recognise._BY_TARGET.values()}
    versions = {models.service(name).model.metadata["apiVersion"]: name for name in recognise._BY_VERSION.values()}
    renamed = {botocore_model(name).signing_name: name for name in recognise._RENAMED.values()}

    assert recognise._BY_TARGET == targets
    assert recognise._BY_VERSION == versions
    assert recognise._RENAMED == renamed


@pytest.mark.parametrize(
    ("credential", "key_id"),
    [
        ("AKID/20260101/us-east-1/iam/aws4_request", "AKID"),
        ("a/b/20260101/us-east-1/iam/aws4_request", "a/b"),
        ("AKID/20260101/iam/aws4_request", "AKID"),
        ("AKID/20260101/us-east-1/iam", None),
    ],
)
def test_access_key_id_stands_before_the_scope(credential: str, key_id: str | None) -> None:
    """With a region or, in SigV4A, without; whatever letters the key has."""
    value = f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=0"
    request = Request(method="POST", host="x", path="/", headers=headers([("Authorization", value)]))

    assert key_id == recognise.access_key_id(request)


def test_the_last_version_of_a_form_counts_and_nothing_is_decoded() -> None:
    """As the operation is read later; megabytes of anybody's cost next to nothing (3 s when they were decoded)."""
    form = Request(
        method="POST",
        host="x",
        path="/",
        query="Version=2011-06-15",
        headers=headers([("Content-Type", "application/x-www-form-urlencoded")]),
        body=b"Action=ListUsers&Version=2011-06-15&Version=2010-05-08",
    )
    large = replace(form, body=b"Action=ListUsers&a=" + b"%" * 10_000_000)
    started = perf_counter()

    assert ["iam", "sts", None] == [
        recognise.service_name(each) for each in (form, large, replace(form, body=b"XAction=a&Version=2010-05-08"))
    ]
    assert perf_counter() - started < 1
