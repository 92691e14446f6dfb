from dataclasses import replace

import pytest

from gatewright.engine.execution_log import Exchange, Execution, lines, written
from gatewright.engine.log_lines import LONGEST, Line, masked
from gatewright.model.decision import Decision
from gatewright.model.request import Request
from gatewright.model.response import Response
from tests.gateway.one_method import API, EXTENDED_ID, KEY, REQUEST_ID, OneMethod, request

ANSWER = Response(status=200, headers=(("Content-Type", "application/json"), ("x-amzn-RequestId", "i")), body=b"[]")
FORBIDDEN = Response(status=403, body=b"")
SETTINGS = {"methodSettings": {"*/*": {"throttlingRateLimit": 1.0, "throttlingBurstLimit": 1}}}
EXCHANGE = Exchange(
    uri="http://example.com/x",
    request_headers=(("Authorization", "Bearer abcdefghij"), ("Accept", "*/*")),
    request_body=b"out",
    latency=12,
    status=200,
    response_headers=(("Server", "a"), ("Set-Cookie", "b"), ("Set-Cookie", "c")),
    response_body=b"in",
)


def texts(
    decision: Decision,
    response: Response,
    execution: Execution | None = None,
    level: str = "INFO",
    *,
    trace: bool = True,
) -> list[str]:
    """Return the lines that a method's settings let through, without their ids."""
    every = lines(decision, response, execution, resource_id="k0w8mc")
    return [line.text for line in written(every, level, data_trace=trace)]


def allowed(asked: Request | None = None, **more: object) -> Decision:
    """Return the decision on an allowed call."""
    fields: dict = more
    return OneMethod(**fields).decision(asked or request())


def test_allowed_call_without_a_key_logs_the_recorded_lines() -> None:
    """The lines of a MOCK call, with data trace, are those of the public dumps, in their order."""
    asked = request("/pets/12?a=1&b=2", headers={"X-A": "1"}, body=b"hello")

    expected = [
        f"Extended Request Id: {EXTENDED_ID}",
        f"Verifying Usage Plan for request: {REQUEST_ID}. API Key:  API Stage: {API}/prod",
        (
            "API Key  authorized because method 'GET /pets/{petId}' does not require API Key. Request will not"
            " contribute to throttle or quota limits"
        ),
        f"Usage Plan check succeeded for API Key  and API Stage {API}/prod",
        f"Starting execution for request: {REQUEST_ID}",
        "HTTP Method: GET, Resource Path: /pets/12",
        "Method request path: {petId=12}",
        "Method request query string: {a=1, b=2}",
        f"Method request headers: {{Host={API}.execute-api.eu-west-1.amazonaws.com, X-A=1}}",
        "Method request body before transformations: hello",
        "Method response body after transformations: []",
        "Method response headers: {Content-Type=application/json}",
        "Successfully completed execution",
        "Method completed with status: 200",
    ]
    assert expected == texts(allowed(asked, path="/pets/{petId}"), ANSWER, Execution())


def test_call_of_a_backend_logs_both_sides() -> None:
    """URI, headers and bodies of the backend's request and answer stand between request and response."""
    found = texts(allowed(), ANSWER, Execution(exchange=EXCHANGE))

    expected = [
        "Endpoint request URI: http://example.com/x",
        "Endpoint request headers: {Authorization=***********efghij, Accept=*/*}",
        "Endpoint request body after transformations: out",
        "Sending request to http://example.com/x",
        "Received response. Status: 200, Integration latency: 12 ms",
        "Endpoint response headers: {Server=a, Set-Cookie=b,c}",
        "Endpoint response body before transformations: in",
    ]
    assert expected == found[10:17]


def test_without_data_trace_nothing_of_the_request_is_logged() -> None:
    """INFO alone shows the steps, and no header or body."""
    found = texts(allowed(), ANSWER, Execution(exchange=EXCHANGE), trace=False)

    assert not any("headers" in text or "body" in text for text in found)
    assert ["Starting", "HTTP", "Successfully", "Method"] == [text.split()[0] for text in found[4:]]


def test_call_with_a_key_shows_six_characters_of_it() -> None:
    """The key is masked, and the line about methods without a key is not there."""
    asked = request(headers={"x-api-key": KEY.value})
    found = texts(allowed(asked, key_required=True, keys=(KEY,)), ANSWER, Execution())

    assert found[1] == (
        f"Verifying Usage Plan for request: {REQUEST_ID}. API Key: **************efghij API Stage: {API}/prod"
    )
    assert found[2] == f"Usage Plan check succeeded for API Key **************efghij and API Stage {API}/prod"
    assert not any(KEY.value in text for text in found)


