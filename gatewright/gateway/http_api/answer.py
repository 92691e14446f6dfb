"""From what a backend said to what the caller of an HTTP API gets.

The header fields are the backend's but for those of the connection and of the message's frame; the id stands last
(recorded order of a refusal). Where the API has a CORS configuration, its headers stand and the backend's do not
(documented: "Configure CORS for HTTP APIs").
"""

from collections.abc import Iterable
from typing import Final

from gatewright.aws.cors import PREFIX, answer_headers
from gatewright.aws.mapping_expressions import Fields
from gatewright.gateway.integrations.response_headers import named_by_connection
from gatewright.model.api import Cors
from gatewright.model.request import Request
from gatewright.model.response import Response

_NOT_PASSED: Final = frozenset(
    {
        "apigw-requestid",
        "connection",
        "content-length",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
_DEFAULT: Final = ("content-type", "text/plain;charset=UTF-8")
"""The content type of a function's answer that names none (seen by users of AWS)."""


def answered(
    request: Request, cors: Cors | None, status: int, fields: Iterable[tuple[str, str]], body: bytes, *, typed: bool
) -> Response:
    """Return the caller's answer; `typed` gives a body without a content type one."""
    told = tuple(fields)
    left_out = _NOT_PASSED | named_by_connection(told)
    kept = [field for field in told if field[0].lower() not in left_out]
    if cors is not None:
        kept = [field for field in kept if not field[0].lower().startswith(PREFIX)]
        kept += answer_headers(cors, request)
    types = [field for field in kept if field[0].lower() == "content-type"]
    if not types and typed:
        types = [_DEFAULT]
    rest: Fields = tuple(field for field in kept if field[0].lower() not in ("content-type", "date"))
    named = tuple(("Content-Type", value) for _, value in types[:1])
    return Response(status=status, headers=(*named, *rest, ("apigw-requestid", request.extended_request_id)), body=body)
