import json

import pytest

from gatewright.aws.gateway_response_types import GATEWAY_RESPONSE_TYPES
from gatewright.gateway.integrations.failure import (
    BAD_BODY,
    MEDIA_TYPE,
    MISCONFIGURED,
    TIMED_OUT,
    UNREACHABLE,
    ExecutionFailedError,
    Failure,
    failed,
    misconfigured,
)
from tests.gateway.one_method import EXTENDED_ID, REQUEST_ID, request

ALL = (MISCONFIGURED, TIMED_OUT, UNREACHABLE, MEDIA_TYPE, BAD_BODY)


def test_misconfigured_integration_answers_the_recorded_bytes() -> None:
    """36 bytes with a blank behind the colon, and the headers of a refusal, without a trace id."""
    served = failed(misconfigured("Invalid endpoint address"), request())

    assert b'{"message": "Internal server error"}' == served.response.body
    assert (
        ("Content-Type", "application/json"),
        ("x-amzn-RequestId", REQUEST_ID),
        ("x-amzn-ErrorType", "InternalServerErrorException"),
        ("x-amz-apigw-id", EXTENDED_ID),
    ) == served.response.headers
    assert "Execution failed due to configuration error: Invalid endpoint address" == served.execution.failure


def test_timed_out_call_answers_the_recorded_bytes() -> None:
    """41 bytes, as public transcripts have it."""
    served = failed(ExecutionFailedError(TIMED_OUT, "Execution failed due to a timeout error"), request())

    assert (504, 41) == (served.response.status, len(served.response.body))


@pytest.mark.parametrize("failure", ALL, ids=lambda failure: failure.response_type)
def test_status_is_that_of_the_gateway_response_type(failure: Failure) -> None:
    """Each failure answers with the default status of its type, and says so to the access log."""
    served = failed(ExecutionFailedError(failure, "why"), request())
    row = GATEWAY_RESPONSE_TYPES[failure.response_type]

    assert (row.status, row.name) == (served.response.status, served.failed_as)
    assert served.failure == json.loads(served.response.body)["message"]
