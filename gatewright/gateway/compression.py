"""Compressed payloads of an API with `minimumCompressionSize`: requests are unpacked, answers packed.

Restates "Payload compression for REST APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html
Codings are gzip, deflate and identity (documented). Which of two accepted ones is taken, and that an answer with a
coding of its own is left alone, is inferred.
"""

import gzip
import zlib
from collections.abc import Awaitable
from dataclasses import replace
from typing import Final, Protocol

from gatewright.gateway.integrations.failure import MEDIA_TYPE, TOO_LARGE, UNREADABLE, ExecutionFailedError, failed
from gatewright.gateway.passed import Passed, Served
from gatewright.model.quality_value import quality_value
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.model.unknown import Unknown

LONGEST: Final = 10 * 1024 * 1024
"""What a request may unpack to (documented: API Gateway quotas, payload size)."""

_CODINGS: Final = ("gzip", "deflate")
_GZIP_OR_ZLIB: Final = zlib.MAX_WBITS | 32


class _Serving(Protocol):
    def serve(self, passed: Passed) -> Served | Awaitable[Served]: ...


class Compressing:
    """A method of such an API."""

    __slots__ = ("_minimum", "_serving")

    def __init__(self, serving: _Serving, minimum: int) -> None:
        """Take what serves the method, and the size in bytes from which on its answers are packed."""
        self._serving = serving
        self._minimum = minimum

    def serve(self, passed: Passed) -> Served | Awaitable[Served]:
        """Answer a call."""
        try:
            request = unpacked(passed.call.request)
        except ExecutionFailedError as error:
            return failed(error, passed.call.request)
        served = self._serving.serve(Passed(replace(passed.call, request=request), passed.to))
        if isinstance(served, Served):
            return self._packed(request, served)
        return self._later(request, served)

    async def _later(self, request: Request, served: Awaitable[Served]) -> Served:
        return self._packed(request, await served)

    def _packed(self, request: Request, served: Served) -> Served:
        if served.failed_as is not None:
            return served
        return replace(served, sent=packed(request, served.response, self._minimum))


def unpacked(request: Request) -> Request:
    """Return a request without its content coding; raise `ExecutionFailedError` when that cannot be."""
    coding = request.headers.get("content-encoding")
    if not isinstance(coding, str) or isinstance(request.body, Unknown) or not request.body:
        return request
    name = coding.strip().lower()
    if name == "identity":
        return request
    if name not in _CODINGS:
        raise ExecutionFailedError(MEDIA_TYPE, f"Execution failed: the content encoding {name!r} is not supported")
    return replace(request, body=_inflated(request.body), headers=request.headers.without("content-encoding"))


def packed(request: Request, response: Response, minimum: int) -> Response:
    """Return an answer in the coding that the caller accepts, if it is long enough."""
    if not response.body or len(response.body) < minimum or response.header("content-encoding") is not None:
        return response
    coding = accepted(",".join(request.headers.all("accept-encoding")))
    if coding is None:
        return response
    # The same bytes for the same answer: no time in the head.
    body = gzip.compress(response.body, mtime=0) if coding == "gzip" else zlib.compress(response.body)
    return replace(response, body=body, headers=(*response.headers, ("Content-Encoding", coding)))


def accepted(accept_encoding: str) -> str | None:
    """Return the coding that an `Accept-Encoding` likes best, the first of equals; `None` for neither."""
    best, weight = None, 0.0
    for item in accept_encoding.split(","):
        name, _, parameters = item.partition(";")
        coding = name.strip().lower()
        quality = quality_value(parameters)
        if coding in _CODINGS and quality > weight:
            best, weight = coding, quality
    return best


def _inflated(body: bytes) -> bytes:
    reader = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        made = reader.decompress(body, LONGEST + 1)
    except zlib.error:
        made = b""
    if len(made) > LONGEST:
        raise ExecutionFailedError(TOO_LARGE, f"Execution failed: the body unpacks to more than {LONGEST} bytes")
    if not reader.eof or reader.unused_data:
        raise ExecutionFailedError(UNREADABLE, "Execution failed: the body is not in its content encoding")
    return made
