import asyncio
from dataclasses import replace

import pytest

from gatewright.gateway.passed import Served
from gatewright.model.address import Address
from gatewright.model.request import Headers
from tests.gateway.one_method import API, EXTENDED_ID, HOST, REQUEST_ID, OneMethod, request
from tests.gateway.told_functions import LAMBDA_ID, URI, ToldFunctions, answered

ERROR = b'{"message": "Internal server error"}'
TRACE = "Root=1-6968d6c0-0b0a49088706050403020100"
ANSWERED = f"{TRACE};Parent=0f0e0d0c0b0a4908;Sampled=0"
PNG = {"id": API, "binaryMediaTypes": ["image/png"]}


def proxy(**more: object) -> dict:
    """Return an AWS_PROXY integration."""
    return {"type": "AWS_PROXY", "httpMethod": "POST", "uri": URI, **more}


def served(answer: object, **method: object) -> Served:
    """Return what a method makes of a function's answer."""
    functions = ToldFunctions(answered(answer))
    return OneMethod(integration=proxy(), **method).invoked(request(), functions)  # type: ignore[arg-type]


def test_answer_of_the_function_is_the_answer() -> None:
    """Status, headers and body, with both ids and a trace id; JSON unless the function says otherwise."""
    found = served({"statusCode": 201, "headers": {"X-A": "b", "Date": "x"}, "body": "hi"}).response

    expected = (
        ("Content-Type", "application/json"),
        ("x-amzn-RequestId", REQUEST_ID),
        ("X-A", "b"),
        ("x-amzn-Remapped-Date", "x"),
        ("x-amz-apigw-id", EXTENDED_ID),
        ("X-Amzn-Trace-Id", ANSWERED),
    )
    assert (201, b"hi", expected) == (found.status, found.body, found.headers)


def test_several_values_are_several_fields() -> None:
    """Two cookies are two lines."""
    found = served({"multiValueHeaders": {"Set-Cookie": ["a=1", "b=2"]}}).response

    assert ["a=1", "b=2"] == [value for name, value in found.headers if name == "Set-Cookie"]


def test_function_gets_the_event() -> None:
    """Path parameters as sent, the caller's fields with ours in the place of what he claims."""
    functions = ToldFunctions()
    one = OneMethod(integration=proxy(), path="/pets/{proxy+}", verb="ANY", stage={"variables": {"env": "x"}})
    headers = {"X-A": "b", "X-Forwarded-Proto": "gopher", "X-Forwarded-For": "198.51.100.1"}
    one.invoked(request("/pets/a%2Bb/c/?q=1", "POST", headers=headers, body=b'{"a":1}'), functions)
    event = functions.event

    assert ("/pets/{proxy+}", "/pets/a%2Bb/c/", {"proxy": "a%2Bb/c"}) == (
        event["resource"],
        event["path"],
        event["pathParameters"],
    )
    assert {
        "Host": HOST,
        "X-A": "b",
        "X-Amzn-Trace-Id": TRACE,
        "X-Forwarded-For": "198.51.100.1, 203.0.113.7",
        "X-Forwarded-Port": "80",
        "X-Forwarded-Proto": "http",
    } == event["headers"]
    assert ({"q": "1"}, {"env": "x"}, '{"a":1}') == (
        event["queryStringParameters"],
        event["stageVariables"],
        event["body"],
    )


def test_base_path_of_a_custom_domain_stands_in_the_path() -> None:
    """Path parameters and resource are those of the API; the path is what was called."""
    functions = ToldFunctions()
    one = OneMethod(integration=proxy(), path="/pets/{id}")
    call = one.call(request("/pets/7"))
    headers = Headers((("Host", "api.example.com"),))
    asked = replace(call.request, host="api.example.com", path="/v1/pets/7", headers=headers)
    address = Address("custom", API, "eu-west-1", "/prod/pets/7", "v1", implied_stage=True)

    async def main() -> None:
        await one.backend(functions=functions).serve(replace(call, request=asked, address=address))  # type: ignore[misc]

    asyncio.run(main())
    assert ("/v1/pets/7", {"id": "7"}, "/v1/pets/7", "api.example.com") == (
        functions.event["path"],
        functions.event["pathParameters"],
        functions.event["requestContext"]["path"],
        functions.event["requestContext"]["domainName"],
    )


