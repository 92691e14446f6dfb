"""What ends a call behind the door: our own gateway's answers, and the lines of its log, lead to their causes."""

import pytest

from gatewright.doctor.examine import examine
from gatewright.gateway.integrations import failure
from gatewright.gateway.integrations.failure import ExecutionFailedError, Failure, failed
from gatewright.model.configuration import Configuration
from gatewright.model.observation import Observation
from gatewright.model.request import Headers, Request
from gatewright.sources.exchange import Exchange
from gatewright.sources.recognise import read
from tests.doctor.evidence import answers

REQUEST = Request(method="GET", host="a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", path="/prod/pets")


def answer(of: Failure) -> Observation:
    """Return what the gateway answers for a failure."""
    response = failed(ExecutionFailedError(of, "-"), REQUEST).response
    return Observation(status=response.status, headers=Headers(response.headers), body=response.body)


@pytest.mark.parametrize(
    ("of", "cause"),
    [
        (failure.TIMED_OUT, "integration.timed-out"),
        (failure.UNREACHABLE, "integration.unreachable"),
        (failure.BAD_GATEWAY, "integration.failed"),
        (failure.MISCONFIGURED, "integration.misconfigured"),
        (failure.MEDIA_TYPE, "request.media-type-unsupported"),
        (failure.BAD_BODY, "request.body-invalid"),
        (failure.UNREADABLE, "request.body-invalid"),
        (failure.TOO_LARGE, "request.too-large"),
    ],
)
def test_an_answer_of_the_gateway_leads_to_its_cause(of: Failure, cause: str) -> None:
    """It is the first one named, but for what a 500 says of many."""
    found = answers(examine(Exchange(observation=answer(of)), Configuration()))

    assert cause in found[:3]
    assert cause == found[0] or of is failure.MISCONFIGURED


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("Execution failed due to a timeout error", "integration.timed-out"),
        ("Execution failed due to a network error communicating with endpoint", "integration.unreachable"),
        ("Malformed Lambda proxy response", "integration.failed"),
        ("Execution failed due to configuration error: Malformed Lambda proxy response", "integration.failed"),
        ("Lambda execution failed with status 200 due to customer function error: boom.", "integration.failed"),
        ("Execution failed due to configuration error: Invalid endpoint address", "integration.misconfigured"),
        ("Request body does not match model schema for content type application/json: [x]", "request.body-invalid"),
    ],
)
def test_a_line_of_the_log_leads_to_its_cause(line: str, cause: str) -> None:
    """With an id before it, as the log has it, or without."""
    for text in (f"(b48af611-2552-4c76-bb9a-731955d43f23) {line}", line):
        (exchange,) = read(text.encode(), origin="-", call=pytest.fail)
        diagnosis = examine(exchange, Configuration())

        assert (answers(diagnosis)[0], diagnosis.outcome) == (cause, "decided"), text


def test_a_line_about_an_authorizers_function_is_not_the_integrations() -> None:
    """The same words are written of both."""
    lines = (
        "Starting authorizer: a1b2c3 for request: b48af611",
        "Lambda execution failed with status 200 due to customer function error: boom.",
        "Execution failed due to configuration error: Authorizer error",
    )
    text = "\n".join(f"(b48af611-2552-4c76-bb9a-731955d43f23) {line}" for line in lines)
    (exchange,) = read(text.encode(), origin="-", call=pytest.fail)

    assert answers(examine(exchange, Configuration())) == ["authorizer.failed"]
