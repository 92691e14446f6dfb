"""Texts of emulators, functions and libraries."""

import pytest

from gatewright.doctor.examine import examine
from gatewright.doctor.said_by_tools import said_by_tools
from gatewright.model.configuration import Configuration
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.sources.exchange import Exchange

OF_LOCALSTACK = (
    b'{"message": "Authorization failed: Unexpected Effect=Deny (expected: \\"Allow\\") in Lambda authorizer response"}'
)


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (OF_LOCALSTACK, "authorizer.denied"),
        (b"Function returned an invalid response (must include one of: body, headers)", "integration.failed"),
        (b"Lambda Customer Function Error:Response payload size exceeded", "integration.failed"),
        (b'{"errorMessage":"2026-11-26T10:00:00Z 1f Task timed out after 3.00 seconds"}', "integration.failed"),
        (b"Value 'x:' at 'functionName' failed to satisfy constraint: Member", "integration.misconfigured"),
        (b"x-edge-detailed-result-type InvalidRequestMethod", "edge.method-not-allowed"),
        (b"x-edge-detailed-result-type ClientGeoBlocked", "edge.cloudfront-refused"),
        (b"JWT string does not consist of exactly 3 parts", "authorizer.token-invalid"),
        (b"<Error><Code>NoSuchKey</Code></Error>", "edge.other-service"),
        (
            b"PayloadTooLargeError: too large<br> at X (/var/task/node_modules/raw-body/index.js:1:2)",
            "integration.refused",
        ),
    ],
)
def test_each_text_names_its_cause(body: bytes, cause: str) -> None:
    """First of what it can mean; the doctor says the same."""
    causes = said_by_tools(Observation(body=body))
    exchange = Exchange(observation=Observation(status=403, headers=Headers(withheld=True), body=body))

    assert causes is not None
    assert causes[0].id == cause
    assert examine(exchange, Configuration()).findings[0].cause.id == cause


def test_what_bears_the_mark_of_a_refusal_is_judged_by_it() -> None:
    """A customised answer may quote anything."""
    headers = Headers((("x-amzn-errortype", "ExpiredTokenException"),), withheld=True)
    seen = Observation(status=403, headers=headers, body=b'{"message":"Lambda Customer Function Error"}')

    assert examine(Exchange(observation=seen), Configuration()).findings[0].cause.id == "iam.session-expired"


@pytest.mark.parametrize("name", ["x-amz-apigw-id", "apigw-requestid"])
def test_what_came_through_api_gateway_is_its_backends(name: str) -> None:
    """S3 behind an API says that it has no such key, and a function shows where it failed."""
    for body in (b"<Error><Code>NoSuchKey</Code></Error>", b"Error: x at f (/var/task/index.js:1:2)"):
        headers = Headers((("x-amzn-RequestId", "a"), (name, "b=")))
        seen = Observation(status=404, headers=headers, body=body)

        assert examine(Exchange(observation=seen), Configuration()).findings[0].cause.id == "integration.refused"


def test_words_of_cloudfronts_log_are_of_a_backend_elsewhere() -> None:
    """Where no field of the log stands before them."""
    seen = Observation(status=400, body=b'{"error":{"code":"InvalidRequestMethod","message":"use POST"}}')

    assert said_by_tools(seen) is None


@pytest.mark.parametrize("seen", [Observation(), Observation(body=b""), Observation(body=b'{"message":"Forbidden"}')])
def test_other_texts_are_none_of_a_tool(seen: Observation) -> None:
    """What API Gateway says is left to its causes."""
    assert said_by_tools(seen) is None
