"""Bodies of answers that wait for a client to make room (RFC 9113, section 5.2)."""

from collections.abc import Callable
from math import inf

from h2.connection import H2Connection
from h2.exceptions import ProtocolError


class Bodies:
    """What is not sent yet of the answers of one connection."""

    def __init__(self, connection: H2Connection, now: Callable[[], float], stall_seconds: float) -> None:
        self._h2 = connection
        self._now = now
        self._stall_seconds = stall_seconds
        self._unsent: dict[int, memoryview] = {}
        self.until = inf
        """The time until which the client has to make room."""

    def __bool__(self) -> bool:
        return bool(self._unsent)

    def clear(self) -> None:
        """Forget them all."""
        self._unsent.clear()
        self.until = inf

    def forget(self, stream: int) -> None:
        """Forget one, whose client does not want it any more."""
        self._unsent.pop(stream, None)
        if not self._unsent:
            self.until = inf

    def start(self, stream: int, body: bytes) -> None:
        """Send a body, as far as there is room for it."""
        self._unsent[stream] = memoryview(body)
        self._send(stream)

    def go_on(self) -> None:
        """Send what there is room for now."""
        for stream in tuple(self._unsent):
            self._send(stream)

    def _send(self, stream: int) -> None:
        before = rest = self._unsent[stream]
        try:
            while rest:
                size = min(self._h2.local_flow_control_window(stream), self._h2.max_outbound_frame_size, len(rest))
                if size <= 0:
                    break
                self._h2.send_data(stream, rest[:size].tobytes(), end_stream=size == len(rest))
                rest = rest[size:]
        except ProtocolError:
            # The client took the request back.
            rest = memoryview(b"")
        if not rest:
            self.forget(stream)
            return
        self._unsent[stream] = rest
        if len(rest) != len(before) or self.until == inf:
            self.until = self._now() + self._stall_seconds
