"""From what a backend said to what the caller of an HTTP API gets.

The header fields are the backend's but for those of the connection and of the message's frame; the id stands last
(recorded order of a refusal). Where the API has a CORS configuration, its headers stand and the backend's do not
(documented: "Configure CORS for HTTP APIs").
"""

from collections.abc import Iterable
from typing import Final

from gatewright.aws.cors import PREFIX, answer_headers
from gatewright.gateway.integrations.response_headers import named_by_connection
from gatewright.model.api import Cors
from gatewright.model.fields import Fields
from gatewright.model.quickly import quickly
from gatewright.model.request import Request
from gatewright.model.response import Response

_NOT_PASSED: Final = frozenset(
    {
        "apigw-requestid",
        "connection",
        "content-length",
        "date",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
_response = quickly(Response)
_DEFAULT: Final = ("content-type", "text/plain;charset=UTF-8")
"""The content type of a function's answer that names none (seen by users of AWS)."""


def answered(
    request: Request, cors: Cors | None, status: int, fields: Iterable[tuple[str, str]], body: bytes, *, typed: bool
) -> Response:
    """Return the caller's answer; `typed` gives a body without a content type one."""
    told = tuple(fields)
    named = named_by_connection(told)
    left_out = _NOT_PASSED | named if named else _NOT_PASSED
    content_type = _DEFAULT[1] if typed else None
    found = False
    kept: list[tuple[str, str]] = []
    for field in told:
        lower = field[0].lower()
        if lower in left_out or (cors is not None and lower.startswith(PREFIX)):
            continue
        if lower != "content-type":
            kept.append(field)
        elif not found:
            found, content_type = True, field[1]
    if cors is not None:
        kept += answer_headers(cors, request)
    first: Fields = () if content_type is None else (("Content-Type", content_type),)
    return _response(
        status=status, headers=(*first, *kept, ("apigw-requestid", request.extended_request_id)), body=body
    )
