"""Serves TLS: looks at the name that a client asks for, and only then makes the engine for its handshake.

Plain text on this port, a hello that does not come, and a handshake that fails are closed without an answer, as AWS
does: there is no connection yet on which one could be sent. A listener may be told to serve plain text as well: then
the first byte tells which of both a client speaks.
"""

import asyncio
import logging
import socket
import ssl
from collections.abc import Callable
from typing import Final

from gatewright.server import proxy_protocol
from gatewright.server.connections import Connections, Handler, TooLong, in_one_form
from gatewright.server.http1 import Http1Connection
from gatewright.server.limits import Limits
from gatewright.server.proxy_protocol import NOTHING, Network, NotProxiedError, Proxied, is_trusted, unmapped
from gatewright.server.security_groups import HELD_SECONDS
from gatewright.server.tls import client_hello
from gatewright.server.tls.alpn import Alpn
from gatewright.server.tls.client_hello import ClientHello, NotTlsError
from gatewright.server.tls.names import Names, Terms
from gatewright.server.tls.peek import peek

_AT_ONCE: Final = 64
"""Connections that are accepted before others get their turn."""

_AFTER_A_FAILURE: Final = 1.0
"""Seconds until connections are accepted again, after one could not be."""

_HELD: Final = 256
"""So many connections are held at once for callers who are not let in."""

_HANDSHAKE: Final = b"\x16"
"""The first byte of a TLS connection: a record of the type handshake (RFC 8446, section 5.1)."""

_log = logging.getLogger("gatewright.server")


class TlsListener:
    """Serves the connections of one listening socket over TLS."""

    def __init__(
        self,
        handler: Handler,
        names: Names,
        *,
        limits: Limits | None = None,
        too_long: TooLong = in_one_form,
        trusted: tuple[Network, ...] = (),
        plain_too: bool = False,
        admits: Callable[[str], bool] = lambda _: True,
        at_once: int = _AT_ONCE,
    ) -> None:
        """Take who answers and for which names; who is not one of those whom `admits` lets in hears nothing."""
        self._handler = handler
        self._at_once = at_once
        self._plain_too = plain_too
        self._admits = admits
        self._trusted = trusted
        self._names = names
        self._limits = limits or Limits()
        self._too_long = too_long
        self._listening: socket.socket | None = None
        self._connections: Connections | None = None
        self._greeting: set[asyncio.Task[None]] = set()
        self.address: tuple[str, int] = ("", 0)
        """Host and port in use, once started."""

    @property
    def open_connections(self) -> int:
        """Return how many connections are open, those included that still shake hands."""
        return len(self._greeting) + (0 if self._connections is None else len(self._connections))

    async def start(self, listening: socket.socket) -> None:
        """Accept connections from now on."""
        loop = asyncio.get_running_loop()
        self._connections = Connections(self._handler, self._limits, loop, self._too_long)
        self.address = listening.getsockname()[:2]
        self._listening = listening
        loop.add_reader(listening, self._accept)

    async def stop(self, drain: float) -> None:
        """Accept no more; let requests in progress finish, at most for `drain` seconds."""
        if self._listening is None or self._connections is None:
            return
        asyncio.get_running_loop().remove_reader(self._listening)
        self._listening.close()
        self._listening = None
        if self._greeting:
            # Accepted just now: whoever shakes hands in time may still send a request.
            await asyncio.wait(tuple(self._greeting), timeout=min(self._limits.fresh_seconds, drain))
        for task in tuple(self._greeting):
            task.cancel()
        await asyncio.gather(*self._greeting, return_exceptions=True)
        await self._connections.drain(drain)

    def _accept(self) -> None:
        for _ in range(self._at_once):
            if self._listening is None:
                return
            try:
                connection, _ = self._listening.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError:
                # Out of descriptors: what waits is accepted when others have gone, and nobody spins until then.
                _log.warning("a connection could not be accepted", exc_info=True)
                loop = asyncio.get_running_loop()
                loop.remove_reader(self._listening)
                loop.call_later(_AFTER_A_FAILURE, self._listen_again)
                return
            connection.setblocking(False)
            task = asyncio.ensure_future(self._greet(connection))
            self._greeting.add(task)
            task.add_done_callback(self._greeting.discard)

    def _listen_again(self) -> None:
        if self._listening is not None:
            asyncio.get_running_loop().add_reader(self._listening, self._accept)

    async def _greet(self, connection: socket.socket) -> None:
        """Shake hands under the terms of the name that the client asks for."""
        taken = False
        try:
            proxied = await self._proxied(connection)
            if not self._admits(proxied.source_ip or unmapped(connection.getpeername()[0])):
                await self._hold()
                return
            if self._plain_too and await peek(connection, self._limits.head_seconds, _first_byte) != _HANDSHAKE:
                taken = True
                await self._without_tls(connection, proxied)
                return
            hello = await peek(connection, self._limits.head_seconds, client_hello.read)
            context = self._names.context(hello.server_name)
            if isinstance(context, ssl.SSLContext) and hello.newest < context.minimum_version:
                # Closing with the hello unread would reset the connection, and the alert with it.
                connection.recv(client_hello.MOST_BYTES)
                connection.send(client_hello.PROTOCOL_VERSION)
                raise NotTlsError("the client's versions of TLS are too old")
            taken = True
            await self._shake_hands(connection, hello, context, proxied)
        except (NotTlsError, NotProxiedError, OSError, asyncio.CancelledError) as error:
            _log.debug("a handshake failed: %s", error)
        finally:
            if not taken:
                connection.close()

    async def _hold(self) -> None:
        """Wait as long as a client may wait in vain; where too many do, no longer."""
        if len(self._greeting) <= _HELD:
            await asyncio.sleep(HELD_SECONDS)

    async def _proxied(self, connection: socket.socket) -> Proxied:
        """Take the header of a trusted proxy off; it stands before the hello."""
        if not self._trusted or not is_trusted(connection.getpeername()[0], self._trusted):
            return NOTHING
        found = await peek(connection, self._limits.head_seconds, proxy_protocol.read)
        if found.length:
            connection.recv(found.length)
        return found

    async def _without_tls(self, connection: socket.socket, proxied: Proxied) -> None:
        assert self._connections is not None
        protocol = Http1Connection(self._connections, None, proxied)
        await asyncio.get_running_loop().connect_accepted_socket(lambda: protocol, connection)

    async def _shake_hands(
        self, connection: socket.socket, hello: ClientHello, context: ssl.SSLContext | Terms, proxied: Proxied
    ) -> None:
        assert self._connections is not None
        if not isinstance(context, ssl.SSLContext):
            mutual = context.connection(self._connections, hello.server_name, proxied)
            await asyncio.get_running_loop().connect_accepted_socket(lambda: mutual, connection)
            return
        protocol = Alpn(self._connections, hello.server_name, proxied)
        await asyncio.get_running_loop().connect_accepted_socket(
            lambda: protocol,
            connection,
            ssl=context,
            ssl_handshake_timeout=self._limits.head_seconds,
            ssl_shutdown_timeout=max(self._limits.linger_seconds, 0.1),
        )


def _first_byte(seen: bytes) -> bytes:
    return seen[:1]
