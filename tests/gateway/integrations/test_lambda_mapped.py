import json

import pytest

from gatewright.gateway.passed import Served
from gatewright.model.request import Request
from tests.gateway.one_method import EXTENDED_ID, REQUEST_ID, OneMethod, request
from tests.gateway.told_functions import URI, ToldFunctions, answered

TRACE = "Root=1-6968d6c0-0b0a49088706050403020100"
ANSWERED = f"{TRACE};Parent=0f0e0d0c0b0a4908;Sampled=0"


def mapped(**more: object) -> dict:
    """Return an AWS integration with one default response."""
    return {
        "type": "AWS",
        "httpMethod": "POST",
        "uri": URI,
        "passthroughBehavior": "WHEN_NO_MATCH",
        "integrationResponses": {"200": {"statusCode": "200"}},
        **more,
    }


def served(functions: ToldFunctions, asked: Request | None = None, **integration: object) -> Served:
    """Return what a method makes of a function's answer."""
    asked = asked or request()
    return OneMethod(integration=mapped(**integration), verb=asked.method).invoked(asked, functions)


def failing(message: str) -> ToldFunctions:
    """Return functions that raise an error with this message."""
    return ToldFunctions(answered({"errorMessage": message, "errorType": "Exception"}, function_error="Unhandled"))


def test_answer_passes_as_it_is() -> None:
    """Without a template the caller gets what the function returned, as JSON, with both ids and a trace id."""
    found = served(ToldFunctions(answered({"a": 1}))).response

    expected = (
        ("Content-Type", "application/json"),
        ("x-amzn-RequestId", REQUEST_ID),
        ("x-amz-apigw-id", EXTENDED_ID),
        ("X-Amzn-Trace-Id", ANSWERED),
    )
    assert (200, b'{"a": 1}', expected) == (found.status, found.body, found.headers)


@pytest.mark.parametrize(
    ("body", "templates", "expected"),
    [
        (b"", {}, b""),
        (b'{"a":1}', {}, b'{"a":1}'),
        (b'{"a":1}', {"application/json": '{"x": $input.json("$.a")}'}, b'{"x": 1}'),
    ],
)
def test_template_makes_the_event(body: bytes, templates: dict[str, str], expected: bytes) -> None:
    """Without one the body is the event; no body is none, which Lambda takes for `{}` (recorded, in the log)."""
    functions = ToldFunctions()
    served(functions, request("/pets", "POST", body=body), requestTemplates=templates)

    assert expected == functions.invoked[0].payload


def test_error_message_selects_the_response() -> None:
    """A pattern is held against `errorMessage` as a whole; one that nothing matches falls to the default, a 200."""
    responses = {
        "200": {"statusCode": "200"},
        "405": {"statusCode": "405", "selectionPattern": ".*400.*"},
        "502": {"statusCode": "502", "selectionPattern": ".*5[0-9][0-9].*"},
    }

    found = [
        served(failing(message), integrationResponses=responses).response.status
        for message in ("Error: Raising 400 from within", "Error: Raising 500 from within", "other")
    ]
    assert [405, 502, 200] == found


def test_answer_without_an_error_is_the_default_response_s() -> None:
    """Even when a pattern would match every text."""
    responses = {"500": {"statusCode": "500", "selectionPattern": ".*"}, "200": {"statusCode": "200"}}

    assert 200 == served(ToldFunctions(answered("fine")), integrationResponses=responses).response.status


def test_template_of_the_response_sees_the_answer_and_sets_the_status() -> None:
    """As recorded: an override by the response template."""
    template = (
        '#if($input.path("$.body") == "bad")#set($context.responseOverride.status = 400)#end$input.json("$.body")'
    )
    responses = {"202": {"statusCode": "202", "responseTemplates": {"application/json": template}}}

    found = [
        served(ToldFunctions(answered({"body": body})), integrationResponses=responses).response
        for body in ("good", "bad")
    ]
    assert [(202, b'"good"'), (400, b'"bad"')] == [(one.status, one.body) for one in found]


def test_header_of_lambda_s_answer_can_be_mapped() -> None:
    """`integration.response.header.X-Amz-Function-Error` and a part of the body."""
    parameters = {
        "method.response.header.X-Error": "integration.response.header.X-Amz-Function-Error",
        "method.response.header.X-Type": "integration.response.body.errorType",
    }
    responses = {"200": {"statusCode": "200", "responseParameters": parameters}}
    found = served(failing("boom"), integrationResponses=responses).response

    assert ("Unhandled", "Exception") == (found.header("x-error"), found.header("x-type"))


def test_event_invocation_is_answered_at_once() -> None:
    """The caller gets the default response with an empty body; the function is told later."""
    functions = ToldFunctions()
    parameters = {"integration.request.header.X-Amz-Invocation-Type": "'Event'"}
    found = served(functions, requestParameters=parameters)

    assert (200, b"", 1, 0) == (
        found.response.status,
        found.response.body,
        len(functions.submitted),
        len(functions.invoked),
    )
    assert 202 == found.integration.status


def test_event_that_is_no_json_is_lambda_s_refusal() -> None:
    """The function is not called; the refusal is mapped like an answer (reported by users of AWS)."""
    functions = ToldFunctions()
    found = served(functions, request("/pets", "POST", body=b"a=1")).response
    document = json.loads(found.body)

    assert (200, "User", []) == (found.status, document["Type"], functions.invoked)
    assert document["message"].startswith("Could not parse request body into json: ")


def test_throttled_function_is_mapped_like_an_answer() -> None:
    """Lambda's own words reach the default response."""
    refused = answered(
        b"",
        status=429,
        failure="throttled",
        error_code="TooManyRequestsException",
        message="Rate Exceeded.",
        reason="ConcurrentInvocationLimitExceeded",
    )
    found = served(ToldFunctions(refused)).response

    expected = b'{"Reason":"ConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}'
    assert (200, expected) == (found.status, found.body)


def test_verb_other_than_post_is_a_500() -> None:
    """As for AWS_PROXY."""
    assert 500 == served(ToldFunctions(), httpMethod="GET").response.status


def test_missing_permission_is_a_500_without_a_trace_id() -> None:
    """AWS's own line stands in the log."""
    found = served(ToldFunctions(answered(b"", status=403, failure="permission")))

    assert (500, "API_CONFIGURATION_ERROR", None) == (
        found.response.status,
        found.failed_as,
        found.response.header("x-amzn-trace-id"),
    )
    assert "Invalid permissions on Lambda function" in str(found.execution.failure)
