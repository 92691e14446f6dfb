"""A TLS listener and clients of it, on one event loop."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from gatewright.server.connections import Handler
from gatewright.server.limits import Limits
from gatewright.server.listener import bind
from gatewright.server.tls.authority import Authority
from gatewright.server.tls.listener import TlsListener
from gatewright.server.tls.names import Names

AUTHORITY = Authority.open(None)


@dataclass
class Secure:
    """A running TLS listener."""

    listener: TlsListener
    names: Names

    async def connect(
        self, name: str = "localhost", *, alpn: tuple[str, ...] = (), context: ssl.SSLContext | None = None
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Open a connection to it."""
        context = context or trusting()
        if alpn:
            context.set_alpn_protocols(list(alpn))
        return await asyncio.open_connection(*self.listener.address, ssl=context, server_hostname=name)

    async def exchange(self, data: bytes, name: str = "localhost") -> bytes:
        """Send `data` on a new connection and return all that comes until the listener closes it."""
        reader, writer = await self.connect(name)
        writer.write(data)
        answer = await reader.read()
        writer.close()
        return answer


def trusting() -> ssl.SSLContext:
    """Return a client that trusts the server's own authority."""
    return ssl.create_default_context(cadata=AUTHORITY.pem.decode())


@asynccontextmanager
async def serving_tls(handler: Handler, **limits: float) -> AsyncIterator[Secure]:
    """Serve a handler on a free port."""
    chosen: dict[str, Any] = {"sweep_seconds": 0.01, "fresh_seconds": 0.01, "linger_seconds": 0.1, **limits}
    names = Names(AUTHORITY)
    listener = TlsListener(handler, names, limits=Limits(**chosen))
    await listener.start(bind("127.0.0.1", 0))
    try:
        yield Secure(listener, names)
    finally:
        await listener.stop(drain=0.05)
