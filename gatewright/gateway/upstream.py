"""The client for HTTP back ends: byte-exact, pooled, one deadline over everything.

No cookies, no redirects, no decompression, no proxies, no normalising: what an integration request says is what
goes out, and what a back end answers is what comes back.
"""

import asyncio
import ssl
from collections import deque
from time import time
from typing import Final

from gatewright.gateway.upstream_certificate import check
from gatewright.gateway.upstream_connection import UpstreamConnection
from gatewright.gateway.upstream_message import (
    ConnectFailedError,
    TimedOutError,
    UnansweredError,
    UpstreamRequest,
    UpstreamResponse,
    encode,
)
from gatewright.gateway.upstream_tls import UpstreamTls

_Key = tuple[str, str, int, bool, str | None, tuple[str, int] | None, str | None]

# RFC 9110, section 9.2.2: only these may be sent twice when the first connection closed without an answer.
_IDEMPOTENT: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})


class Upstream:
    """Sends requests to back ends and keeps connections to them."""

    def __init__(
        self,
        *,
        response_bytes: int = 10 * 1024 * 1024,
        idle_seconds: float = 4.0,
        idle_connections: int = 64,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """Take the limits; `tls` is the default context, which verifies, unless one is given.

        `idle_seconds` stays below the 5 seconds after which Node's servers close, the shortest of the common ones.
        """
        self._response_bytes = response_bytes
        self._idle_seconds = idle_seconds
        self._idle_connections = idle_connections
        self._tls = UpstreamTls(tls)
        self._idle: dict[_Key, deque[UpstreamConnection]] = {}
        self._timer: asyncio.TimerHandle | None = None

    async def send(self, request: UpstreamRequest, *, deadline: float) -> UpstreamResponse:
        """Return the whole answer within `deadline` seconds of this call.

        Raise an `UpstreamError`, or `ValueError` when `request` cannot be put on the wire as one request.
        """
        data = encode(request)
        try:
            async with asyncio.timeout(deadline):
                connection = self._take(_key(request))
                if connection is not None:
                    try:
                        return await self._exchange(connection, request, data)
                    except UnansweredError:
                        if request.method not in _IDEMPOTENT:
                            raise
                return await self._exchange(await self._connect(request), request, data)
        except TimeoutError as error:
            raise TimedOutError(f"no complete answer from `{request.host}:{request.port}` in {deadline} s") from error

    async def close(self) -> None:
        """Close the idle connections."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        for waiting in self._idle.values():
            for connection in waiting:
                connection.close()
        self._idle.clear()
        # One turn of the loop in which the transports really close.
        await asyncio.sleep(0)

    async def _exchange(
        self, connection: UpstreamConnection, request: UpstreamRequest, data: bytes
    ) -> UpstreamResponse:
        try:
            response = await connection.exchange(data, request.method)
        except BaseException:
            # Also when cancelled: an answer that nobody awaits must not meet the next request.
            connection.close()
            raise
        if connection.reusable:
            self._keep(_key(request), connection)
        else:
            connection.close()
        return response

    async def _connect(self, request: UpstreamRequest) -> UpstreamConnection:
        loop = asyncio.get_running_loop()
        tls = (
            self._tls.context(verify=request.verify, client=request.client_certificate)
            if request.scheme == "https"
            else None
        )
        host, port = request.connect_to or (request.host, request.port)
        where, name = f"{host}:{port}", request.server_name or request.host
        try:
            transport, connection = await loop.create_connection(
                lambda: UpstreamConnection(self._response_bytes),
                host,
                port,
                ssl=tls,
                server_hostname=None if tls is None else name,
            )
        except (OSError, UnicodeError) as error:
            # `UnicodeError`: a name that cannot be one in the DNS (an empty or endless label).
            raise ConnectFailedError(f"cannot connect to `{where}`: {error}") from error
        if tls is not None and not request.verify:
            try:
                check(transport.get_extra_info("ssl_object").getpeercert(binary_form=True), name, time())
            except ConnectFailedError:
                connection.close()
                raise
        return connection

    def _take(self, key: _Key) -> UpstreamConnection | None:
        waiting = self._idle.get(key)
        oldest = asyncio.get_running_loop().time() - self._idle_seconds
        while waiting:
            connection = waiting.pop()
            if connection.reusable and connection.idle_since >= oldest:
                return connection
            connection.close()
        return None

    def _keep(self, key: _Key, connection: UpstreamConnection) -> None:
        loop = asyncio.get_running_loop()
        connection.idle_since = loop.time()
        waiting = self._idle.setdefault(key, deque())
        waiting.append(connection)
        if len(waiting) > self._idle_connections:
            waiting.popleft().close()
        if self._timer is None:
            self._timer = loop.call_later(self._idle_seconds, self._evict)

    def _evict(self) -> None:
        """Close what nobody used for too long."""
        loop = asyncio.get_running_loop()
        oldest = loop.time() - self._idle_seconds
        for key, waiting in tuple(self._idle.items()):
            while waiting and not (waiting[0].reusable and waiting[0].idle_since > oldest):
                waiting.popleft().close()
            if not waiting:
                del self._idle[key]
        self._timer = loop.call_later(self._idle_seconds, self._evict) if self._idle else None


def _key(request: UpstreamRequest) -> _Key:
    shown = request.client_certificate
    return (
        request.scheme,
        request.host,
        request.port,
        request.verify,
        None if shown is None else shown.id,
        request.connect_to,
        request.server_name,
    )