@pytest.mark.parametrize("answer", [None, "justAString", {"statusCode": "test"}, {"unknown": 1}, b"", b"{"])
def test_malformed_answer_is_a_502_with_aws_s_line(answer: object) -> None:
    """Recorded; the caller learns nothing of it, and there is no trace id."""
    found = served(answer)

    assert (502, ERROR, None) == (found.response.status, found.response.body, found.response.header("x-amzn-trace-id"))
    assert "InternalServerErrorException" == found.response.header("x-amzn-errortype")
    assert "Execution failed due to configuration error: Malformed Lambda proxy response" == found.execution.failure


def test_failed_function_is_a_502_with_aws_s_line() -> None:
    """Its message and Lambda's request id stand in the log only."""
    functions = ToldFunctions(answered({"errorMessage": "boom", "errorType": "E"}, function_error="Unhandled"))
    found = OneMethod(integration=proxy()).invoked(request(), functions)

    assert (502, ERROR, "INTEGRATION_FAILURE") == (found.response.status, found.response.body, found.failed_as)
    assert (
        "Lambda execution failed with status 200 due to customer function error: boom."
        f" Lambda request id: {LAMBDA_ID}" == found.execution.failure
    )


def test_verb_other_than_post_is_a_500() -> None:
    """Recorded for GET: Lambda has no such operation, and the function is not called."""
    functions = ToldFunctions()
    found = OneMethod(integration=proxy(httpMethod="GET")).invoked(request(), functions)

    assert (500, ERROR, []) == (found.response.status, found.response.body, functions.invoked)


def test_throttled_function_is_a_500() -> None:
    """The log tells Lambda's own status."""
    functions = ToldFunctions(answered(b"", status=429, failure="throttled", error_code="TooManyRequestsException"))
    found = OneMethod(integration=proxy()).invoked(request(), functions)

    assert 500 == found.response.status
    assert f"Lambda invocation failed with status: 429. Lambda request id: {LAMBDA_ID}" == found.execution.failure


def test_context_has_the_status_of_the_function_and_that_of_lambda() -> None:
    """Documented: `integration.status` is the function's, `integration.integrationStatus` Lambda's."""
    found = served({"statusCode": 404}).integration

    assert (404, 200, LAMBDA_ID) == (found.function_status, found.status, found.request_id)


@pytest.mark.parametrize(
    ("accepted", "rest_api", "expected"),
    [
        ("image/png", PNG, b"\x89PNG"),
        ("text/html,image/png", PNG, b"iVBORw=="),
        ("image/png", {"id": API}, b"iVBORw=="),
        ("text/html", {"id": API, "binaryMediaTypes": ["*/*"]}, b"\x89PNG"),
    ],
)
def test_base64_is_decoded_for_who_accepts_a_binary_type(accepted: str, rest_api: dict, expected: bytes) -> None:
    """Documented: the first media type of the `Accept` decides."""
    functions = ToldFunctions(answered({"body": "iVBORw==", "isBase64Encoded": True}))
    one = OneMethod(integration=proxy(), rest_api=rest_api)

    assert expected == one.invoked(request(headers={"Accept": accepted}), functions).response.body


def test_bad_base64_is_a_500() -> None:
    """Recorded as a status."""
    functions = ToldFunctions(answered({"body": "no base64!", "isBase64Encoded": True}))
    one = OneMethod(integration=proxy(), rest_api=PNG)

    assert 500 == one.invoked(request(headers={"Accept": "image/png"}), functions).response.status


def test_binary_request_reaches_the_function_as_base64() -> None:
    """By the media type of the request."""
    functions = ToldFunctions()
    one = OneMethod(integration=proxy(), rest_api=PNG, verb="POST")
    one.invoked(request("/pets", "POST", headers={"Content-Type": "image/png"}, body=b"\x89PNG"), functions)

    assert ("iVBORw==", True) == (functions.event["body"], functions.event["isBase64Encoded"])
