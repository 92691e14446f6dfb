"""An HTTP/2 client that shows every event."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

from h2 import events
from h2.config import H2Configuration
from h2.connection import ConnectionState, H2Connection

from tests.server.tls.secure import Secure


class Answer:
    """What came on one stream."""

    def __init__(self) -> None:
        self.headers: list[tuple[str, str]] = []
        self.informational: list[str] = []
        self.body = b""
        self.ended = False
        self.reset: int | None = None

    @property
    def status(self) -> str:
        return dict(self.headers)[":status"]


class Http2Client:
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.h2 = H2Connection(
            H2Configuration(
                client_side=True,
                header_encoding="utf-8",
                validate_outbound_headers=False,
                normalize_outbound_headers=False,
            )
        )
        self.h2.initiate_connection()
        self.answers: dict[int, Answer] = {}
        self.gone: tuple[int, int] | None = None
        """Error code and last stream of the GOAWAY."""
        self.ended = False
        self.acknowledges = True
        self._received = b""
        self._reader = reader
        self._writer = writer
        self.flush()

    @classmethod
    async def open(cls, served: Secure, name: str = "localhost") -> "Http2Client":
        """Connect."""
        return cls(*await served.connect(name, alpn=("h2",)))

    def flush(self) -> None:
        """Send what is due."""
        self._writer.write(self.h2.data_to_send())

    async def pour(self, data: bytes) -> None:
        """Send bytes as they are, as far as the other side takes them."""
        with contextlib.suppress(ConnectionError):
            for at in range(0, len(data), 65_536):
                self._writer.write(data[at : at + 65_536])
                await self._writer.drain()

    def head(
        self, method: str = "GET", path: str = "/", *fields: tuple[str, str], end: bool = True, **more: Any
    ) -> int:
        """Send the head of a request, and return its stream."""
        stream = self.h2.get_next_available_stream_id()
        pseudo = {":method": method, ":path": path, ":scheme": "https", ":authority": "localhost", **more}
        block = [(name, value) for name, value in pseudo.items() if value is not None]
        self.h2.send_headers(stream, [*block, *fields], end_stream=end)
        self.answers[stream] = Answer()
        self.flush()
        return stream

    async def body(self, stream: int, data: bytes, *, end: bool = True) -> None:
        """Send a body, waiting for room."""
        while data and not self.answers[stream].ended:
            size = min(self.h2.local_flow_control_window(stream), self.h2.max_outbound_frame_size, len(data))
            if size == 0:
                await self.receive()
                continue
            self.h2.send_data(stream, data[:size])
            data = data[size:]
            self.flush()
            await self._writer.drain()
        if end and not self.answers[stream].ended:
            self.h2.end_stream(stream)
            self.flush()

    async def receive(self) -> None:
        """Take what comes next."""
        try:
            data = await self._reader.read(65_536)
        except (ConnectionResetError, asyncio.IncompleteReadError):
            data = b""
        if not data:
            self.ended = True
            return
        self._received += data
        while (frame := self._frame()) is not None:
            for event in self.h2.receive_data(frame):
                self._note(event)
        self.flush()

    def _frame(self) -> bytes | None:
        """Take one whole frame."""
        size = 9 + int.from_bytes(self._received[:3], "big")
        if len(self._received) < max(size, 9):
            return None
        frame, self._received = self._received[:size], self._received[size:]
        return frame

    def _note(self, event: events.Event) -> None:
        if isinstance(event, events.ConnectionTerminated):
            self.gone = int(event.error_code or 0), event.last_stream_id or 0
            # h2 takes nothing more then, but what is in progress may still be answered.
            self.h2.state_machine.state = ConnectionState.CLIENT_OPEN
            return
        answer = self.answers.get(getattr(event, "stream_id", None) or 0)
        if answer is None:
            return
        if isinstance(event, events.InformationalResponseReceived):
            answer.informational.append(dict(event.headers or [])[":status"])  # type: ignore[arg-type,index]
        elif isinstance(event, events.ResponseReceived):
            answer.headers = list(event.headers or [])  # type: ignore[arg-type]
        elif isinstance(event, events.DataReceived):
            answer.body += event.data or b""
            if self.acknowledges:
                self.h2.acknowledge_received_data(event.flow_controlled_length or 0, event.stream_id or 0)
        elif isinstance(event, events.StreamEnded):
            answer.ended = True
        elif isinstance(event, events.StreamReset):
            answer.reset = int(event.error_code or 0)

    async def until(self, done: Callable[[], bool]) -> None:
        """Receive until something is so, or the connection ends."""
        while not done() and not self.ended:
            await self.receive()

    async def ask(self, method: str = "GET", path: str = "/", *fields: tuple[str, str], **more: Any) -> Answer:
        """Make one request without a body."""
        stream = self.head(method, path, *fields, **more)
        answer = self.answers[stream]
        await self.until(lambda: answer.ended or answer.reset is not None)
        return answer

    async def post(self, data: bytes, *fields: tuple[str, str]) -> Answer:
        """Make one request with a body."""
        stream = self.head("POST", "/", *fields, end=False)
        await self.body(stream, data)
        answer = self.answers[stream]
        await self.until(lambda: answer.ended or answer.reset is not None)
        return answer

    def close(self) -> None:
        """Close the connection."""
        self._writer.close()
