"""
Serving what came on an HTTP/2 connection piece by piece, so that others get their turn.

A request that repeats its fields is fourteen bytes, so that what a socket gives at once can hold thousands of them, and
their answers may stand ready: how many streams are open at a time bounds nothing then (measured: one connection that
sent nothing but short requests kept every other waiting for more than ten seconds).
"""

import asyncio
from collections.abc import Callable
from typing import Final

from gatewright.server.reading import Reading

_PIECE: Final = 2_048
"""Some hundred of the shortest requests."""


class Turns:
    """The bytes of one connection that wait to be served."""

    __slots__ = ("_loop", "_may_serve", "_reading", "_scheduled", "_serve", "_waiting")

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        reading: Reading,
        serve: Callable[[bytes], None],
        may_serve: Callable[[], bool],
    ) -> None:
        self._loop = loop
        self._reading = reading
        self._serve = serve
        self._may_serve = may_serve
        self._waiting = b""
        self._scheduled = False

    def take(self, data: bytes, *, many: bool) -> None:
        """Serve what came: at once, or a piece now and the rest later where it holds many requests."""
        if not self._waiting and not many:
            self._serve(data)
            return
        self._waiting += data
        if not self._scheduled:
            self._next()

    def go_on(self) -> None:
        """Serve what still waits, and read on when nothing does; whatever kept it from that is over."""
        if not self._waiting:
            self._reading.resume()
        elif not self._scheduled:
            self._next()

    def _next(self) -> None:
        self._scheduled = False
        if not self._may_serve():
            return
        piece, self._waiting = self._waiting[:_PIECE], self._waiting[_PIECE:]
        self._serve(piece)
        if self._waiting and self._may_serve():
            self._reading.pause()
            self._scheduled = True
            self._loop.call_soon(self._next)
        elif self._may_serve():
            self._reading.resume()
