"""How the execution of an allowed call to an HTTP API fails, and how that is answered.

A function that fails, or may not be called, is 500; a backend that cannot be reached or takes too long is 503
(documented: "Troubleshooting issues with HTTP API Lambda integrations", and reported by users of AWS). The caller hears
no more than the word; the access log's `integrationErrorMessage` says why, in AWS's words where they are known.
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html
"""

import json
from typing import Final

from gatewright.aws.integration_outcome import NO_INTEGRATION, Integration
from gatewright.gateway.passed import Served
from gatewright.model.request import Request
from gatewright.model.response import Response

INTERNAL: Final = (500, "Internal Server Error")
"""The integration failed."""

TOO_LARGE: Final = (413, "Request Entity Too Large")
"""The event is more than a function may be sent (restated from AWS's own test tool of Lambda for .NET, 2025)."""

UNAVAILABLE: Final = (503, "Service Unavailable")
"""The backend did not answer in time, or at all."""

NOT_PERMITTED: Final = (
    "The IAM role configured on the integration or API Gateway doesn't have permissions to call the integration. Check"
    " the permissions and try again."
)
"""Documented."""

WRONG_FORMAT: Final = "The response from the Lambda function doesn't match the format that API Gateway expects."
"""Documented; the member that is wrong may follow."""


class IntegrationFailedError(Exception):
    """The execution of one call ends here; caught where the integration is served."""

    def __init__(self, answer: tuple[int, str], line: str) -> None:
        """Take status and word of the answer, and what the access log says."""
        super().__init__(line)
        self.answer = answer
        self.line = line


def failed(error: IntegrationFailedError, request: Request, integration: Integration = NO_INTEGRATION) -> Served:
    """Return the answer to a call whose execution failed."""
    status, text = error.answer
    response = Response(
        status=status,
        headers=(("Content-Type", "application/json"), ("apigw-requestid", request.extended_request_id)),
        body=json.dumps({"message": text}, separators=(",", ":")).encode(),
    )
    told = Integration(
        status=integration.status,
        latency=integration.latency,
        error=error.line,
        function_status=integration.function_status,
        request_id=integration.request_id,
    )
    return Served(response=response, integration=told, failure=text)


def undecided(request: Request) -> Response:
    """Return the answer to a call that could not be decided: closed, as AWS closes on its own failures."""
    return failed(IntegrationFailedError(INTERNAL, "-"), request).response
