"""What the listener answers by itself, before any API is known: requests that cannot be read.

Status and form follow API Gateway's other early answers: compact JSON under `message`, the error type in a header,
both request ids. Provenance of each is beside it; none is recorded whole.
"""

import json
from dataclasses import dataclass
from typing import Final, Literal

from gatewright.model.response import Response


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why a request is not handed to anybody."""

    status: int
    """The status code."""

    error_type: str
    """The value of `x-amzn-ErrorType`."""

    message: str
    """The text under `message`."""

    blank: bool = False
    """Whether a blank stands behind the colon, as in the answers of the execution phase."""

    form: Literal["rest", "http", "text"] = "rest"
    """How it is written: as REST APIs and the control plane answer, as HTTP APIs do, or as bare text without ids."""


class RefusedError(Exception):
    """The bytes that came are no request that may be served."""

    def __init__(self, refusal: Refusal, host: str = "", path: str = "") -> None:
        """Take why, and which target was called, where the answer depends on whose it is."""
        super().__init__(refusal.message)
        self.refusal = refusal
        self.host = host
        self.path = path


MALFORMED = Refusal(400, "BadRequestException", "Bad Request")
"""Inferred: no transcript of a request that breaks the framing was found."""

TOO_SLOW = Refusal(408, "RequestTimeoutException", "Request Timeout")
"""Inferred, as above."""

BODY_TOO_LONG: Final = Refusal(413, "BadRequestException", "Request Too Long", blank=True)
"""What is too long for the control plane. Of a REST API, and read as its answer, recorded for a function's payload."""

REST_BODY_TOO_LONG: Final = Refusal(413, "", "HTTP content length exceeded 10485760 bytes.", form="text")
"""Recorded whole in a public transcript of 2021-09-12 (REST API at the edge): bare text, and no id of API Gateway's."""

HTTP_BODY_TOO_LONG: Final = Refusal(413, "", "Request Entity Too Large", form="http")
"""Inferred from what an HTTP API answers where a function's payload is too long, which AWS's own test tool restates."""

BUSY = Refusal(503, "ServiceUnavailableException", "Service Unavailable")
"""Inferred, as above: more bodies are on their way than this process has room for."""


def head_too_long(limit: int) -> Refusal:
    """Return the refusal of a head over `limit` bytes.

    The text was seen by users of API Gateway (a report of March 2021), the status in another (2023), never together.
    """
    return Refusal(431, "BadRequestException", f"HTTP header is larger than {limit} bytes.")


def respond(refusal: Refusal, request_id: str, extended_request_id: str) -> Response:
    """Return the answer to a refused request."""
    if refusal.form == "text":
        headers: tuple[tuple[str, str], ...] = (("Content-Type", "text; charset=utf-8"),)
        return Response(status=refusal.status, headers=headers, body=refusal.message.encode())
    if refusal.form == "http":
        headers = (("Content-Type", "application/json"), ("apigw-requestid", extended_request_id))
    else:
        headers = _headers(refusal.error_type, request_id, extended_request_id)
    separators = (",", ": " if refusal.blank else ":")
    body = json.dumps({"message": refusal.message}, separators=separators).encode()
    return Response(status=refusal.status, headers=headers, body=body)


def internal_error(request_id: str, extended_request_id: str) -> Response:
    """Return what a request gets whose handler failed: the 500 of the execution phase, one space after the colon."""
    return Response(
        status=500,
        headers=_headers("InternalServerErrorException", request_id, extended_request_id),
        body=b'{"message": "Internal server error"}',
    )


def _headers(error_type: str, request_id: str, extended_request_id: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Content-Type", "application/json"),
        ("x-amzn-RequestId", request_id),
        ("x-amzn-ErrorType", error_type),
        ("x-amz-apigw-id", extended_request_id),
    )
