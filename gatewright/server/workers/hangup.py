"""
What SIGHUP means: exchange the workers, as administrators ask for it; or that the terminal was closed.

A server that was started at a terminal ends with it, as it does with one process, unless it was told not to (`nohup`).
Which of the two a signal means is seen by whether there still is a terminal: the kernel takes it away first.
"""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable


class Hangup:
    """Hears SIGHUP."""

    def __init__(self, exchange: Callable[[], Awaitable[None]], stop: Callable[[], None]) -> None:
        """Take who exchanges the workers, and who ends the server."""
        self._exchange = exchange
        self._stop = stop
        self._ends = has_terminal() and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN
        self._exchanging: set[asyncio.Future[None]] = set()

    def listen(self) -> None:
        """Hear it from now on, on the running loop."""
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self.heard)

    def heard(self) -> None:
        """Do what it means."""
        if self._ends and not has_terminal():
            self._stop()
            return
        task = asyncio.ensure_future(self._exchange())
        self._exchanging.add(task)
        task.add_done_callback(self._exchanging.discard)


def has_terminal() -> bool:
    """Tell whether this process belongs to a terminal."""
    try:
        os.close(os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY))
    except OSError:
        return False
    return True
