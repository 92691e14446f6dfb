"""A deadline for a whole answer: time-outs of sockets count from the last byte, and a server may send one a minute."""

import socket
from contextlib import suppress
from threading import Timer
from types import TracebackType
from typing import Self


class Deadline:
    """Ends what is still read from a socket after so many seconds; whoever reads then sees the end of it."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        self._connection = connection
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True
        self.is_over = False
        """Whether the time was up."""

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        self.is_over = True
        with suppress(OSError):
            # Of the socket below TLS: that of `ssl` would take its state away from whoever reads.
            socket.socket.shutdown(self._connection, socket.SHUT_RDWR)
