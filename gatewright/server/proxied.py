"""The first bytes of a connection that a trusted proxy made: its header is taken off, then HTTP begins."""

import asyncio
from typing import cast

from gatewright.server.connections import Connections
from gatewright.server.http1 import Http1Connection
from gatewright.server.proxy_protocol import NOTHING, Network, NotProxiedError, Proxied, is_trusted, read


class ProxiedConnection(asyncio.Protocol):
    """Stands in until it is known who connected; then gives way to HTTP/1.1."""

    def __init__(self, shared: Connections, trusted: tuple[Network, ...]) -> None:
        self._shared = shared
        self._trusted = trusted
        self._seen = b""
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for the header of a proxy that is trusted; anybody else begins at once."""
        self._transport = cast(asyncio.Transport, transport)
        name = transport.get_extra_info("peername")
        if not name or not is_trusted(name[0], self._trusted):
            self._begin(NOTHING)
            return
        self._deadline = self._shared.loop.call_later(self._shared.limits.head_seconds, self._transport.abort)

    def data_received(self, data: bytes) -> None:
        """Take the header off, and hand on what follows it."""
        self._seen += data
        try:
            proxied = read(self._seen)
        except NotProxiedError:
            self._transport.abort()
            return
        if proxied is not None:
            self._begin(proxied)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature; why does not matter
        """Stop waiting."""
        self._cancel()

    def _begin(self, proxied: Proxied) -> None:
        self._cancel()
        http = Http1Connection(self._shared, None, proxied)
        self._transport.set_protocol(http)
        http.connection_made(self._transport)
        rest = self._seen[proxied.length :]
        if rest:
            http.data_received(rest)

    def _cancel(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