def test_missing_key_is_explained() -> None:
    """The refusal has AWS's line, with two blanks where the key is empty, and no execution."""
    expected = [
        (
            f"API Key  not authorized because method 'GET /pets' requires API Key and API Key is not associated with a"
            f" Usage Plan for API Stage {API}/prod: No Usage Plan found for key and API Stage"
        ),
        "Method completed with status: 403",
    ]
    assert expected == texts(allowed(key_required=True), FORBIDDEN)[2:]


def test_key_of_no_plan_is_explained_with_its_mask() -> None:
    """The key that was sent stands in the line, masked."""
    found = texts(allowed(request(headers={"x-api-key": KEY.value}), key_required=True), FORBIDDEN)

    assert found[2].startswith("API Key **************efghij not authorized because method 'GET /pets'")


def test_throttled_call_logs_the_recorded_line() -> None:
    """The line of February 2019, with two decimals for the rate."""
    decision = OneMethod(stage=SETTINGS).decision(request(), tokens=False)

    expected = [
        (
            f"Key throttle limit exceeded for RestApi {API}, Stage prod, Resource k0w8mc, HttpMethod GET."
            " Limit: 1.00 Burst: 1"
        ),
        "Method completed with status: 429",
    ]
    assert expected == texts(decision, Response(status=429))[2:]


def test_unmatched_route_logs_nothing() -> None:
    """There is no method whose settings could want a line."""
    assert [] == texts(allowed(request("/cats")), FORBIDDEN)


def test_failed_execution_ends_with_its_line() -> None:
    """After the failure there is no success; what the backend said before stays."""
    late = Exchange(uri="http://example.com/x", request_headers=(), request_body=b"", latency=29_000)
    failure = Execution(exchange=late, failure="Execution failed due to a timeout error")
    found = texts(allowed(), Response(status=504), failure)

    expected = [
        "Sending request to http://example.com/x",
        "Execution failed due to a timeout error",
        "Method completed with status: 504",
    ]
    assert expected == found[-3:]


def test_level_error_shows_failures_only() -> None:
    """A call that went well leaves nothing; one that failed leaves the reason and the status."""
    failure = Execution(failure="Execution failed due to a timeout error")

    assert [] == texts(allowed(), ANSWER, Execution(exchange=EXCHANGE), "ERROR")
    assert ["Execution failed due to a timeout error", "Method completed with status: 504"] == texts(
        allowed(), Response(status=504), failure, "ERROR"
    )
    assert 2 == len(texts(allowed(key_required=True), FORBIDDEN, None, "ERROR"))


def test_level_off_shows_nothing() -> None:
    """OFF lets no line through, data trace or not."""
    assert [] == texts(allowed(), ANSWER, Execution(), "OFF")


def test_data_trace_needs_level_info() -> None:
    """With ERROR, bodies stay out of the log."""
    assert [] == texts(allowed(), ANSWER, Execution(exchange=EXCHANGE), "ERROR", trace=True)


def test_secrets_of_the_request_are_masked() -> None:
    """Keys, tokens and signatures show their last six characters, in headers and in the query string."""
    secrets = {"Authorization": "Basic c2VjcmV0", "X-API-Key": "topsecretkey1", "X-Amz-Security-Token": "FwoGZXIvYXdz"}
    found = "\n".join(texts(allowed(request("/pets?X-Amz-Signature=0123456789", headers=secrets)), ANSWER, Execution()))

    assert not any(secret in found for secret in (*secrets.values(), "0123456789"))
    assert "Authorization=********VjcmV0" in found
    assert "X-API-Key=*******etkey1" in found
    assert "X-Amz-Signature=****456789" in found


@pytest.mark.parametrize(
    ("secret", "expected"), [("", ""), ("abc", "***"), ("abcdef", "******"), ("abcdefg", "*bcdefg")]
)
def test_mask_never_shows_a_whole_secret(secret: str, expected: str) -> None:
    """A secret of six characters or fewer is hidden whole."""
    assert expected == masked(secret)


def test_long_line_is_cut_after_1024_characters() -> None:
    """The cut counts from behind the request id, as on the recorded lines."""
    exact, over = Line("x" * LONGEST).whole("id"), Line("x" * (LONGEST + 1)).whole("id")

    assert "(id) " + "x" * 1024 == exact
    assert "(id) " + "x" * 1024 + " [TRUNCATED]" == over


def test_lines_before_the_backend_are_as_old_as_the_request() -> None:
    """What is decided before the backend answers carries the time of the request, the rest that of the response."""
    moments = [line.moment for line in lines(allowed(), ANSWER, Execution(exchange=EXCHANGE))]

    assert ["start"] * 14 + ["end"] * (len(moments) - 14) == moments


def test_id_of_an_aws_service_is_the_last_line() -> None:
    """As public dumps of Lambda integrations end."""
    execution = Execution(exchange=replace(EXCHANGE, request_id="9a8b7c6d"))

    assert ["Method completed with status: 200", "AWS Integration Endpoint RequestId : 9a8b7c6d"] == texts(
        allowed(), ANSWER, execution
    )[-2:]
