"""Binds a port once and serves connections on it until it is told to stop.

Binding is apart from serving, so that a master may bind and workers inherit the socket: with a socket for each worker
(`SO_REUSEPORT`) a restart loses connections (measured).
"""

import asyncio
import errno
import logging
import socket
from collections.abc import Callable
from functools import partial

from gatewright.server.connections import Connections, Handler, TooLong, in_one_form
from gatewright.server.http1 import Http1Connection
from gatewright.server.limits import Limits
from gatewright.server.proxied import ProxiedConnection
from gatewright.server.proxy_protocol import Network

_BACKLOG = 2048
_AFTER_A_FAILURE = 1.0
"""Seconds until connections are accepted again, after one could not be."""

_log = logging.getLogger("gatewright.server")


class CannotListenError(OSError):
    """The port cannot be had; the message is one line for the person who asked for it."""

    def __str__(self) -> str:
        return self.strerror or super().__str__()


def bind(host: str, port: int) -> socket.socket:
    """Return a listening socket; port 0 takes any free one, which `address` tells.

    Raise `CannotListenError` when the port is taken, not allowed, or the host is not one of this machine.
    """
    if not 0 <= port <= 65_535:
        raise CannotListenError(f"cannot listen on `{host}`: a port is between 0 and 65535, not `{port}`")
    try:
        found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, where = found[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise _cannot(host, port, error) from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(where)
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        raise _cannot(host, port, error) from error
    listening.setblocking(False)
    return listening


def _cannot(host: str, port: int, error: OSError) -> CannotListenError:
    reason = (error.strerror or str(error)).lower()
    if error.errno == errno.EADDRINUSE:
        reason += " (port 0 takes a free one)"
    # The number stays, for those who tell "in use" from "not allowed" by it.
    return CannotListenError(error.errno, f"cannot listen on `{host}:{port}`: {reason}")


class Listener:
    """Serves the connections of one listening socket."""

    def __init__(
        self,
        handler: Handler,
        *,
        limits: Limits | None = None,
        too_long: TooLong = in_one_form,
        trusted: tuple[Network, ...] = (),
        one_at_a_time: bool = False,
    ) -> None:
        """Take who answers; with `one_at_a_time` other processes that share the socket get their part of a burst."""
        self._handler = handler
        self._one_at_a_time = one_at_a_time
        self._listening: socket.socket | None = None
        self._opening: set[asyncio.Task[object]] = set()
        self._trusted = trusted
        self._limits = limits or Limits()
        self._too_long = too_long
        self._server: asyncio.Server | None = None
        self._connections: Connections | None = None
        self.address: tuple[str, int] = ("", 0)
        """Host and port in use, once started."""

    @property
    def open_connections(self) -> int:
        """Return how many connections are open."""
        return 0 if self._connections is None else len(self._connections)

    async def start(self, listening: socket.socket) -> None:
        """Accept connections from now on."""
        loop = asyncio.get_running_loop()
        self._connections = Connections(self._handler, self._limits, loop, self._too_long)
        self.address = listening.getsockname()[:2]
        self._factory: Callable[[], asyncio.Protocol] = partial(Http1Connection, self._connections)
        if self._trusted:
            self._factory = partial(ProxiedConnection, self._connections, self._trusted)
        if self._one_at_a_time:
            self._listening = listening
            loop.add_reader(listening, self._accept)
            return
        self._server = await loop.create_server(self._factory, sock=listening, backlog=_BACKLOG)

    async def stop(self, drain: float) -> None:
        """Accept no more; let requests in progress finish, at most for `drain` seconds."""
        if self._connections is None:
            return
        if self._listening is not None:
            asyncio.get_running_loop().remove_reader(self._listening)
            self._listening.close()
            self._listening = None
            await asyncio.gather(*self._opening, return_exceptions=True)
            await self._connections.drain(drain)
            return
        if self._server is None:
            return
        self._server.close()
        await self._connections.drain(drain)
        await self._server.wait_closed()
        self._server = None

    def _accept(self) -> None:
        """Accept one connection: event loops would accept all that wait, and leave the other processes none."""
        if self._listening is None:
            return
        loop = asyncio.get_running_loop()
        try:
            connection, _ = self._listening.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            return
        except OSError:
            # Out of descriptors: what waits is accepted when others have gone, and nobody spins until then.
            _log.warning("a connection could not be accepted", exc_info=True)
            loop.remove_reader(self._listening)
            loop.call_later(_AFTER_A_FAILURE, self._listen_again)
            return
        connection.setblocking(False)
        task: asyncio.Task[object] = asyncio.ensure_future(loop.connect_accepted_socket(self._factory, connection))
        self._opening.add(task)
        task.add_done_callback(self._opening.discard)

    def _listen_again(self) -> None:
        if self._listening is not None:
            asyncio.get_running_loop().add_reader(self._listening, self._accept)
