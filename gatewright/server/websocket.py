"""
One WebSocket connection after its handshake: bytes to messages and back, within API Gateway's limits.

`websockets` (its protocol without I/O) decides what a frame is, and answers pings. What it leaves to its caller is done
here: fragments become messages, text is checked to be UTF-8, and time runs out. A binary message ends the connection
with 1003, one that is too long with 1009, ten minutes of silence and two hours of life with 1001 (documented):
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-binary-media-types.html
"""

import asyncio
import logging
from collections.abc import Awaitable
from math import inf
from typing import Final, cast

from websockets.frames import BINARY, CLOSE, CONT, PING, PONG, TEXT, CloseCode, Frame
from websockets.protocol import OPEN, SEND_EOF, SERVER, Protocol

from gatewright.gateway.websockets.session import Session
from gatewright.server.connections import Connections

GOING_AWAY: Final = (1001, "Going away")
"""What a client is told whose time is over (recorded: `disconnectStatusCode` and `disconnectReason` of an event)."""

_ABNORMAL: Final = 1006
_NO_STATUS: Final = 1005

_log = logging.getLogger("gatewright.server")
_quiet = logging.getLogger("gatewright.server.websocket")
_quiet.setLevel(logging.WARNING)


class WebSocketConnection(asyncio.Protocol):
    """The protocol of one connection, from the moment at which the client was told 101."""

    def __init__(self, shared: Connections, session: Session) -> None:
        self._shared = shared
        self._session = session
        limits = shared.limits
        self._frames = Protocol(
            SERVER,
            state=OPEN,
            max_size=(limits.websocket_message_bytes, limits.websocket_frame_bytes),
            logger=_quiet,
        )
        self._fragments: list[bytes] = []
        self._working: set[asyncio.Future[object]] = set()
        self._told = False
        """The session knows that the connection is over."""
        self._ending = False
        """A close frame was sent; what still comes is read and dropped."""
        self._write_paused = False
        self._reading_paused = False
        self._unsent = 0
        self._dies_at = shared.loop.time() + limits.websocket_life_seconds
        self.deadline = inf

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin; where the server is about to stop, end at once."""
        self._transport = cast(asyncio.Transport, transport)
        self._shared.add(self)
        self._live()
        self._session.opened(self)
        if self._shared.draining:
            self.close(*GOING_AWAY)

    def data_received(self, data: bytes) -> None:
        """Read frames; after our own close frame, only the client's answer to it counts."""
        self._frames.receive_data(data)
        for event in self._frames.events_received():
            frame = cast(Frame, event)
            if frame.opcode is CLOSE:
                self._left()
            elif not self._ending:
                self._take(frame)
        self._flush()
        if self._ending:
            return
        if self._frames.state is OPEN:
            self._live()
        else:
            self._failed()

    def eof_received(self) -> bool:
        """Take a client that hangs up without a word for gone."""
        self._tell(_ABNORMAL, "")
        return False

    def pause_writing(self) -> None:
        """Watch whether the client takes anything at all, and ask for nothing more until it does."""
        self._write_paused = True
        self._settle_reading()
        self._unsent = self._transport.get_write_buffer_size()
        self.deadline = self._shared.loop.time() + self._shared.limits.send_stall_seconds

    def resume_writing(self) -> None:
        """Go on."""
        self._write_paused = False
        self._settle_reading()
        if self._ending:
            self.deadline = self._shared.loop.time() + self._shared.limits.linger_seconds
        else:
            self._live()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature; why does not matter
        """Tell the session, if nobody did."""
        self.deadline = inf
        self._ending = True
        self._tell(_ABNORMAL, "")
        self._shared.discard(self)

    # What the listener asks for.

    def expire(self, now: float) -> None:
        """Do what the passed deadline calls for."""
        if self._write_paused:
            unsent = self._transport.get_write_buffer_size()
            if unsent < self._unsent:
                self._unsent = unsent
                self.deadline = now + self._shared.limits.send_stall_seconds
            else:
                self.abort()
        elif self._ending:
            self._transport.close()
            self.deadline = now + self._shared.limits.send_stall_seconds
            self._write_paused = True
            self._unsent = self._transport.get_write_buffer_size()
        else:
            self.close(*GOING_AWAY)

    def pass_time(self, seconds: float) -> None:
        """Be that much nearer to what ten minutes without a word, and two hours, call for."""
        self._dies_at -= seconds
        if not self._ending and not self._write_paused:
            self.deadline -= seconds

    def drain(self, fresh_too: bool) -> None:  # noqa: ARG002 - a connection that speaks WebSocket is never fresh
        """Send the client away."""
        self.close(*GOING_AWAY)

    def abort(self) -> None:
        """Drop the connection, whatever it is doing."""
        self._transport.abort()

    # What the session asks for.

    def send(self, text: bytes) -> bool:
        """Send a text message; refuse it while the client leaves too much of what was sent."""
        if self._ending or self._frames.state is not OPEN:
            return False
        if self._transport.get_write_buffer_size() > self._shared.limits.websocket_unsent_bytes:
            return False
        self._frames.send_text(text)
        self._flush()
        self._live()
        return True

    def close(self, code: int, reason: str) -> None:
        """Begin the closing handshake, and wait a moment for the client's part in it."""
        if self._ending or self._frames.state is not OPEN:
            return
        self._frames.send_close(code, reason)
        self._flush()
        self._end(code, reason)

    # Frames in.

    def _take(self, frame: Frame) -> None:
        if frame.opcode is TEXT and frame.fin:
            self._deliver(bytes(frame.data))
        elif frame.opcode in {TEXT, CONT}:
            self._fragments.append(bytes(frame.data))
            if frame.fin:
                whole, self._fragments = b"".join(self._fragments), []
                self._deliver(whole)
        elif frame.opcode is BINARY:
            self._frames.fail(CloseCode.UNSUPPORTED_DATA)
            self._failed()
        elif frame.opcode in {PING, PONG}:
            self._session.active()

    def _deliver(self, message: bytes) -> None:
        try:
            text = message.decode()
        except UnicodeDecodeError:
            self._frames.fail(CloseCode.INVALID_DATA)
            self._failed()
            return
        self._work(self._session.received(text))
        self._settle_reading()

    def _work(self, work: Awaitable[object] | None) -> None:
        if work is None:
            return
        task = asyncio.ensure_future(work)
        self._working.add(task)
        self._shared.tasks.add(task)
        task.add_done_callback(self._worked)

    def _worked(self, task: asyncio.Future[object]) -> None:
        self._shared.finished(task)
        self._working.discard(task)
        if not task.cancelled() and task.exception() is not None:
            _log.error("a WebSocket message failed", exc_info=task.exception())
        self._settle_reading()

    def _settle_reading(self) -> None:
        """Read on, unless the client takes nothing or has enough messages in work; what comes at the end is dropped."""
        busy = self._write_paused or len(self._working) >= self._shared.limits.websocket_messages_at_once
        pause = busy and not self._ending
        if pause is self._reading_paused or self._transport.is_closing():
            return
        self._reading_paused = pause
        if pause:
            self._transport.pause_reading()
        else:
            # Closing with something unread would make the kernel send a reset, which destroys the frame that says why.
            self._transport.resume_reading()

    # The end.

    def _left(self) -> None:
        """Close after the client's close frame; it was echoed, or answers ours."""
        self._flush()
        told = self._frames.close_rcvd
        self._end(*((_NO_STATUS, "") if told is None else (told.code, told.reason)))
        self._transport.close()

    def _failed(self) -> None:
        """End after a close frame that the frames' own rules called for."""
        self._flush()
        sent = self._frames.close_sent
        self._end(*((_ABNORMAL, "") if sent is None else (sent.code, sent.reason)))

    def _end(self, code: int, reason: str) -> None:
        """Say why, drop what still comes, and close when the client did, or soon."""
        self._ending = True
        self._fragments = []
        self._tell(code, reason)
        if not self._write_paused:
            self.deadline = self._shared.loop.time() + self._shared.limits.linger_seconds
        self._settle_reading()

    def _tell(self, code: int, reason: str) -> None:
        if not self._told:
            self._told = True
            self._work(self._session.closed(code, reason))

    def _flush(self) -> None:
        for data in self._frames.data_to_send():
            if data != SEND_EOF:
                self._transport.write(data)
            elif self._transport.can_write_eof():
                self._transport.write_eof()

    def _live(self) -> None:
        if not self._write_paused:
            now = self._shared.loop.time()
            self.deadline = min(now + self._shared.limits.websocket_idle_seconds, self._dies_at)
