"""Bytes to requests: llhttp in its strict mode, and the checks that it leaves to its caller; no socket in sight.

llhttp (through `httptools`) decides the framing and refuses bare LF, folded lines, control bytes, doubled or
contradicting lengths. It lets pass, and is stopped here: two hosts or none, transfer codings other than `chunked`,
a transfer coding in HTTP/1.0, HTTP/0.9 and 2.0 request lines, two blanks in a row there, `CONNECT`, `*`, and anything
too long, a chunk as soon as its size is told.
No lenient flag is ever set.
"""

import time
from collections.abc import Callable
from typing import Final

import httptools

from gatewright.model.request import Peer, Request
from gatewright.server.arrival import arrive
from gatewright.server.limits import Limits
from gatewright.server.pieces import Pieces
from gatewright.server.refusals import BODY_TOO_LONG, MALFORMED, RefusedError, head_too_long
from gatewright.server.target import host_name, split, split_absolute

IDLE: Final = 0
"""Between requests."""
HEAD: Final = 1
"""In a request line or header fields."""
BODY: Final = 2
"""In a body or trailer fields."""

# ICE and CONNECT are no requests that an API could answer; llhttp knows them.
_FOREIGN_METHODS = frozenset({b"CONNECT", b"SOURCE", b"PRI"})
_END: Final = b"\r\n\r\n"
_FRAMING = frozenset(
    {b"connection", b"content-length", b"expect", b"proxy-connection", b"transfer-encoding", b"upgrade"}
)
_PROTOCOLS = {"1.0": "HTTP/1.0", "1.1": "HTTP/1.1"}

Deliver = Callable[[Request, bool], None]
"""Takes a complete request, and whether the client lets the connection stay open."""


