"""The ways in which the execution phase of an allowed call fails, and how each is answered.

Bodies of this phase have one blank behind the colon (recorded: a 500 is 36 bytes, a timed-out call 41). The error type
of every 500 is recorded (LocalStack's AWS-validated `TestApiGatewayHeaderRemapping`, 2024-07-17); that those of the two
504s are the same is inferred. No trace id, whatever the integration (recorded).
"""

import json
from dataclasses import dataclass
from typing import Final

from gatewright.aws.integration_outcome import NO_INTEGRATION, Integration
from gatewright.engine.execution_log import Exchange, Execution
from gatewright.gateway.passed import Served
from gatewright.model.request import Request
from gatewright.model.response import Response

_INTERNAL: Final = "InternalServerErrorException"


@dataclass(frozen=True, slots=True)
class Failure:
    """One way to fail."""

    response_type: str
    """The gateway response type."""

    status: int
    """The status code."""

    error_type: str
    """The value of `x-amzn-ErrorType`."""

    message: str
    """What the caller is told."""


MISCONFIGURED: Final = Failure("API_CONFIGURATION_ERROR", 500, _INTERNAL, "Internal server error")
"""The integration cannot work as it is set up, or its templates cannot."""

TIMED_OUT: Final = Failure("INTEGRATION_TIMEOUT", 504, _INTERNAL, "Endpoint request timed out")
"""The backend took too long."""

UNREACHABLE: Final = Failure("INTEGRATION_FAILURE", 504, _INTERNAL, "Network error communicating with endpoint")
"""No connection, or one that broke (status and text documented: "Troubleshoot HTTP 504 errors", AWS re:Post)."""

BAD_GATEWAY: Final = Failure("INTEGRATION_FAILURE", 502, _INTERNAL, "Internal server error")
"""A function failed, or answered what cannot be read (status and text recorded, the response type inferred)."""

UNINVOKED: Final = Failure("INTEGRATION_FAILURE", 500, _INTERNAL, "Internal server error")
"""Lambda did not take the call (recorded for another verb than POST)."""

MEDIA_TYPE: Final = Failure("UNSUPPORTED_MEDIA_TYPE", 415, "BadRequestException", "Unsupported Media Type")
"""No request template for the content type, and passing through is not allowed."""

BAD_BODY: Final = Failure("BAD_REQUEST_BODY", 400, "BadRequestException", "Invalid JSON in request body")
"""A mapping needs JSON and the caller sent none (text as LocalStack has it for parameter mappings; inferred)."""

UNREADABLE: Final = Failure("BAD_REQUEST_BODY", 400, "BadRequestException", "Invalid request body")
"""The body does not unpack (text as for a body that does not fit its model; inferred)."""

TOO_LARGE: Final = Failure("REQUEST_TOO_LARGE", 413, "BadRequestException", "Request Too Long")
"""The payload is more than a function may be sent (recorded whole: 2021-09-12, 6 MB), or the body unpacks to more than
a request may hold (inferred)."""


class ExecutionFailedError(Exception):
    """The execution of one call ends here; caught where the integration is served."""

    def __init__(self, failure: Failure, line: str, validation: str | None = None) -> None:
        """Take the answer, the line that the execution log shows, and `$context.error.validationErrorString`."""
        super().__init__(line)
        self.failure = failure
        self.line = line
        self.validation = validation


def misconfigured(what: str) -> ExecutionFailedError:
    """Return the error for an integration that cannot work, in the form of AWS's own lines."""
    return ExecutionFailedError(MISCONFIGURED, f"Execution failed due to configuration error: {what}")


def failed(
    error: ExecutionFailedError,
    request: Request,
    *,
    exchange: Exchange | None = None,
    integration: Integration = NO_INTEGRATION,
) -> Served:
    """Return the answer to a call whose execution failed."""
    failure = error.failure
    response = Response(
        status=failure.status,
        headers=(
            ("Content-Type", "application/json"),
            ("x-amzn-RequestId", request.request_id),
            ("x-amzn-ErrorType", failure.error_type),
            ("x-amz-apigw-id", request.extended_request_id),
        ),
        body=json.dumps({"message": failure.message}, ensure_ascii=False).encode(errors="replace"),
    )
    return Served(
        response=response,
        integration=integration,
        execution=Execution(exchange=exchange, failure=error.line),
        failed_as=failure.response_type,
        failure=failure.message,
        validation_error=error.validation,
    )
