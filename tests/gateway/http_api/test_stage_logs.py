"""The access log of an HTTP API's stage."""

from collections.abc import Iterable

from gatewright.gateway.http_api.stage_logs import HttpStageLogs
from gatewright.gateway.log_sink import LogSink
from gatewright.model.response import Response
from tests.gateway.http_api.one_route import LAMBDA, OneRoute
from tests.gateway.told_functions import ToldFunctions, answered
from tests.http_apis import ID, NOON, request

ARN = "arn:aws:logs:us-east-1:999988887777:log-group:access"
FORMAT = (
    "$context.requestId $context.routeKey $context.status $context.error.message $context.integration.status"
    " $context.integrationErrorMessage"
)


def logged(one: OneRoute, target: str) -> list[str]:
    """Return the lines that one call leaves."""
    found: list[str] = []

    def append(
        account_id: str, region: str, group: str, stream: str, events: Iterable[tuple[int, str]], *, now: int
    ) -> None:
        assert (account_id, region, group) == ("999988887777", "us-east-1", "access")
        assert (bool(stream), now > 0) == (True, True)
        found.extend(message for _, message in events)

    sink = LogSink(append)
    logs = HttpStageLogs({"AccessLogSettings": {"DestinationArn": ARN, "Format": FORMAT}}, sink)
    decision = one.decision(request(target))
    if decision.outcome == "allowed":
        served = one.served(target)
        logs.record(decision, served.response, served, NOON)
    else:
        logs.record(decision, Response(status=404), None, NOON)
    sink.flush()
    return found


def test_a_call_that_was_served_is_logged_with_its_integration() -> None:
    """The status that the function named, and the one id that there is."""
    one = OneRoute(LAMBDA, functions=ToldFunctions(answered({"statusCode": 201})))

    assert logged(one, "GET /pets/7") == [f"{ID} ANY /pets/{{id}} 201 - 201 -"]


def test_a_call_that_failed_says_why() -> None:
    """In the words that AWS has for it."""
    one = OneRoute(LAMBDA, functions=ToldFunctions(answered({"statusCode": "x"})))

    (line,) = logged(one, "GET /pets/7")

    assert line.startswith(f"{ID} ANY /pets/{{id}} 500 Internal Server Error 200 The response from the Lambda function")
    assert line.endswith('Lambda body contains the wrong type for field \\"statusCode\\"')


def test_a_refusal_is_logged_with_what_the_caller_heard() -> None:
    """No route, no key."""
    assert logged(OneRoute(LAMBDA), "GET /gone") == [f"{ID} - 404 Not Found - -"]


def test_a_stage_without_a_format_is_silent() -> None:
    """It writes nothing."""
    assert HttpStageLogs({}, LogSink(lambda *_, **__: None)).silent
