"""The protocol that a handshake agreed on, put in place as soon as it did (RFC 7301)."""

import asyncio
import ssl
from typing import cast

from gatewright.aws.tls_policies import iana_name
from gatewright.model.request import Tls
from gatewright.server.connections import Connections
from gatewright.server.http1 import Http1Connection
from gatewright.server.proxy_protocol import NOTHING, Proxied
from gatewright.server.tls.contexts import PolicyContext


class Alpn(asyncio.Protocol):
    """Stands in while hands are shaken, then gives way to HTTP/1.1 or HTTP/2."""

    def __init__(self, shared: Connections, server_name: str | None, proxied: Proxied = NOTHING) -> None:
        self._shared = shared
        self._server_name = server_name
        self._proxied = proxied

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Put the chosen protocol in place."""
        engine: ssl.SSLObject = transport.get_extra_info("ssl_object")
        tls = facts(engine, self._server_name)
        if isinstance(engine.context, PolicyContext) and tls.cipher_suite in engine.context.without:
            # Where AWS shakes no hands, ours are shaken already; no request is read, and nothing is answered.
            cast(asyncio.Transport, transport).abort()
            return
        chosen: asyncio.Protocol
        if engine.selected_alpn_protocol() == "h2":
            from gatewright.server.http2 import Http2Connection  # noqa: PLC0415 - loaded once a client speaks it

            chosen = Http2Connection(self._shared, tls, self._proxied)
        else:
            chosen = Http1Connection(self._shared, tls, self._proxied)
        transport.set_protocol(chosen)
        chosen.connection_made(cast(asyncio.Transport, transport))


def facts(engine: ssl.SSLObject, server_name: str | None) -> Tls:
    """Return what a handshake agreed on."""
    cipher = engine.cipher()
    return Tls(
        version=engine.version() or "",
        cipher_suite=iana_name(cipher[0]) if cipher else "",
        server_name=server_name,
    )
