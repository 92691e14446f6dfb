"""AWS_PROXY of an HTTP API: events in, answers out."""

import json
from typing import Any

import pytest

from gatewright.gateway.http_api.lambda_proxy import source_arn
from gatewright.gateway.passed import DeployedMethod
from tests.gateway.http_api.one_route import LAMBDA, OneRoute
from tests.gateway.told_functions import ToldFunctions, answered
from tests.http_apis import ID

FIRST = {**LAMBDA, "PayloadFormatVersion": "1.0"}


def test_the_function_gets_the_event_of_its_format() -> None:
    """And its policy is asked for the route, whose path keeps its variables."""
    one, first = OneRoute(LAMBDA), OneRoute(FIRST)
    one.served("GET /pets/a%2Fb?x=1&x=2", Cookie="a=1; b=2")
    first.served("GET /pets/7")

    event = one.functions.event
    assert (event["version"], event["routeKey"], event["rawPath"]) == ("2.0", "ANY /pets/{id}", "/pets/a%2Fb")
    assert (event["pathParameters"], event["cookies"]) == ({"id": "a/b"}, ["a=1", "b=2"])
    assert first.functions.event["version"] == "1.0"
    (invocation,) = one.functions.invoked
    assert invocation.source_arn == "arn:aws:execute-api:eu-west-1:111122223333:h1t2t3p4a5/$default/*/pets/{id}"


@pytest.mark.parametrize(
    ("said", "status", "headers", "body"),
    [
        ({"pets": [1]}, 200, [("Content-Type", "application/json")], b'{"pets":[1]}'),
        ("hello", 200, [("Content-Type", "application/json")], b"hello"),
        (
            {"statusCode": 201, "body": "hi", "headers": {"X-A": 1}, "cookies": ["a=1", "b=2"]},
            201,
            [("Content-Type", "text/plain;charset=UTF-8"), ("X-A", "1"), ("set-cookie", "a=1"), ("set-cookie", "b=2")],
            b"hi",
        ),
        (
            {"statusCode": 200, "body": "aGk=", "isBase64Encoded": True, "headers": {"content-type": "image/png"}},
            200,
            [("Content-Type", "image/png")],
            b"hi",
        ),
    ],
)
def test_what_it_answers_is_inferred_or_said(said: Any, status: int, headers: Any, body: bytes) -> None:
    """Format 2.0: a body by itself, or status, headers, cookies and body; our id stands last."""
    response = OneRoute(LAMBDA, functions=ToldFunctions(answered(said))).served().response

    assert (response.status, response.body) == (status, body)
    assert response.headers == (*headers, ("apigw-requestid", ID))


@pytest.mark.parametrize(
    ("function", "line"),
    [
        (ToldFunctions(answered({"errorMessage": "no"}, function_error="Unhandled")), "the following error: no."),
        (ToldFunctions(answered({"statusCode": "x"})), 'wrong type for field "statusCode"'),
        (ToldFunctions(answered({"statusCode": 200, "body": {}})), 'wrong type for field "body"'),
        (ToldFunctions(answered(b"nothing")), "doesn't match the format"),
        (ToldFunctions(answered({}, failure="permission", status=403)), "doesn't have permissions"),
        (ToldFunctions(answered({}, failure="throttled", status=429, message="Rate exceeded")), "Rate exceeded"),
        (ToldFunctions(answered({"statusCode": 200, "body": "%", "isBase64Encoded": True})), "is no Base64"),
    ],
)
def test_whatever_fails_is_500_and_the_log_says_why(function: ToldFunctions, line: str) -> None:
    """The caller hears no more than Internal Server Error."""
    served = OneRoute(LAMBDA, functions=function).served()

    assert (served.response.status, served.response.body) == (500, b'{"message":"Internal Server Error"}')
    assert served.response.headers == (("Content-Type", "application/json"), ("apigw-requestid", ID))
    assert served.integration.error is not None
    assert line in served.integration.error


def test_a_function_that_takes_too_long_is_503() -> None:
    """The integration's own limit holds."""
    slow = ToldFunctions(seconds=2.0)
    served = OneRoute({**LAMBDA, "TimeoutInMillis": 50}, functions=slow).served()

    assert (served.response.status, served.response.body) == (503, b'{"message":"Service Unavailable"}')


def test_the_status_that_the_function_names_is_the_integrations() -> None:
    """Lambda's own stands beside it."""
    served = OneRoute(LAMBDA, functions=ToldFunctions(answered({"statusCode": 418}))).served()

    assert (served.integration.status, served.integration.function_status) == (200, 418)


def test_the_first_format_has_to_name_its_status() -> None:
    """What format 2.0 would infer is malformed there."""
    bare = OneRoute(FIRST, functions=ToldFunctions(answered({"body": "x"}))).served()
    whole = OneRoute(FIRST, functions=ToldFunctions(answered({"statusCode": 200, "body": "x"}))).served()

    assert (bare.response.status, whole.response.status) == (500, 200)
    assert json.loads(bare.response.body) == {"message": "Internal Server Error"}


@pytest.mark.parametrize(
    ("key", "place"),
    [(("GET", "/pets"), "GET/pets"), (("ANY", "/{proxy+}"), "*/{proxy+}"), (("ANY", "$default"), "$default")],
)
def test_a_route_calls_on_its_own_behalf(key: tuple[str, str], place: str) -> None:
    """Any verb is a star; a route that is just a key has no verb."""
    to = DeployedMethod(
        account_id="1",
        region="eu-west-1",
        rest_api={"id": "a"},
        stage={"StageName": "s"},
        resource_id="",
        resource_path=key[1],
        http_method=key[0],
        method={},
    )

    assert source_arn(to) == f"arn:aws:execute-api:eu-west-1:1:a/s/{place}"


def test_an_event_that_is_too_long_is_413() -> None:
    """In an HTTP API's words; the log has Lambda's (restated from AWS's own test tool)."""
    text = "Request must be smaller than 6291456 bytes for the InvokeFunction operation"
    function = ToldFunctions(answered({}, failure="too-large", status=413, message=text))
    served = OneRoute(LAMBDA, functions=function).served()

    assert (413, b'{"message":"Request Entity Too Large"}') == (served.response.status, served.response.body)
    assert text in (served.integration.error or "")
