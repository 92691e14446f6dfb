"""Events of HTTP APIs, whole."""

from dataclasses import replace

import pytest

from gatewright.aws.http_api_event import HttpCall, authorizer_event, first_format, is_text, second_format
from gatewright.aws.http_context import HttpContext
from gatewright.model.authorizer import Authorized
from tests.http_apis import ACCOUNT, API_ID, HOST, ID, configuration, decided

NAMED = ({"StageName": "dev", "AutoDeploy": True},)
FIELDS = (("Host", HOST), ("X-A", "1"), ("x-a", "2"), ("Cookie", "c=1; d=2"), ("Connection", "close"))


def context(target: str = "GET /pets/7?x=1&x=2", authorized: Authorized | None = None, **parts: object) -> HttpContext:
    """Return what a call leaves to read."""
    call = decided(target, configuration(**parts), User_Agent="curl/8").call
    return HttpContext(call=call if authorized is None else replace(call, authorized=authorized))


def test_the_second_format() -> None:
    """Members in AWS's order; what is empty is not there."""
    of = HttpCall(headers=FIELDS, stage_variables={})

    assert second_format(context(), of) == {
        "version": "2.0",
        "routeKey": "GET /pets/{id}",
        "rawPath": "/pets/7",
        "rawQueryString": "x=1&x=2",
        "cookies": ["c=1", "d=2"],
        "headers": {"content-length": "0", "host": HOST, "x-a": "1,2"},
        "queryStringParameters": {"x": "1,2"},
        "requestContext": {
            "accountId": ACCOUNT,
            "apiId": API_ID,
            "domainName": HOST,
            "domainPrefix": API_ID,
            "http": {
                "method": "GET",
                "path": "/pets/7",
                "protocol": "HTTP/1.1",
                "sourceIp": None,
                "userAgent": "curl/8",
            },
            "requestId": ID,
            "routeKey": "GET /pets/{id}",
            "stage": "$default",
            "time": "15/Jan/2026:12:00:00 +0000",
            "timeEpoch": 1_768_478_400_000,
        },
        "pathParameters": {"id": "7"},
        "isBase64Encoded": False,
    }


def test_a_named_stage_stands_in_the_path() -> None:
    """And its variables are told."""
    event = second_format(context("GET /dev/pets", stages=NAMED), HttpCall(headers=(), stage_variables={"v": "w"}))

    assert (event["rawPath"], event["requestContext"]["stage"], event["stageVariables"]) == (
        "/dev/pets",
        "dev",
        {"v": "w"},
    )


def test_the_first_format() -> None:
    """That of REST APIs but for what HTTP APIs do not have."""
    event = first_format(context(), HttpCall(headers=FIELDS, stage_variables={}, body=b"x"))

    assert list(event) == [
        "version",
        "resource",
        "path",
        "httpMethod",
        "headers",
        "multiValueHeaders",
        "queryStringParameters",
        "multiValueQueryStringParameters",
        "requestContext",
        "pathParameters",
        "stageVariables",
        "body",
        "isBase64Encoded",
    ]
    assert (event["resource"], event["path"], event["pathParameters"]) == ("/pets/{id}", "/pets/7", {"id": "7"})
    assert event["headers"] == {"Content-Length": "1", "Host": HOST, "cookie": "c=1; d=2", "x-a": "2"}
    assert event["multiValueHeaders"]["x-a"] == ["1", "2"]
    assert (event["queryStringParameters"], event["stageVariables"]) == ({"x": "2"}, None)
    assert event["requestContext"]["identity"]["userAgent"] == "curl/8"
    assert (event["requestContext"]["extendedRequestId"], event["requestContext"]["requestId"]) == (ID, ID)


@pytest.mark.parametrize(
    ("content_type", "text"),
    [
        ("application/json", True),
        ("text/html; charset=utf-8", True),
        ("application/problem+json", True),
        ("application/x-www-form-urlencoded", False),
        ("image/png", False),
        (None, False),
    ],
)
def test_a_body_is_text_or_base64_by_its_type(content_type: str | None, text: bool) -> None:
    """Reported by users of AWS: a form is none."""
    fields = () if content_type is None else (("Content-Type", content_type),)
    event = second_format(context(), HttpCall(headers=fields, stage_variables={}, body=b"hi"))

    assert is_text(content_type) is text
    assert (event["body"], event["isBase64Encoded"]) == (("hi", False) if text else ("aGk=", True))


@pytest.mark.parametrize(
    ("said", "second", "first"),
    [
        (
            Authorized(claims={"sub": "ada"}, scopes=("read",)),
            {"jwt": {"claims": {"sub": "ada"}, "scopes": ["read"]}},
            {"claims": {"sub": "ada"}, "scopes": ["read"]},
        ),
        (
            Authorized(principal_id="me", context={"a": "[1]"}, details='{"a":[1]}'),
            {"lambda": {"a": [1]}},
            {"a": "[1]", "principalId": "me"},
        ),
    ],
)
def test_what_the_authorizer_said_is_told(said: Authorized, second: object, first: object) -> None:
    """Under its kind in the second format, flat in the first."""
    of = HttpCall(headers=(), stage_variables={})

    assert second_format(context(authorized=said), of)["requestContext"]["authorizer"] == second
    assert first_format(context(authorized=said), of)["requestContext"]["authorizer"] == first


def test_an_authorizer_is_told_its_identity_and_the_route() -> None:
    """As a list and by `routeArn` in the second format, as a text and by `methodArn` in the first; never the body."""
    of = HttpCall(headers=FIELDS, stage_variables={})
    second = authorizer_event(context(), of, payload_format="2.0", identity=("a", "b"), arn="arn")
    first = authorizer_event(context(), of, payload_format="1.0", identity=("a", "b"), arn="arn")

    assert (second["version"], second["routeArn"], second["identitySource"]) == ("2.0", "arn", ["a", "b"])
    assert (first["version"], first["methodArn"], first["identitySource"]) == ("1.0", "arn", "a,b")
    assert first["authorizationToken"] == "a,b"
    assert {"body", "isBase64Encoded"} & {*first, *second} == set()
