"""Answers that several causes share.

Bodies and error types: recorded on live calls, see `docs/architecture.md`, "Provenance".
"""

from typing import Final

from gatewright.model.cause import Signature


def forbidden(response_type: str | None) -> Signature:
    """Return API Gateway's plainest refusal; `None` where no stage is known that could customise it."""
    return Signature(status=403, error_type="ForbiddenException", message="Forbidden", response_type=response_type)


FORBIDDEN_BEFORE_ANY_STAGE: Final = forbidden(None)
"""Refused before an API's stage is known: nothing to take a gateway response from."""


def of_http_api(status: int, message: str, challenge: str | None = None) -> Signature:
    """Return an answer of an HTTP API, which names no error type and knows no gateway responses."""
    return Signature(status=status, error_type="", message=message, response_type=None, of="HTTP", challenge=challenge)


FRAME_FORBIDDEN: Final = Signature(status=403, error_type="", message="Forbidden", response_type=None, of="WEBSOCKET")
"""Recorded in public transcripts of 2019 to 2024: what a client hears whose message no route takes."""

HTTP_API_FORBIDDEN: Final = of_http_api(403, "Forbidden")
"""Recorded for signatures that are missing (aws/serverless-application-model), and for Lambda authorizers (2021-06)."""

HTTP_API_NOT_FOUND: Final = of_http_api(404, "Not Found")
"""Recorded in a public transcript of 2026-04; documented for a disabled default endpoint."""

HTTP_API_UNAUTHORIZED: Final = of_http_api(401, "Unauthorized")
"""Recorded for a Lambda authorizer's missing identity source."""

HTTP_API_NO_TOKEN: Final = of_http_api(401, "Unauthorized", "Bearer")
"""A JWT authorizer found no token; that nothing stands behind the scheme is inferred."""

HTTP_API_INVALID_TOKEN: Final = of_http_api(
    401, "Unauthorized", 'Bearer scope="{scopes}" error="invalid_token" error_description="{description}"'
)
"""Documented, and recorded in 2020: "Troubleshooting issues with HTTP API JWT authorizers"."""

HTTP_API_INSUFFICIENT_SCOPE: Final = of_http_api(
    403, "Forbidden", 'Bearer scope="{scopes}" error="insufficient_scope" error_description="{description}"'
)
"""The status is reported, the challenge inferred from RFC 6750, section 3.1."""

HTTP_API_ERROR: Final = of_http_api(500, "Internal Server Error")
"""Documented: "Troubleshooting issues with HTTP API Lambda integrations"."""

HTTP_API_TOO_MANY_REQUESTS: Final = of_http_api(429, "Too Many Requests")
"""Documented: "Throttle requests to your HTTP APIs"."""

HTTP_API_UNAVAILABLE: Final = of_http_api(503, "Service Unavailable")
"""A backend that did not answer in time, or at all (documented as HTTP_API_ERROR is, and reported by users)."""

HTTP_API_TOO_LARGE: Final = of_http_api(413, "Request Entity Too Large")
"""Inferred: nobody recorded the text of an HTTP API; that there is a quota is documented."""

NO_JSON_FOR_THE_FUNCTION: Final = Signature(
    status=400,
    error_type="InvalidRequestContentException",
    message="Could not parse request body into json: {complaint}",
    response_type=None,
)
"""What Lambda says of a payload that is no JSON: a template made it, of a body that may not have been JSON either.

Recorded in public threads since 2016, passed on by the integration; the error type is that of the Lambda API's Invoke.
"""
