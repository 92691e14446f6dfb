"""An integration whose address is a function URL: the call does not leave the server, whose functions those are.

Restates "Creating and managing Lambda function URLs": https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html
AWS's own names lead nowhere but to AWS, and nobody's functions but this server's are meant.
"""

import asyncio
from collections.abc import Awaitable, Callable
from email.utils import formatdate
from http.client import responses
from itertools import cycle
from time import time
from typing import Final
from uuid import uuid4

from gatewright.aws.function_url import is_of_aws
from gatewright.gateway.integrations.http import Send
from gatewright.gateway.upstream_message import TimedOutError, UpstreamRequest, UpstreamResponse
from gatewright.model.fields import first_of
from gatewright.model.request import Headers, Peer, Request, Tls
from gatewright.model.response import Response

_ADDRESSES: Final = tuple(f"203.0.113.{last}" for last in range(1, 255))
"""Where API Gateway calls from: never the caller's own address, and each call from another (recorded: LocalStack's
AWS-validated `test_http_integration_method`, 2024-07-05, whose three calls told three). Which is made up, of a block
that is nobody's (RFC 5737): the call leaves no socket.
"""
_TLS: Final = Tls(version="TLSv1.3", cipher_suite="TLS_AES_128_GCM_SHA256")
"""What API Gateway and Lambda agree on (recorded: both fields are told; the values are of today's clients)."""


class Inward:
    """Sends requests for function URLs to this server, all others out."""

    def __init__(self, send: Send, ask: Callable[[Request], Awaitable[Response]] | None) -> None:
        """Take who sends requests out, and who answers those that stay."""
        self._send = send
        self._ask = ask
        self._addresses = cycle(_ADDRESSES)

    def send(self, request: UpstreamRequest, *, deadline: float) -> Awaitable[UpstreamResponse]:
        """Return the whole answer within `deadline` seconds, or raise an `UpstreamError`."""
        if self._ask is None or request.connect_to is not None or not is_of_aws(request.host):
            return self._send(request, deadline=deadline)
        return self._asked(self._ask, request, deadline)

    async def _asked(
        self, ask: Callable[[Request], Awaitable[Response]], request: UpstreamRequest, deadline: float
    ) -> UpstreamResponse:
        try:
            async with asyncio.timeout(deadline):
                return _arrived(await ask(_request(request, next(self._addresses))))
        except TimeoutError as error:
            raise TimedOutError(f"no answer from `{request.host}` in {deadline} s") from error


def _request(sent: UpstreamRequest, address: str) -> Request:
    path, _, query = sent.target.partition("?")
    named = first_of(sent.headers, "host") is not None
    return Request(
        method=sent.method,
        host=sent.host,
        path=path,
        query=query,
        headers=Headers(sent.headers if named else (("Host", sent.host), *sent.headers)),
        body=sent.body,
        peer=Peer(source_ip=address, tls=_TLS if sent.scheme == "https" else None),
        received_at=time(),
        request_id=str(uuid4()),
    )


def _arrived(answer: Response) -> UpstreamResponse:
    """Return an answer with the fields that a listener writes."""
    length = () if answer.header("content-length") is not None else (("Content-Length", str(len(answer.body))),)
    return UpstreamResponse(
        status=answer.status,
        reason=responses.get(answer.status, ""),
        headers=(("Date", formatdate(usegmt=True)), *answer.headers, *length, ("Connection", "keep-alive")),
        body=answer.body,
    )
