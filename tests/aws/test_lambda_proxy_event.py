from dataclasses import replace
from typing import Any

import pytest

from gatewright.aws.context_variables import Context
from gatewright.aws.lambda_proxy_event import ProxyRequest, access_key, identity, proxy_event
from gatewright.model.principal import Caller, Principal
from gatewright.model.request import Request
from tests.gateway.one_method import API, EXTENDED_ID, HOST, KEY, REQUEST_ID, OneMethod, request

IDENTITY = {
    "cognitoIdentityPoolId": None,
    "accountId": None,
    "cognitoIdentityId": None,
    "caller": None,
    "sourceIp": "203.0.113.7",
    "principalOrgId": None,
    "accessKey": None,
    "cognitoAuthenticationType": None,
    "cognitoAuthenticationProvider": None,
    "userArn": None,
    "userAgent": None,
    "user": None,
}


def event(asked: Request, **more: object) -> dict:
    """Return the event of a call to `/pets`."""
    parts: dict = {
        "path": "/pets",
        "path_parameters": {},
        "headers": asked.headers.items,
        "stage_variables": {},
        "body": b"",
        "binary": False,
        **more,
    }
    context = Context(call=OneMethod(verb=asked.method).call(asked), resource_id="res001")
    return proxy_event(context, ProxyRequest(**parts))


def test_event_of_a_plain_call() -> None:
    """Every member is there, in the order of public transcripts; what there is none of is null."""
    expected: dict[str, Any] = {
        "resource": "/pets",
        "path": "/pets",
        "httpMethod": "GET",
        "headers": {"Host": HOST},
        "multiValueHeaders": {"Host": [HOST]},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "pathParameters": None,
        "stageVariables": None,
        "requestContext": {
            "resourceId": "res001",
            "resourcePath": "/pets",
            "httpMethod": "GET",
            "extendedRequestId": EXTENDED_ID,
            "requestTime": "15/Jan/2026:12:00:00 +0000",
            "path": "/prod/pets",
            "accountId": "111122223333",
            "protocol": "HTTP/1.1",
            "stage": "prod",
            "domainPrefix": API,
            "requestTimeEpoch": 1_768_478_400_000,
            "requestId": REQUEST_ID,
            "identity": IDENTITY,
            "domainName": HOST,
            "deploymentId": "dep123",
            "apiId": API,
        },
        "body": None,
        "isBase64Encoded": False,
    }
    found = event(request())

    assert expected == found
    assert list(expected) == list(found)
    assert list(expected["requestContext"]) == list(found["requestContext"])


def test_header_keeps_its_letters_and_all_its_values() -> None:
    """`headers` has the last value; names that differ in letters only are one, spelt as first sent; sorted by name."""
    fields = (
        ("x-b", "1"),
        ("Accept", "*/*"),
        ("X-B", "2"),
        ("tEsT", "v"),
        ("Content-Length", "4"),
        ("Connection", "x"),
    )
    found = event(request(), headers=fields)

    assert {"Accept": "*/*", "tEsT": "v", "x-b": "2"} == found["headers"]
    assert {"Accept": ["*/*"], "tEsT": ["v"], "x-b": ["1", "2"]} == found["multiValueHeaders"]
    assert ["Accept", "tEsT", "x-b"] == list(found["headers"])


def test_query_is_decoded_and_keeps_all_its_values() -> None:
    """Recorded: a plus is a blank, `%2B` a plus; the single form has the last value."""
    found = event(request("/pets?a=1&a=2&mail=x%2By@z&plus=a+b&empty"))

    assert {"a": "2", "mail": "x+y@z", "plus": "a b", "empty": ""} == found["queryStringParameters"]
    assert ["1", "2"] == found["multiValueQueryStringParameters"]["a"]


@pytest.mark.parametrize(
    ("path", "expected"), [("/a%2Bb/", "/a%2Bb/"), ("//hardcoded", "/hardcoded"), ("", "/"), ("/", "/")]
)
def test_path_stays_encoded_and_starts_with_one_slash(path: str, expected: str) -> None:
    """Recorded: neither decoded nor cut, but without a second slash at its start."""
    assert expected == event(request(), path=path)["path"]


@pytest.mark.parametrize(
    ("body", "binary", "expected"),
    [
        (b"", True, (None, False)),
        (b'{"a":"\xc3\xa9"}', False, ('{"a":"\u00e9"}', False)),
        (b"\xff\x00", True, ("/wA=", True)),
        (b"\xff", False, ("\ufffd", False)),
    ],
)
def test_body_is_text_or_base64(body: bytes, binary: bool, expected: tuple) -> None:
    """A binary media type travels as Base64 and says so; no body is null."""
    found = event(request(), body=body, binary=binary)

    assert expected == (found["body"], found["isBase64Encoded"])


def test_stage_variables_and_path_parameters_are_maps() -> None:
    """They are there when there are any."""
    found = event(request(), stage_variables={"env": "prod"}, path_parameters={"proxy": "a%2Bb/c"})

    assert ({"env": "prod"}, {"proxy": "a%2Bb/c"}) == (found["stageVariables"], found["pathParameters"])


def test_api_key_stands_in_the_identity_when_the_method_needs_one() -> None:
    """The two members are absent otherwise."""
    one = OneMethod(key_required=True, keys=(KEY,))
    found = identity(Context(call=one.call(request(headers={"x-api-key": KEY.value}))))

    assert {**IDENTITY, "apiKey": KEY.value, "apiKeyId": "key1"} == found


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            request(headers={"Authorization": "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260115/eu-west-1"}),
            "AKIAEXAMPLE",
        ),
        (request("/pets?X-Amz-Credential=AKIAEXAMPLE%2F20260115%2Feu-west-1"), "AKIAEXAMPLE"),
        (request(), None),
    ],
)
def test_signed_call_names_its_access_key(asked: Request, expected: str | None) -> None:
    """In the header or in the query; of a call that nobody had to sign, nothing is read."""
    call = OneMethod().call(asked)

    assert expected == access_key(replace(call, principal=Principal(caller=Caller())))
    assert access_key(call) is None


def test_two_names_are_spelt_as_everybody_writes_them() -> None:
    """Recorded: LocalStack, AWS-validated test_lambda_aws_proxy_integration (2024-07-10); other names stay as sent."""
    sent = (("aUThorization", "Bearer a"), ("user-Agent", "test"), ("tEsT-HEADeR", "aValUE"), ("authorization", "b"))
    found = event(request("/pets"), headers=sent)

    assert {"Authorization": "b", "tEsT-HEADeR": "aValUE", "User-Agent": "test"} == found["headers"]
    assert ["Bearer a", "b"] == found["multiValueHeaders"]["Authorization"]
