"""A refusal becomes the answer that the caller sees.

Bodies before "Starting execution" are compact JSON; headers as recorded on a regional endpoint (2026-07): content
type, request id, error type, extended request id. The listener adds `Date`, `Content-Length` and `Connection`.
"""

from json import dumps
from typing import Final

from gatewright.model.message import fill
from gatewright.model.outcome import Deny
from gatewright.model.request import Request
from gatewright.model.response import Response

_UNDECIDED: Final = 500


def refusal(denial: Deny, request: Request) -> Response:
    """Return the answer to a refused call."""
    signature = denial.answered
    body = dumps({signature.member: fill(signature.message, denial.values)}, ensure_ascii=False, separators=(",", ":"))
    # What a file of evidence spells as a lone surrogate has no bytes: it never stood on a wire.
    return _answer(signature.status, signature.error_type, body.encode(errors="replace"), request)


def failure(request: Request) -> Response:
    """Return the answer to a call that could not be decided: closed, as AWS closes on its own failures.

    Produced during execution, so with a blank behind the colon (recorded).
    """
    return _answer(_UNDECIDED, "InternalServerErrorException", b'{"message": "Internal server error"}', request)


def _answer(status: int, error_type: str, body: bytes, request: Request) -> Response:
    return Response(
        status=status,
        headers=(
            ("Content-Type", "application/json"),
            ("x-amzn-RequestId", request.request_id),
            ("x-amzn-ErrorType", error_type),
            ("x-amz-apigw-id", request.extended_request_id),
        ),
        body=body,
    )
