"""Look at the hello of a new connection without taking it: the TLS engine that is chosen by it reads it again.

`SO_RCVLOWAT` keeps the event loop quiet until more has come than was seen before, so a hello that drips costs no
processor time.
"""

import asyncio
import socket
from collections.abc import Callable
from typing import TypeVar

from gatewright.server.tls.client_hello import MOST_BYTES, NotTlsError

T = TypeVar("T")


async def peek(connection: socket.socket, seconds: float, read: Callable[[bytes], T | None]) -> T:
    """Return what `read` makes of the first bytes; raise `NotTlsError` for an early end and a late one.

    `read` says `None` as long as more has to come, and raises for what it cannot read.
    """
    try:
        async with asyncio.timeout(seconds):
            found = await _whole(connection, read)
    except TimeoutError:
        raise NotTlsError("the hello did not come in time") from None
    except OSError as error:
        raise NotTlsError("the client is gone") from error
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, 1)
    return found


async def _whole(connection: socket.socket, read: Callable[[bytes], T | None]) -> T:
    seen = 0
    while True:
        try:
            data = connection.recv(MOST_BYTES, socket.MSG_PEEK)
        except BlockingIOError:
            data = b""
        else:
            if len(data) <= seen:
                # Readable, and nothing more than before: the other side has ended.
                raise NotTlsError("the connection ended in the hello")
        found = read(data) if data else None
        if found is not None:
            return found
        seen = len(data)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, seen + 1)
        await _readable(connection)


async def _readable(connection: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    came: asyncio.Future[None] = loop.create_future()
    loop.add_reader(connection, _tell, came)
    try:
        await came
    finally:
        loop.remove_reader(connection)


def _tell(came: "asyncio.Future[None]") -> None:
    if not came.done():
        came.set_result(None)