class RequestReader:
    """Reads one connection; calls `deliver` for every request while `feed` runs."""

    __slots__ = (
        "_body_size",
        "_chunks",
        "_connection_seen",
        "_deliver",
        "_draw",
        "_ended",
        "_expects",
        "_feed",
        "_has_body",
        "_head_size",
        "_headers",
        "_host",
        "_host_header",
        "_keep_alive",
        "_length",
        "_limits",
        "_method",
        "_most_body",
        "_offers_upgrade",
        "_parser",
        "_path",
        "_peer",
        "_pieces",
        "_protocol",
        "_query",
        "_target",
        "_websocket",
        "_wire_size",
        "continue_due",
        "held",
        "phase",
        "started",
    )

    def __init__(self, *, peer: Peer, limits: Limits, draw: Callable[[], tuple[str, str]], deliver: Deliver) -> None:
        self._peer = peer
        self._limits = limits
        self._draw = draw
        self._deliver = deliver
        self._pieces = Pieces()
        self._ended = False
        self.phase: int = IDLE
        """Where in a request the bytes so far end."""
        self.started = 0
        """How many requests have begun."""
        self.continue_due = False
        """Whether the client waits for `100 Continue` before it sends its body."""
        self.held: bytes | None = None
        """What follows the offer of a WebSocket connection: frames, if it is taken up, else requests (`release`)."""
        self._begin()
        self._renew_parser(self)

    def _begin(self) -> None:
        self._target = b""
        self._host = ""
        self._path = ""
        self._query = ""
        self._headers: list[tuple[str, str]] = []
        self._host_header: bytes | None = None
        self._chunks: list[bytes] = []
        self._head_size = 0
        self._body_size = 0
        self._wire_size = 0
        self._length = 0
        self._most_body = 0
        self._has_body = False
        self._expects = False
        self._offers_upgrade = False
        self._websocket = False
        self._connection_seen = False
        self._keep_alive = False
        self._method = ""
        self._protocol = "HTTP/1.1"

    @property
    def method(self) -> str:
        """Return the method of the request that is being read, empty when it is not known yet."""
        if self.phase == IDLE:
            return ""
        return self._method or self._parser.get_method().decode("latin-1")

    @property
    def body_size(self) -> int:
        """Return how much of a body is here."""
        return self._body_size

    def feed(self, data: bytes) -> None:
        """Read `data`; raise `RefusedError` when no request can follow any more."""
        if self.held is not None:
            self.held += data
            return
        if (
            self.phase == IDLE
            and data.find(_END) + len(_END) == len(data)
            and data.endswith(_END)
            and b"  " not in data
        ):
            # One head and nothing else, as most calls come: there is nothing to cut.
            self._take(data)
            return
        start = 0
        while start < len(data) and not self._ended:
            rest = data[start:] if start else data
            size = self._size_of_piece(rest)
            start += size
            self._take(rest if size == len(rest) else rest[:size])
            if self.held is not None:
                self.held += data[start:]
                return

    def _size_of_piece(self, rest: bytes) -> int:
        """Return how much of what came belongs to one part of one request."""
        if self.phase != BODY:
            return self._pieces.of_head(rest, fresh=self.phase == IDLE)
        return self._length - self._body_size if self._length else self._pieces.of_chunks(rest)

    def _take(self, piece: bytes) -> None:
        """Read one part of one request."""
        if self.phase != IDLE:
            self._wire_size += len(piece)
        chunks = self._pieces if self.phase == BODY and not self._length else None
        try:
            self._feed(piece)
        except httptools.HttpParserUpgrade:
            self._decline()
        except httptools.HttpParserError as error:
            self._reject(error)
        if self._pieces.doubled:
            raise RefusedError(MALFORMED)
        if self.phase != IDLE:
            self._check_wire_size()
            if chunks is not None and self._body_size + chunks.chunk_size(piece) > self._most_body:
                raise RefusedError(BODY_TOO_LONG, self._host, self._path)

    def _decline(self) -> None:
        """Stay with HTTP/1.1 where the client offered another protocol, `h2c` say (RFC 9110, section 7.8)."""
        if self._offers_upgrade:
            self._offers_upgrade = False
            framing = f"Content-Length: {self._length}" if self._length else "Transfer-Encoding: chunked"
            told_again = _ToldAgain(self)
            self._renew_parser(told_again)
            self._feed(f"POST / HTTP/1.1\r\n{framing}\r\n\r\n".encode("ascii"))
            told_again.silent = False
        else:
            self._renew_parser(self)
            if self._websocket and self.phase == IDLE:
                self.held = b""

    def release(self) -> None:
        """Read what was held as requests: the offer was declined."""
        held, self.held = self.held, None
        if held:
            self.feed(held)

    def _check_wire_size(self) -> None:
        """Stop what counts as neither name, value nor body: blanks, chunk sizes and chunk extensions without end."""
        limits = self._limits
        if self.phase == HEAD and self._wire_size > limits.head_wire_bytes:
            raise RefusedError(head_too_long(limits.head_bytes))
        if self.phase == BODY and self._wire_size > 2 * self._body_size + limits.chunk_overhead_bytes:
            raise RefusedError(MALFORMED)

    def _reject(self, error: httptools.HttpParserError) -> None:
        if isinstance(error, httptools.HttpParserCallbackError) and error.__context__ is not None:
            raise error.__context__
        if not self._ended:
            raise RefusedError(MALFORMED) from error

    def _renew_parser(self, receiver: object) -> None:
        self._parser = httptools.HttpRequestParser(receiver)
        self._feed = self._parser.feed_data

    # What llhttp calls, in the order in which it does.

    def on_message_begin(self) -> None:
        """Note that the first byte of a request has come."""
        self._begin()
        self.phase = HEAD
        self.started += 1

    def on_url(self, part: bytes) -> None:
        """Take a piece of the target."""
        self._target = self._target + part if self._target else part
        if len(self._target) > self._limits.head_bytes:
            raise RefusedError(head_too_long(self._limits.head_bytes))

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header field, or a trailer field, which counts and is dropped (RFC 9110, section 6.5.1)."""
        self._head_size += len(name) + len(value)
        if self.phase == BODY:
            if self._head_size > self._limits.head_bytes:
                raise RefusedError(head_too_long(self._limits.head_bytes))
            return
        value = value.rstrip(b" \t")
        lower = name.lower()
        if lower == b"host":
            if self._host_header is not None:
                raise RefusedError(MALFORMED)
            self._host_header = value
        elif lower in _FRAMING:
            self._note_framing(lower, value)
        self._headers.append((name.decode("latin-1"), value.decode("latin-1")))

    def _note_framing(self, name: bytes, value: bytes) -> None:
        if name == b"transfer-encoding":
            if value.lower() != b"chunked":
                raise RefusedError(MALFORMED)
            self._has_body = True
        elif name == b"content-length":
            self._length = int(value)
            self._has_body = self._length > 0
        elif name == b"upgrade":
            self._websocket |= b"websocket" in value.lower()
        elif name == b"expect":
            self._expects = value.lower() == b"100-continue"
        else:
            self._connection_seen = True

    def on_headers_complete(self) -> None:
        """Judge the head as a whole."""
        limits = self._limits
        self._head_size += len(self._target)
        if self._head_size > limits.head_bytes:
            raise RefusedError(head_too_long(limits.head_bytes))
        parser = self._parser
        method = parser.get_method()
        self._method = method.decode("latin-1")
        if method in _FOREIGN_METHODS:
            raise RefusedError(MALFORMED)
        self._keep_alive = parser.should_keep_alive()
        # Only HTTP/1.1 keeps a connection that no header speaks of; asking the parser for the version is slow.
        if self._connection_seen or not self._keep_alive:
            self._note_protocol(parser.get_http_version())
        self._note_target()
        self._most_body = limits.body_bytes_of(self._method, self._host, self._path)
        if self._length > self._most_body:
            raise RefusedError(BODY_TOO_LONG, self._host, self._path)
        if self._has_body:
            self.phase = BODY
            self._pieces.begin_body()
            self._wire_size = 0
            self._offers_upgrade = parser.should_upgrade()
            self.continue_due = self._expects and self._protocol == "HTTP/1.1"

    def _note_target(self) -> None:
        target = self._target
        if self._host_header is not None:
            self._host = host_name(self._host_header)
        elif self._protocol == "HTTP/1.1":
            raise RefusedError(MALFORMED)
        if target[:1] == b"/":
            self._path, self._query = split(target)
        else:
            self._host, self._path, self._query = split_absolute(target, self._host_header)

    def _note_protocol(self, version: str) -> None:
        protocol = _PROTOCOLS.get(version)
        if protocol is None:
            raise RefusedError(MALFORMED)
        # RFC 9112, section 6.1: a transfer coding in HTTP/1.0 means that the framing cannot be trusted.
        if protocol == "HTTP/1.0" and self._has_body and not self._length:
            raise RefusedError(MALFORMED)
        self._protocol = protocol

    def on_body(self, part: bytes) -> None:
        """Take a piece of the body, its transfer coding removed."""
        self._body_size += len(part)
        if self._body_size > self._most_body:
            raise RefusedError(BODY_TOO_LONG, self._host, self._path)
        self._chunks.append(part)

    def on_message_complete(self) -> None:
        """Hand the request over."""
        if self._offers_upgrade:
            # httptools ends a request that offers another protocol with its head; its body is still to come.
            return
        chunks = self._chunks
        self.phase = IDLE
        self.continue_due = False
        self._ended = not self._keep_alive
        self._deliver(
            arrive(
                self._method,
                self._host,
                self._path,
                self._query,
                tuple(self._headers),
                b"".join(chunks) if chunks else b"",
                self._peer,
                time.time(),
                self._draw(),
                self._protocol,
            ),
            self._keep_alive,
        )


class _ToldAgain:
    """Receives from a parser that was told the head of a request a second time, without the offer of a protocol.

    httptools takes what follows an offer for another protocol, even a body that the request announces. Read as the
    next request, such a body would be a smuggled one. So a new parser gets the same framing, while `silent`.
    """

    def __init__(self, reader: RequestReader) -> None:
        self._reader = reader
        self.silent = True
        self.on_body = reader.on_body
        self.on_message_complete = reader.on_message_complete

    def on_message_begin(self) -> None:
        if not self.silent:
            self._reader.on_message_begin()

    def on_url(self, part: bytes) -> None:
        if not self.silent:
            self._reader.on_url(part)

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self.silent:
            self._reader.on_header(name, value)

    def on_headers_complete(self) -> None:
        if not self.silent:
            self._reader.on_headers_complete()
