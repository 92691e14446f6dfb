"""A refusal becomes the answer that the caller sees.

Bodies before "Starting execution" are compact JSON, those behind it have a blank after the colon (recorded). Headers as
recorded on a regional endpoint (2026-07): content type, request id, error type, extended request id. The listener adds
`Date`, `Content-Length` and `Connection`.
"""

from json import dumps
from typing import Final

from gatewright.aws.websocket_frames import error_frame
from gatewright.checks.request import REQUEST
from gatewright.model.cause import NO_BODY, NO_TEXT, Signature
from gatewright.model.message import fill
from gatewright.model.outcome import Deny
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.model.waf import CustomResponse

_UNDECIDED: Final = 500
_WAF_ACTIONS: Final = {405: "captcha", 202: "challenge"}


def refusal(denial: Deny, request: Request) -> Response:
    """Return the answer to a refused call; for a message over a WebSocket connection the body is a frame's text."""
    connection = request.connection
    if connection is not None and connection.event_type == "MESSAGE":
        said = fill(denial.answered.message, denial.values)
        frame = error_frame(said, connection.id, request.extended_request_id)
        return Response(status=denial.answered.status, body=frame)
    if denial.answered.of == "HTTP":
        return _of_http_api(denial, request)
    if denial.custom is not None:
        return _custom(denial.custom, denial.answered.error_type, request)
    if denial.answered.error_type == "":
        return _challenge(denial.answered, request)
    signature = denial.answered
    text = None if signature.message is NO_TEXT else fill(signature.message, denial.values)
    told = {signature.member: text}
    body = "" if signature.message == NO_BODY else dumps(told, ensure_ascii=False, separators=_separators(denial))
    # What a file of evidence spells as a lone surrogate has no bytes: it never stood on a wire.
    return _answer(signature.status, signature.error_type, body.encode(errors="replace"), request)


def _separators(denial: Deny) -> tuple[str, str]:
    return (",", ": ") if denial.cause in REQUEST.causes else (",", ":")


def _of_http_api(denial: Deny, request: Request) -> Response:
    """Return the answer of an HTTP API: a word, and one id.

    Recorded in 2020 (401 with a challenge, which stands before the id and has no content type beside it), 2021 (403)
    and 2026 (404).
    """
    signature = denial.answered
    id_ = ("apigw-requestid", request.extended_request_id)
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/json"), id_)
    if signature.challenge is not None:
        headers = (("www-authenticate", fill(signature.challenge, denial.values)), id_)
    body = dumps({"message": signature.message}, separators=(",", ":"))
    return Response(status=signature.status, headers=headers, body=body.encode())


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


def _custom(custom: CustomResponse, error_type: str, request: Request) -> Response:
    """Return what a web ACL answers of its own: that its headers stand behind API Gateway's is inferred."""
    told = (("Content-Type", custom.content_type),) if custom.content_type else ()
    return Response(
        status=custom.status,
        headers=(
            *told,
            ("x-amzn-RequestId", request.request_id),
            ("x-amzn-ErrorType", error_type),
            ("x-amz-apigw-id", request.extended_request_id),
            *custom.headers,
        ),
        body=custom.body,
    )


def _challenge(signature: Signature, request: Request) -> Response:
    """Return what AWS WAF answers instead of API Gateway, without the page that a browser would get for its puzzle.

    The headers are reported by users of AWS; the status and `x-amzn-waf-action` are documented.
    """
    return Response(
        status=signature.status,
        headers=(
            ("Content-Type", "text/html; charset=UTF-8"),
            ("x-amzn-RequestId", request.request_id),
            ("x-amz-apigw-id", request.extended_request_id),
            ("x-amzn-waf-action", _WAF_ACTIONS[signature.status]),
            ("Cache-Control", "no-store, max-age=0"),
            ("Access-Control-Allow-Origin", "*"),
            ("Access-Control-Max-Age", "86400"),
            ("Access-Control-Allow-Methods", "OPTIONS,GET,POST"),
            ("Access-Control-Expose-Headers", "x-amzn-waf-action"),
        ),
    )
