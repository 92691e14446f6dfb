"""One connection to a back end, and one exchange on it at a time.

llhttp in its strict mode reads the answer. It cannot know that an answer to HEAD has no body, so an answer without one
is complete at the end of its head. Whatever comes after a complete answer was not asked for: such a connection is
never used again, or the next caller would get it.
"""

import asyncio
from typing import Final, cast

import httptools

from gatewright.gateway.upstream_message import (
    BrokenResponseError,
    ResponseTooLongError,
    UnansweredError,
    UpstreamError,
    UpstreamResponse,
)

HEAD_BYTES: Final = 65_536
"""Names, values and reason phrase of one answer, with trailers and interim answers. Inferred: AWS tells no limit."""

_BODILESS: Final = frozenset({204, 304})


class UpstreamConnection(asyncio.Protocol):
    """The protocol of one connection."""

    def __init__(self, response_bytes: int) -> None:
        self._limit = response_bytes
        self._answer: asyncio.Future[UpstreamResponse] | None = None
        self._closed = False
        self._dirty = False
        self._keep_alive = True
        self.idle_since = 0.0
        """The loop's time at which the last exchange ended."""
        self._renew_parser()
        self._begin("")

    @property
    def reusable(self) -> bool:
        """Return whether another request may be sent."""
        unsent = self._closed or self._transport.get_write_buffer_size() > 0
        return self._keep_alive and not (self._dirty or unsent or self._transport.is_closing())

    def exchange(self, data: bytes, method: str) -> asyncio.Future[UpstreamResponse]:
        """Send the bytes of a request; the answer comes, or an `UpstreamError`."""
        self._begin(method)
        self._answer = answer = asyncio.get_running_loop().create_future()
        if self._closed:
            answer.set_exception(UnansweredError("the back end closed the connection"))
        else:
            self._transport.write(data)
        return answer

    def close(self) -> None:
        """Close the connection; an exchange in progress is lost."""
        self._transport.abort()

    def _renew_parser(self) -> None:
        self._parser = httptools.HttpResponseParser(self)

    def _begin(self, method: str) -> None:
        self._bodiless = method == "HEAD"
        self._complete = False
        self._until_close = False
        self._size = 0
        self._head_size = 0
        self._chunks: list[bytes] = []
        self._received = False
        self._begin_message()

    def _begin_message(self) -> None:
        self._in_head = True
        self._status = 0
        self._reason = b""
        self._headers: list[tuple[str, str]] = []
        self._framed = False
        self._announced = False

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Read the answer; close on anything that was not asked for."""
        if self._answer is None:
            self._dirty = True
            self._transport.abort()
            return
        self._received = True
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            self._fail(BrokenResponseError("the back end switched to another protocol"))
        except httptools.HttpParserError as error:
            self._stop(error)
        if self._complete:
            self._deliver()

    def _stop(self, error: httptools.HttpParserError) -> None:
        self._dirty = True
        if self._complete:
            return
        cause = error.__context__ if isinstance(error, httptools.HttpParserCallbackError) else None
        if isinstance(cause, UpstreamError):
            self._fail(cause)
        else:
            self._fail(BrokenResponseError(f"the back end's answer is no HTTP: {error}"))

    def eof_received(self) -> bool:
        """End an answer that lasts until the connection closes; close our side as well."""
        self._keep_alive = False
        if self._until_close and not self._in_head and self._answer is not None:
            self._complete = True
            self._deliver()
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """Fail what was not answered in whole."""
        self._closed = True
        if self._answer is None:
            return
        if not self._received:
            self._fail(UnansweredError("the back end closed the connection without an answer"))
        else:
            reason = f": {exc}" if exc else ""
            self._fail(BrokenResponseError(f"the back end closed the connection in the middle of its answer{reason}"))

    def _fail(self, error: UpstreamError) -> None:
        self._dirty = True
        answer, self._answer = self._answer, None
        if answer is not None and not answer.done():
            answer.set_exception(error)

    def _deliver(self) -> None:
        answer, self._answer = self._answer, None
        if self._bodiless or self._status in _BODILESS:
            self._renew_parser()
        if answer is None or answer.done():
            return
        response = UpstreamResponse(
            status=self._status,
            reason=self._reason.decode("latin-1"),
            headers=tuple(self._headers),
            body=b"".join(self._chunks),
        )
        answer.set_result(response)

    # What llhttp calls, in the order in which it does.

    def on_message_begin(self) -> None:
        """Start an answer: an interim one, the final one, or one that nobody asked for."""
        if self._complete:
            self._dirty = True
        else:
            self._begin_message()

    def on_status(self, part: bytes) -> None:
        """Take a piece of the reason phrase."""
        self._reason += part
        self._count(len(part))

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header field; a trailer field is counted and dropped."""
        self._count(len(name) + len(value))
        if self._complete or not self._in_head:
            return
        value = value.rstrip(b" \t")
        lower = name.lower()
        if lower == b"transfer-encoding":
            if value.lower() != b"chunked":
                raise BrokenResponseError(f"expected the transfer coding `chunked`, not `{value.decode('latin-1')}`")
            self._framed = self._announced = True
        elif lower == b"content-length":
            if int(value) > self._limit and not self._bodiless:
                raise ResponseTooLongError(f"expected at most {self._limit} bytes, not {int(value)}")
            self._framed = True
            self._announced = int(value) > 0
        self._headers.append((name.decode("latin-1"), value.decode("latin-1")))

    def on_headers_complete(self) -> None:
        """Decide how long the answer is."""
        if self._complete:
            return
        self._in_head = False
        self._status = self._parser.get_status_code()
        if self._status < 200:
            return
        self._keep_alive = self._parser.should_keep_alive()
        # RFC 9112, section 6.3: these end with their head, whatever length they speak of.
        if self._bodiless or self._status in _BODILESS:
            self._complete = True
            # A 204 has no length (section 8.6 of RFC 9110): one that tells it may send its body later, to the next.
            self._keep_alive = self._keep_alive and not (self._status == 204 and self._announced)
        else:
            self._until_close = not self._framed

    def on_chunk_header(self) -> None:
        """Notice a chunk where no body may be."""
        if self._complete:
            self._dirty = True

    def on_body(self, part: bytes) -> None:
        """Take a piece of the body."""
        if self._complete:
            self._dirty = True
            return
        self._size += len(part)
        if self._size > self._limit:
            raise ResponseTooLongError(f"expected at most {self._limit} bytes")
        self._chunks.append(part)

    def on_message_complete(self) -> None:
        """End the answer, unless it was an interim one."""
        if self._status >= 200:
            self._complete = True

    def _count(self, size: int) -> None:
        self._head_size += size
        if self._head_size > HEAD_BYTES:
            raise ResponseTooLongError(f"expected at most {HEAD_BYTES} bytes of header fields")
