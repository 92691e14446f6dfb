"""
Serves DNS on one port, over UDP and TCP.

Over TCP each message follows its length, and a connection may ask several times (RFC 7766); one that says nothing, or
more than a question can be, is closed.
"""

import asyncio
import contextlib
import errno
import socket
from collections.abc import Callable
from typing import Any, Final, TypeAlias, cast

from gatewright.server.listener import CannotListenError, bind

Respond: TypeAlias = Callable[[bytes, bool], bytes | None]
"""Answers a message, told whether it came over UDP; `None` answers nothing."""

_MOST_BYTES: Final = 4096
"""A question has 300 at most; signatures and cookies beside it are allowed for."""

_IDLE_SECONDS: Final = 10.0
_AT_ONCE: Final = 64
_DRAWS: Final = 20


class DnsListener:
    """Answers DNS on one port."""

    def __init__(self, respond: Respond) -> None:
        self._respond = respond
        self._transport: asyncio.BaseTransport | None = None
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self.address: tuple[str, int] = ("", 0)
        """Host and port in use, once started."""

    async def start(self, sockets: tuple[socket.socket, socket.socket]) -> None:
        """Answer from now on, on what `bind_both` returned."""
        over_udp, over_tcp = sockets
        loop = asyncio.get_running_loop()
        self.address = over_tcp.getsockname()[:2]
        self._transport, _ = await loop.create_datagram_endpoint(lambda: _Datagrams(self._respond), sock=over_udp)
        self._server = await asyncio.start_server(self._serve, sock=over_tcp, limit=_MOST_BYTES)

    async def stop(self) -> None:
        """Answer no more."""
        if self._transport is not None:
            self._transport.close()
        if self._server is not None:
            self._server.close()
            for writer in tuple(self._open):
                writer.close()
            await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if len(self._open) >= _AT_ONCE:
            writer.close()
            return
        self._open.add(writer)
        try:
            with contextlib.suppress(OSError, EOFError, TimeoutError):
                await self._converse(reader, writer)
        finally:
            self._open.discard(writer)
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            async with asyncio.timeout(_IDLE_SECONDS):
                length = int.from_bytes(await reader.readexactly(2))
                if length > _MOST_BYTES:
                    return
                answer = self._respond(await reader.readexactly(length), False)
                if answer is None:
                    return
                writer.write(len(answer).to_bytes(2) + answer)
                await writer.drain()


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, respond: Respond) -> None:
        self._respond = respond
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str | Any, int]) -> None:
        answer = self._respond(data, True)
        if answer is not None and self._transport is not None:
            self._transport.sendto(answer, addr)


def bind_both(host: str, port: int) -> tuple[socket.socket, socket.socket]:
    """Return sockets for UDP and TCP on the same port; port 0 takes one that is free for both."""
    for _ in range(_DRAWS):
        over_tcp = bind(host, port)
        try:
            return _bind_udp(over_tcp), over_tcp
        except OSError as error:
            over_tcp.close()
            if port or error.errno != errno.EADDRINUSE:
                reason = (error.strerror or str(error)).lower()
                raise CannotListenError(error.errno, f"cannot listen on `{host}:{port}` for UDP: {reason}") from error
    raise CannotListenError(errno.EADDRINUSE, f"cannot listen on `{host}`: no port is free for both UDP and TCP")


def _bind_udp(over_tcp: socket.socket) -> socket.socket:
    over_udp = socket.socket(over_tcp.family, socket.SOCK_DGRAM)
    try:
        over_udp.bind(over_tcp.getsockname())
    except OSError:
        over_udp.close()
        raise
    over_udp.setblocking(False)
    return over_udp
