"""One HTTP/1.1 connection: requests from the reader to the handler, responses back, in order, within the limits.

Requests are answered one at a time. A handler that returns a `Response` is answered on the spot, without a task;
one that returns an awaitable makes later requests wait in a queue while reading is paused. Reading also pauses while
the client does not take what was written. After the last response the sending side is closed first, and what still
comes is read and dropped for a moment: closing at once would make the kernel send a reset, which destroys the very
answer that says why.
"""

import asyncio
from collections import deque
from math import inf
from typing import TYPE_CHECKING, cast

from gatewright.gateway.websockets.session import Session, Upgraded
from gatewright.model.request import Request, Tls
from gatewright.model.response import Response
from gatewright.server.connections import Connections
from gatewright.server.failed import failed
from gatewright.server.peers import peer_of
from gatewright.server.proxy_protocol import NOTHING, Proxied
from gatewright.server.reading import Reading
from gatewright.server.refusals import BUSY, TOO_SLOW, Refusal, RefusedError, respond
from gatewright.server.request_reader import BODY, IDLE, RequestReader
from gatewright.server.response_writer import CONTINUE
from gatewright.server.room import Room

if TYPE_CHECKING:
    from gatewright.server.websocket import WebSocketConnection


class Http1Connection(asyncio.Protocol):
    """The protocol of one plain connection, or of one inside TLS."""

    __slots__ = (
        "_after_eof",
        "_body_of",
        "_closing",
        "_current",
        "_deaf",
        "_dropped",
        "_fresh",
        "_handler",
        "_head_of",
        "_idle_seconds",
        "_lingering",
        "_lost",
        "_proxied",
        "_queue",
        "_reader",
        "_reading",
        "_room",
        "_sent_until",
        "_shared",
        "_task",
        "_time",
        "_tls",
        "_transport",
        "_unsent",
        "_upgraded",
        "_whole_until",
        "_write",
        "_write_paused",
        "deadline",
    )

    def __init__(self, shared: Connections, tls: Tls | None = None, proxied: Proxied = NOTHING) -> None:
        self._shared = shared
        self._tls = tls
        self._proxied = proxied
        self._handler = shared.handler
        self._write = shared.write
        self._time = shared.loop.time
        self._idle_seconds = shared.limits.idle_seconds
        self._queue: deque[tuple[Request | Refusal, bool]] = deque()
        self._task: asyncio.Future[Response] | None = None
        self._current: tuple[Request, bool] | None = None
        self._fresh = True
        """No request has been answered or begun yet."""
        self._deaf = False
        """No further request is read: one asked to close, or could not be read."""
        self._lingering = False
        self._closing = False
        self._lost = False
        self._after_eof = False
        self._write_paused = False
        self._dropped = 0
        self._unsent = 0
        self._upgraded: Session | None = None
        """What the connection is for, once it is no longer for HTTP."""
        self._head_of = 0
        self._body_of = 0
        self._room = Room(shared)
        self._whole_until = inf
        self._sent_until = inf
        self.deadline = inf

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Start reading; the head must come in time even if no byte ever does."""
        shared = self._shared
        self._transport = cast(asyncio.Transport, transport)
        self._reading = Reading(self._transport)
        self._reader = RequestReader(
            peer=peer_of(transport, self._tls, self._proxied),
            limits=shared.limits,
            draw=shared.draw,
            deliver=self._deliver,
        )
        self.deadline = shared.loop.time() + shared.limits.head_seconds
        shared.add(self)

    def data_received(self, data: bytes) -> None:
        """Read requests, or drop what comes after the last one."""
        if self._deaf:
            self._drop(data)
            return
        begun = self._reader.started
        try:
            self._reader.feed(data)
        except RefusedError as refused:
            self._refuse(self._shared.refusal(refused))
        if self._reader.held is not None:
            self._leave_http()
        # Nothing to settle is by far the commonest case. Blank lines before a request end here too: they earn no time.
        if self._reader.phase != IDLE or self._task or self._write_paused or self._queue or self._deaf:
            self._settle()
        if self._reader.started - begun > self._shared.limits.at_once and not self._reading.paused:
            # libuv would read on, megabytes of requests, before anybody else gets his turn (measured: eight seconds).
            self._reading.pause()
            self._shared.loop.call_soon(self._next_turn)

    def eof_received(self) -> bool:
        """Answer what is in progress, although nothing more will come; then close."""
        self._after_eof = True
        self._deaf = True
        if self._busy() and not self._lingering:
            return True
        self._close()
        return False

    def pause_writing(self) -> None:
        """Stop answering: the client does not take its responses."""
        self._write_paused = True
        self._watch_unsent()

    def resume_writing(self) -> None:
        """Go on answering."""
        self._write_paused = False
        self._sent_until = inf
        self._proceed()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature; why does not matter
        """Forget the client; an answer in progress runs to its end, as an integration does at AWS."""
        self._room.free()
        self._lost = True
        self._queue.clear()
        self.deadline = inf
        self._shared.discard(self)

    # What the listener asks for.

    def expire(self, now: float) -> None:
        """Do what the passed deadline calls for."""
        if self._write_paused or self._closing or (self._lingering and self._transport.get_write_buffer_size()):
            unsent = self._transport.get_write_buffer_size()
            if 0 < unsent < self._unsent and now < self._sent_until:
                self._unsent = unsent
                self.deadline = min(now + self._shared.limits.send_stall_seconds, self._sent_until)
            else:
                self.abort()
        elif self._lingering or self._reader.phase == IDLE:
            self._close()
        else:
            self._refuse(TOO_SLOW)

    def drain(self, fresh_too: bool) -> None:
        """Close if no request is in progress."""
        if self._busy() or self._lingering or self._reader.phase != IDLE:
            return
        if fresh_too or not self._fresh:
            self._close()

    def abort(self) -> None:
        """Drop the connection, whatever it is doing."""
        self._transport.abort()

    # Requests in, responses out.

    def _busy(self) -> bool:
        return self._task is not None or self._write_paused or bool(self._queue)

    def _deliver(self, request: Request, keep_alive: bool) -> None:
        self._room.free()
        if self._deaf:
            return
        if self._task is None and not self._write_paused and not self._queue:
            self._serve(request, keep_alive)
        else:
            keep_alive = keep_alive and len(self._queue) + 1 < self._shared.limits.pipelined
            self._queue.append((request, keep_alive))
        if not keep_alive:
            self._deaf = True

    def _serve(self, request: Request, keep_alive: bool) -> None:
        try:
            answer = self._handler(request)
        except Exception as error:  # noqa: BLE001 - whatever a handler raises is logged, and its caller gets an answer
            self._answer(request, failed(request, error), keep_alive)
            return
        if isinstance(answer, Response):
            self._answer(request, answer, keep_alive)
            return
        self._current = (request, keep_alive)
        self._task = task = asyncio.ensure_future(answer)
        self._shared.tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Future[Response]) -> None:
        self._shared.finished(task)
        self._task = None
        if task.cancelled():
            self.abort()
            return
        assert self._current is not None
        request, keep_alive = self._current
        self._current = None
        error = task.exception()
        response = task.result() if error is None else failed(request, error)
        if self._lost:
            if isinstance(response, Upgraded):
                self._upgraded = response.session
                self._never_connected()
            return
        self._answer(request, response, keep_alive)
        self._proceed()

    def _answer(self, request: Request, response: Response, keep_alive: bool) -> None:
        shared = self._shared
        if shared.draining or (self._after_eof and not self._queue):
            keep_alive = False
        if isinstance(response, Upgraded):
            self._upgraded = response.session
            self._transport.write(shared.writer.switching(response))
            return
        try:
            data, keep_alive = self._write(response, request.method, keep_alive)
        except ValueError as error:
            data, keep_alive = self._write(failed(request, error), request.method, keep_alive)
        self._fresh = False
        self.deadline = self._time() + self._idle_seconds
        self._transport.write(data)
        if not keep_alive:
            self._finish()

    def _refuse(self, refusal: Refusal) -> None:
        """Answer bytes that are no request, after all requests before them."""
        self._room.free()
        self._deaf = True
        if self._busy():
            self._queue.append((refusal, False))
        elif not self._lingering:
            data, _ = self._write(respond(refusal, *self._shared.draw()), self._reader.method, False)
            self._transport.write(data)
            self._finish(cut=True)

    def _proceed(self) -> None:
        """Serve what waited, then read on."""
        while self._queue and self._task is None and not self._write_paused and not self._lingering:
            waiting, keep_alive = self._queue.popleft()
            if isinstance(waiting, Request):
                self._serve(waiting, keep_alive)
            else:
                self._refuse(waiting)
        if self._after_eof and not self._busy() and not self._lingering:
            self._never_connected()
            self._close()
        elif self._reader.held is not None:
            self._leave_http()
        self._settle()

    def _leave_http(self) -> None:
        """Go on as a WebSocket connection, if the offer of one was taken up; if it was declined, read on."""
        while self._reader.held is not None and self._upgraded is None and not self._busy() and not self._lingering:
            self._release()
        if self._upgraded is None or self._busy() or self._lost:
            return
        successor = self._successor(self._upgraded)
        self._deaf = True
        self._shared.discard(self)
        self._reading.resume()
        self._transport.set_protocol(successor)
        successor.connection_made(self._transport)
        held, self._reader.held = self._reader.held, b""
        if held:
            successor.data_received(held)

    def _never_connected(self) -> None:
        """Tell a session whose client left before it heard of it."""
        if self._upgraded is not None:
            self._successor(self._upgraded).connection_lost(None)

    def _successor(self, session: Session) -> "WebSocketConnection":
        from gatewright.server.websocket import WebSocketConnection  # noqa: PLC0415 - loaded once a client speaks it

        return WebSocketConnection(self._shared, session)

    def _release(self) -> None:
        try:
            self._reader.release()
        except RefusedError as refused:
            self._refuse(self._shared.refusal(refused))

    def _settle(self) -> None:
        """Choose the next deadline, and whether to read."""
        if self._lost or self._lingering or self._closing or self._upgraded is not None:
            return
        if self._busy():
            self._reading.pause()
            if not self._write_paused:
                self.deadline = inf
            return
        self._reading.resume()
        limits = self._shared.limits
        reader = self._reader
        now = self._shared.loop.time()
        if reader.phase == IDLE:
            self.deadline = now + limits.idle_seconds
        elif reader.phase == BODY:
            self._settle_body(now)
        elif reader.started != self._head_of or self.deadline == inf:
            self._head_of = reader.started
            self._fresh = False
            self.deadline = now + limits.head_seconds

    def _settle_body(self, now: float) -> None:
        limits = self._shared.limits
        if not self._room.take(self._reader.body_size):
            self._refuse(BUSY)
            return
        if self._reader.continue_due:
            self._reader.continue_due = False
            self._transport.write(CONTINUE)
        if self._reader.started != self._body_of:
            self._body_of = self._reader.started
            self._whole_until = now + limits.request_seconds
        self.deadline = min(now + limits.body_stall_seconds, self._whole_until)

    # The end.

    def _finish(self, *, cut: bool = False) -> None:
        """Close our side; wait a moment for the client to close its own.

        TLS has no half of a connection that could end alone, so there the answer's length tells the end, and only a
        client that was `cut` off while it still sends is waited for.
        """
        self._deaf = True
        self._queue.clear()
        half = self._transport.can_write_eof()
        if self._after_eof or not (half or cut):
            self._close()
            return
        if half:
            self._transport.write_eof()
        self._lingering = True
        self._watch_unsent()
        limits = self._shared.limits
        wait = limits.send_stall_seconds if self._unsent else limits.linger_seconds
        self.deadline = self._shared.loop.time() + wait
        self._reading.resume()

    def _drop(self, data: bytes) -> None:
        if not self._lingering:
            self._reading.pause()
            return
        self._dropped += len(data)
        if self._dropped > self._shared.limits.linger_bytes:
            self._close()

    def _close(self) -> None:
        if self._closing:
            # asyncio's TLS forgets everything at a second call.
            return
        self._closing = True
        self._watch_unsent()
        self._transport.close()

    def _watch_unsent(self) -> None:
        """Give the client time to take something, and to take it all."""
        limits = self._shared.limits
        now = self._shared.loop.time()
        self._unsent = self._transport.get_write_buffer_size()
        if self._sent_until == inf:
            self._sent_until = now + limits.response_seconds
        self.deadline = min(now + limits.send_stall_seconds, self._sent_until)

    def _next_turn(self) -> None:
        if not (self._lost or self._upgraded or self._busy()):
            self._reading.resume()
