"""Compressed payloads of an API with `minimumCompressionSize`: requests are unpacked, answers packed.

Restates "Payload compression for REST APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html
Which of two accepted ones is taken, and that an answer with a
coding of its own is left alone, is inferred.
"""

import gzip
import zlib
from collections.abc import Awaitable
from dataclasses import replace
from typing import Final, Protocol

from gatewright.aws.request_content import (
    CODINGS,
    BrokenCodingError,
    CodingError,
    TooLongError,
    UnknownCodingError,
)
from gatewright.aws.request_content import unpacked as without_coding
from gatewright.gateway.integrations.failure import MEDIA_TYPE, TOO_LARGE, UNREADABLE, ExecutionFailedError, failed
from gatewright.gateway.passed import Passed, Served
from gatewright.model.quality_value import quality_value
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.model.unknown import Unknown

_AS: Final = {UnknownCodingError: MEDIA_TYPE, BrokenCodingError: UNREADABLE, TooLongError: TOO_LARGE}
"""How each way in which a body does not unpack is answered."""


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
    if coding.strip().lower() == "identity":
        return request
    try:
        body = without_coding(coding, request.body)
    except CodingError as error:
        raise ExecutionFailedError(_AS[type(error)], f"Execution failed: {error}") from None
    return replace(request, body=body, headers=request.headers.without("content-encoding"))


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
        if coding in CODINGS and quality > weight:
            best, weight = coding, quality
    return best
