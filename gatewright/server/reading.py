"""Whether a connection is read from: several reasons pause it, and the transport hears of changes alone."""

import asyncio


class Reading:
    """The reading of one connection."""

    __slots__ = ("_transport", "paused")

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self.paused = False
        """Whether nothing is read now."""

    def pause(self) -> None:
        """Let what comes wait at the client."""
        if not self.paused:
            self.paused = True
            self._transport.pause_reading()

    def resume(self) -> None:
        """Read on, unless the connection closes."""
        if self.paused and not self._transport.is_closing():
            self.paused = False
            self._transport.resume_reading()
