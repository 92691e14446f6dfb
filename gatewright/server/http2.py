"""One HTTP/2 connection: streams to the handler, answers back, within the limits of HTTP/1.1 and a few of its own.

h2 keeps the state of the protocol and refuses what breaks it. What it leaves to its caller is here: bodies and their
flow control, deadlines, and how much a client may start. A client that starts requests only to take them back (rapid
reset, CVE-2023-44487) costs a handler each, so it is told to calm down; answers that are being worked out are counted
even when their stream is gone, as an integration runs to its end at AWS.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from functools import partial
from math import inf
from typing import Any, Final, cast

from h2 import events
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.exceptions import ProtocolError
from h2.settings import Settings

from gatewright.model.request import Request, Tls
from gatewright.model.response import Response
from gatewright.server.arrival import arrive
from gatewright.server.connections import Connections
from gatewright.server.failed import failed
from gatewright.server.http2_bodies import Bodies
from gatewright.server.http2_frames import Frames
from gatewright.server.http2_request import PROTOCOL, Incoming, incoming
from gatewright.server.http2_response import block
from gatewright.server.http2_settings import HELD, MOST_RESETS, MOST_STREAMS, SETTINGS, WINDOW, goaway
from gatewright.server.http2_turns import Turns
from gatewright.server.peers import peer_of
from gatewright.server.proxy_protocol import NOTHING, Proxied
from gatewright.server.reading import Reading
from gatewright.server.refusals import BUSY, TOO_SLOW, Refusal, RefusedError, respond

_log = logging.getLogger("gatewright.server")
_CONFIG: Final = H2Configuration(client_side=False, header_encoding=None, validate_outbound_headers=False)


class Http2Connection(asyncio.Protocol):
    """The protocol of one connection inside TLS."""

    def __init__(self, shared: Connections, tls: Tls | None = None, proxied: Proxied = NOTHING) -> None:
        self._shared = shared
        self._tls = tls
        self._proxied = proxied
        self._h2 = H2Connection(_CONFIG)
        self._incoming: dict[int, Incoming] = {}
        self._working: dict[asyncio.Future[Response], int] = {}
        self._frames = Frames(shared.loop.time())
        self._bodies = Bodies(self._h2, shared.loop.time, shared.limits, self._frames.sent)
        self._held = 0
        self._resets = 0
        self._answered = 0
        self._going = False
        """No further stream is served: the client was told, or the connection broke."""
        self._write_paused = False
        self._lost = False
        self._idle_until = inf
        self._send_until = inf
        self.deadline = inf

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Say what may be sent; the first request must come in time."""
        self._transport = cast(asyncio.Transport, transport)
        self._peer = peer_of(transport, self._tls, self._proxied)
        self._reading = Reading(self._transport)
        self._turns = Turns(self._shared.loop, self._reading, self._feed, self._may_serve)
        self._h2.local_settings = Settings(client=False, initial_values=SETTINGS)
        self._h2.initiate_connection()
        self._h2.increment_flow_control_window(8 * WINDOW)
        self._flush()
        self._idle_until = self._shared.loop.time() + self._shared.limits.head_seconds
        self.deadline = self._idle_until
        self._shared.add(self)

    def data_received(self, data: bytes) -> None:
        """Serve what came."""
        if not self._is_open():
            return
        if not self._frames.count(data, self._shared.loop.time()) or self._takes_back():
            self._calm_down()
            return
        self._turns.take(data, many=self._frames.begun > self._shared.limits.at_once)

    def _feed(self, data: bytes) -> None:
        try:
            for event in self._h2.receive_data(data):
                take = _TAKES.get(type(event))
                if take is not None and not self._transport.is_closing():
                    take(self, event)
        except ProtocolError as error:
            # h2 has written down why, for the client to read.
            _log.debug("an HTTP/2 client broke the protocol: %s", error)
            self._flush()
            self._close()
            return
        self._flush()
        self._settle()

    def eof_received(self) -> bool:
        """Close; HTTP/2 does not know half a connection."""
        return False

    def pause_writing(self) -> None:
        """Read no more: a client that takes no answers gets no further ones worked out."""
        self._write_paused = True
        self._reading.pause()
        self._send_until = self._shared.loop.time() + self._shared.limits.send_stall_seconds
        self._settle()

    def resume_writing(self) -> None:
        """Go on."""
        self._write_paused = False
        self._send_until = inf
        if not self._transport.is_closing():
            self._bodies.go_on()
            self._flush()
            self._turns.go_on()
        self._settle()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature; why does not matter
        """Forget the client; answers in progress run to their end."""
        self._lost = True
        for stream in tuple(self._incoming):
            self._forget(stream)
        self._bodies.clear()
        self.deadline = inf
        self._shared.discard(self)

    # What the listener asks for.

    def expire(self, now: float) -> None:
        """Cut what is too slow."""
        if min(self._send_until, self._bodies.until) <= now:
            self.abort()
            return
        for stream, request in tuple(self._incoming.items()):
            if min(request.until, request.stalled_at) <= now:
                self._refuse(stream, TOO_SLOW, request.method)
        self._flush()
        if self._idle_until <= now and not self._busy():
            self._go()
            self._close()
        else:
            self._settle()

    def drain(self, fresh_too: bool) -> None:
        """Say that no further request is served, and close when nothing is in progress."""
        if self._transport.is_closing():
            return
        if not self._busy() and (fresh_too or self._h2.highest_inbound_stream_id):
            self._go()
            self._close()
        elif self._busy():
            self._go()

    def abort(self) -> None:
        """Drop the connection, whatever it is doing."""
        self._transport.abort()

    # Requests in.

    def take_head(self, event: events.RequestReceived) -> None:
        """Judge the head of a request; h2 has put it together from its frames."""
        stream = event.stream_id
        assert stream is not None
        full = len(self._incoming) + len(self._working) >= MOST_STREAMS or self._bodies.size > HELD
        if self._going or full:
            self._reset(stream, ErrorCodes.REFUSED_STREAM)
            return
        try:
            request = incoming(cast("list[tuple[bytes, bytes]]", event.headers or []), self._shared.limits)
        except RefusedError as refused:
            self._refuse(stream, self._shared.refusal(refused), "")
            return
        now = self._shared.loop.time()
        request.until = now + self._shared.limits.request_seconds
        request.stalled_at = now + self._shared.limits.body_stall_seconds
        self._incoming[stream] = request
        if request.expects and event.stream_ended is None:
            self._on(stream, self._h2.send_headers, [(b":status", b"100")])

    def take_body(self, event: events.DataReceived) -> None:
        """Keep a piece of a body, and make room for the next one."""
        stream = event.stream_id
        assert stream is not None
        if event.flow_controlled_length:
            self._h2.increment_flow_control_window(event.flow_controlled_length)
        request = self._incoming.get(stream)
        if request is None:
            return
        data = event.data or b""
        request.size += len(data)
        self._held += len(data)
        has_room = self._shared.hold(len(data))
        if request.size > self._shared.limits.body_bytes:
            self._refuse(stream, self._shared.too_long(request.host, request.path), request.method)
        elif not has_room and data:
            self._refuse(stream, BUSY, request.method)
        elif self._held > HELD:
            self._forget(stream)
            self._reset(stream, ErrorCodes.ENHANCE_YOUR_CALM)
        else:
            if data:
                request.chunks.append(data)
                request.stalled_at = self._shared.loop.time() + self._shared.limits.body_stall_seconds
            if event.flow_controlled_length and event.stream_ended is None:
                self._on(stream, self._make_room, event.flow_controlled_length)

    def take_end(self, event: events.StreamEnded) -> None:
        """Serve a request that is complete."""
        assert event.stream_id is not None
        request = self._forget(event.stream_id)
        if request is not None:
            self._serve(event.stream_id, request)

    def take_reset(self, event: events.StreamReset) -> None:
        """Forget a request that was taken back, and count it."""
        assert event.stream_id is not None
        self._forget(event.stream_id)
        self._bodies.forget(event.stream_id)
        self._resets += 1
        if self._resets > MOST_RESETS + self._answered and not self._transport.is_closing():
            self._calm_down()

    def take_window(self, _event: object) -> None:
        """Send what waited for room."""
        self._bodies.go_on()

    def _make_room(self, stream: int, size: int) -> None:
        self._h2.increment_flow_control_window(size, stream)

    def _forget(self, stream: int) -> Incoming | None:
        request = self._incoming.pop(stream, None)
        if request is not None:
            self._held -= request.size
            self._shared.hold(-request.size)
        return request

    def _serve(self, stream: int, request: Incoming) -> None:
        shared = self._shared
        arrived = arrive(
            request.method,
            request.host,
            request.path,
            request.query,
            request.fields,
            request.body(),
            self._peer,
            time.time(),
            shared.draw(),
            PROTOCOL,
        )
        try:
            answer = shared.handler(arrived)
        except Exception as error:  # noqa: BLE001 - whatever a handler raises is logged, and its caller gets an answer
            self._answer(stream, arrived, failed(arrived, error))
            return
        if isinstance(answer, Response):
            self._answer(stream, arrived, answer)
            return
        task = asyncio.ensure_future(answer)
        self._working[task] = stream
        shared.tasks.add(task)
        task.add_done_callback(partial(self._done, arrived))

    def _done(self, request: Request, task: "asyncio.Future[Response]") -> None:
        stream = self._working.pop(task)
        self._shared.finished(task)
        if task.cancelled():
            self.abort()
            return
        error = task.exception()
        response = task.result() if error is None else failed(request, error)
        if not self._is_open():
            return
        self._answer(stream, request, response)
        self._flush()
        self._settle()

    # Answers out.

    def _answer(self, stream: int, request: Request, response: Response) -> None:
        try:
            headers, body = block(response, request.method, time.time())
        except ValueError as error:
            headers, body = block(failed(request, error), request.method, time.time())
        self._send(stream, headers, body)

    def _send(self, stream: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
        self._answered += 1
        # Time begins anew, also where the answer stood ready and nobody saw the connection busy.
        self._idle_until = inf
        if self._on(stream, self._h2.send_headers, headers, not body) and body:
            self._bodies.start(stream, body)

    def _refuse(self, stream: int, refusal: Refusal, method: str) -> None:
        """Answer a request that may not be served, and read no more of it."""
        self._forget(stream)
        headers, body = block(respond(refusal, *self._shared.draw()), method, time.time())
        self._send(stream, headers, body)
        # No reset behind it: data that is on its way would be answered by another one, which clients take for the
        # answer (seen with curl 7.88). What still comes is dropped, and the stream gets no more room for it.

    def _reset(self, stream: int, code: ErrorCodes) -> None:
        self._on(stream, self._h2.reset_stream, code)

    def _on(self, stream: int, act: Callable[..., None], *arguments: object) -> bool:
        """Do something on a stream, and tell whether it could be: its client may have ended or reset it already."""
        try:
            act(stream, *arguments)
        except ProtocolError:
            return False
        return True

    # The end.

    def _calm_down(self) -> None:
        """Send a client away that asks for work of which it wants nothing."""
        self._h2.close_connection(ErrorCodes.ENHANCE_YOUR_CALM)
        self._flush()
        self._close()

    def _is_open(self) -> bool:
        return not (self._lost or self._transport.is_closing())

    def _may_serve(self) -> bool:
        return self._is_open() and not self._write_paused

    def _takes_back(self) -> bool:
        """Tell whether a client takes back its requests, for the greater part, before it can know an answer."""
        return 2 * self._frames.taken_back > MOST_RESETS + self._answered

    def _busy(self) -> bool:
        return bool(self._incoming or self._working or self._bodies)

    def _settle(self) -> None:
        """Choose the next deadline, and close when the last answer of a connection that goes is out."""
        if not self._is_open():
            return
        if (self._going or self._shared.draining) and not self._busy() and self._h2.highest_inbound_stream_id:
            self._go()
            self._close()
            return
        if self._busy():
            self._idle_until = inf
        elif self._idle_until == inf:
            self._idle_until = self._shared.loop.time() + self._shared.limits.idle_seconds
        bodies = (min(request.until, request.stalled_at) for request in self._incoming.values())
        self.deadline = min(self._idle_until, self._send_until, self._bodies.until, *bodies)

    def _go(self) -> None:
        """Tell the client that requests after those that came are not served: it may send them elsewhere.

        h2 would send nothing more behind its own GOAWAY; a graceful one lets what is in progress finish.
        """
        if not self._going:
            self._going = True
            self._transport.write(goaway(self._h2.highest_inbound_stream_id))

    def _flush(self) -> None:
        data = self._h2.data_to_send()
        if data and not self._transport.is_closing():
            self._transport.write(data)

    def _close(self) -> None:
        if self._transport.is_closing():
            # asyncio's TLS forgets everything at a second call.
            return
        self._going = True
        self._send_until = self._shared.loop.time() + self._shared.limits.send_stall_seconds
        self.deadline = self._send_until
        self._transport.close()


_TAKES: Final[Mapping[type, Callable[[Http2Connection, Any], None]]] = {
    events.RequestReceived: Http2Connection.take_head,
    events.DataReceived: Http2Connection.take_body,
    events.StreamEnded: Http2Connection.take_end,
    events.StreamReset: Http2Connection.take_reset,
    events.WindowUpdated: Http2Connection.take_window,
    events.RemoteSettingsChanged: Http2Connection.take_window,
}
"""What is done with each event; h2 itself does what the others ask for."""
