"""Bodies of answers that wait for a client to make room (RFC 9113, section 5.2)."""

from collections.abc import Callable
from math import inf

from h2.connection import H2Connection
from h2.exceptions import ProtocolError

from gatewright.server.limits import Limits


class Bodies:
    """What is not sent yet of the answers of one connection."""

    def __init__(
        self, connection: H2Connection, now: Callable[[], float], limits: Limits, sent: Callable[[int], None]
    ) -> None:
        """Take the connection, the time, how long a client may take, and who hears of what is sent."""
        self._h2 = connection
        self._now = now
        self._limits = limits
        self._sent = sent
        self._unsent: dict[int, memoryview] = {}
        self._whole_until: dict[int, float] = {}
        self._stalled_at = inf
        self.size = 0
        """Bytes that wait."""

    @property
    def until(self) -> float:
        """Return the time until which the client has to make room: some, and in the end for all of it."""
        return min(self._stalled_at, *self._whole_until.values()) if self._whole_until else inf

    def __bool__(self) -> bool:
        return bool(self._unsent)

    def clear(self) -> None:
        """Forget them all."""
        self._unsent.clear()
        self._whole_until.clear()
        self._stalled_at = inf
        self.size = 0

    def forget(self, stream: int) -> None:
        """Forget one, whose client does not want it any more."""
        rest = self._unsent.pop(stream, None)
        if rest is not None:
            self.size -= len(rest)
            del self._whole_until[stream]
        if not self._unsent:
            self._stalled_at = inf

    def start(self, stream: int, body: bytes) -> None:
        """Send a body, as far as there is room for it."""
        self._unsent[stream] = memoryview(body)
        self._whole_until[stream] = self._now() + self._limits.response_seconds
        self.size += len(body)
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
        self._sent(len(before) - len(rest))
        self.size -= len(before) - len(rest)
        self._unsent[stream] = rest
        if not rest:
            self.forget(stream)
            return
        if len(rest) != len(before) or self._stalled_at == inf:
            self._stalled_at = self._now() + self._limits.send_stall_seconds
