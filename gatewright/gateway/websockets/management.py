"""
`@connections`: send to a client, ask about it, send it away.

Restates "Use @connections commands in your backend service" and the API Gateway Management API reference:
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
That an id of another form is a `BadRequestException` is reported by a user of AWS; its text is inferred. A client that
leaves too much of what was sent to it is answered with 429, as the reference words it.
"""

import json
from typing import Final

from gatewright.gateway.websockets.registry import Reachable
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.model.unknown import Unknown

LONGEST: Final = 131_072
"""Bytes of a message (documented: 128 KB)."""


def manage(request: Request, client: Reachable) -> Response:
    """Answer an allowed call about a connection that is open."""
    if request.method == "GET":
        body = json.dumps(client.about(), separators=(",", ":")).encode()
        return _answer(request, 200, body)
    if request.method == "DELETE":
        client.disconnect()
        return _answer(request, 204, b"")
    body = b"" if isinstance(request.body, Unknown) else request.body
    if len(body) > LONGEST:
        return error(request, 413, "PayloadTooLargeException", "Message too long")
    # A frame of text holds UTF-8 and nothing else (RFC 6455, section 5.6).
    if not client.post(body.decode(errors="replace").encode()):
        return error(request, 429, "LimitExceededException", "Too Many Requests")
    return _answer(request, 200, b"")


def bad_id(request: Request, connection_id: str) -> Response:
    """Answer a call about what can be no connection."""
    return error(request, 400, "BadRequestException", f"Invalid connectionId: {connection_id}")


def error(request: Request, status: int, error_type: str, message: str) -> Response:
    """Return a refusal of the management API."""
    body = json.dumps({"message": message}, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
    return _answer(request, status, body, ("x-amzn-ErrorType", error_type))


def _answer(request: Request, status: int, body: bytes, *more: tuple[str, str]) -> Response:
    return Response(
        status=status,
        headers=(
            ("Content-Type", "application/json"),
            ("x-amzn-RequestId", request.request_id),
            *more,
            ("x-amz-apigw-id", request.extended_request_id),
        ),
        body=body,
    )
