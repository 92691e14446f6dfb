import asyncio
from typing import Any

import pytest

from gatewright.gateway.upstream_connection import UpstreamConnection
from gatewright.gateway.upstream_message import (
    BrokenResponseError,
    ResponseTooLongError,
    UnansweredError,
    UpstreamResponse,
)

LIMIT = 50


class Wire(asyncio.Transport):
    """A transport that keeps what was written."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = b""
        self.closed = False

    def write(self, data: Any) -> None:
        self.sent += bytes(data)

    def get_write_buffer_size(self) -> int:
        return 0

    def is_closing(self) -> bool:
        return self.closed

    def abort(self) -> None:
        self.closed = True


async def told(pieces: list[bytes], method: str, end: bool) -> tuple[UpstreamResponse | type[BaseException], bool]:
    """Return the answer in `pieces`, or what went wrong, and whether the connection may be used again."""
    connection = UpstreamConnection(LIMIT)
    connection.connection_made(Wire())
    answer = connection.exchange(b"sent", method)
    for piece in pieces:
        connection.data_received(piece)
    if end:
        connection.eof_received()
        connection.connection_lost(None)
    if not answer.done():
        return TimeoutError, connection.reusable
    error = answer.exception()
    return (answer.result() if error is None else type(error)), connection.reusable


def response(status: int, body: bytes, *headers: tuple[str, str], reason: str = "OK") -> UpstreamResponse:
    """Return what should have been read."""
    return UpstreamResponse(status=status, reason=reason, headers=headers, body=body)


OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
TE = ("Transfer-Encoding", "chunked")
GOOD = [
    (OK + b"X-CaSe:1\r\nx-case: 2 \r\nContent-Length: 3\r\n\r\nabc", "GET", True,
     response(200, b"abc", ("X-CaSe", "1"), ("x-case", "2"), ("Content-Length", "3"))),
    (CHUNKED + b"3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nT: u\r\n\r\n", "GET", True, response(200, b"abcde", TE)),
    (OK + b"Content-Length: 0\r\nConnection: close\r\n\r\n", "GET", False,
     response(200, b"", ("Content-Length", "0"), ("Connection", "close"))),
    (b"HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na", "GET", False, response(200, b"a", ("Content-Length", "1"))),
    (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK + b"Content-Length: 1\r\n\r\na",
     "POST", True, response(200, b"a", ("Content-Length", "1"))),
    (OK + b"Content-Length: 999\r\n\r\n", "HEAD", True, response(200, b"", ("Content-Length", "999"))),
    (CHUNKED, "HEAD", True, response(200, b"", TE)),
    (b"HTTP/1.1 204 No Content\r\nA: b\r\n\r\n", "GET", True, response(204, b"", ("A", "b"), reason="No Content")),
    (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n", "GET", True,
     response(304, b"", ("Content-Length", "7"), reason="Not Modified")),
    (b"HTTP/1.1 444 \r\nContent-Length: 0\r\n\r\n", "GET", True,
     response(444, b"", ("Content-Length", "0"), reason="")),
    (OK + b"Content-Encoding: gzip\r\nSet-Cookie: a\r\nSet-Cookie: b\r\nContent-Length: 2\r\n\r\n\x1f\x8b", "GET", True,
     response(200, b"\x1f\x8b", ("Content-Encoding", "gzip"), ("Set-Cookie", "a"), ("Set-Cookie", "b"),
              ("Content-Length", "2"))),
]  # fmt: skip
UNTIL_CLOSE = OK + b"A: b\r\n\r\nuntil the end"
BROKEN = [
    (b"nonsense\r\n\r\n", BrokenResponseError),
    (b"HTTP/1.1 200 OK\nA: b\n\n", BrokenResponseError),
    (OK + b"A : b\r\n\r\n", BrokenResponseError),
    (OK + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\n", BrokenResponseError),
    (OK + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", BrokenResponseError),
    (OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", BrokenResponseError),
    (CHUNKED + b"x\r\n", BrokenResponseError),
    (b"HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n", BrokenResponseError),
    (OK + b"Content-Length: 51\r\n\r\n", ResponseTooLongError),
    (CHUNKED + b"33\r\n" + b"a" * 51 + b"\r\n", ResponseTooLongError),
    (OK + b"\r\n" + b"a" * 51, ResponseTooLongError),
    (OK + b"A: " + b"b" * 70_000 + b"\r\n\r\n", ResponseTooLongError),
    (b"HTTP/1.1 103 H\r\nA: b\r\n\r\n" * 40_000, ResponseTooLongError),
]
UNASKED = [
    (OK + b"Content-Length: 1\r\n\r\na" + OK + b"Content-Length: 1\r\n\r\nb", "GET", b"a"),
    (OK + b"Content-Length: 1\r\n\r\na", "HEAD", b""),
    (CHUNKED + b"0\r\n\r\n", "HEAD", b""),
    (b"HTTP/1.1 304 OK\r\nContent-Length: 1\r\n\r\na", "GET", b""),
    (b"HTTP/1.1 204 OK\r\n\r\na", "GET", b""),
]


@pytest.mark.parametrize(("data", "method", "reusable", "expected"), GOOD)
def test_answers_are_read_as_they_stand(data: bytes, method: str, reusable: bool, expected: UpstreamResponse) -> None:
    """Status, fields and body come through with every byte, however the answer is framed, in one piece or in many."""
    single = [data[n : n + 1] for n in range(len(data))]

    assert (expected, reusable) == asyncio.run(told([data], method, end=False))
    assert (expected, reusable) == asyncio.run(told(single, method, end=False))


def test_answer_until_the_connection_closes() -> None:
    """An answer without a length lasts until the connection closes, and is not complete before."""
    expected = response(200, b"until the end", ("A", "b"))

    assert (TimeoutError, False) == asyncio.run(told([UNTIL_CLOSE], "GET", end=False))
    assert (expected, False) == asyncio.run(told([UNTIL_CLOSE], "GET", end=True))


@pytest.mark.parametrize(("data", "error"), BROKEN)
def test_broken_answers_are_errors(data: bytes, error: type[Exception]) -> None:
    """What is no HTTP, could be read in two ways, or is too long, is an error, and ends the connection's use."""
    assert (error, False) == asyncio.run(told([data], "GET", end=False))


@pytest.mark.parametrize("data", [OK, OK + b"Content-Length: 3\r\n\r\nab", CHUNKED + b"3\r\nabc\r\n", b"H"])
def test_answer_that_breaks_off_is_an_error(data: bytes) -> None:
    """An answer whose connection closes before its end is not taken for a short one."""
    assert (BrokenResponseError, False) == asyncio.run(told([data], "GET", end=True))


def test_connection_closed_without_an_answer() -> None:
    """A connection that closes before the first byte is told apart: the request may be sent again."""
    assert (UnansweredError, False) == asyncio.run(told([], "GET", end=True))


@pytest.mark.parametrize(("data", "method", "body"), UNASKED)
def test_more_than_was_asked_for_spoils_the_connection(data: bytes, method: str, body: bytes) -> None:
    """Bytes behind a complete answer never become the answer to the next caller."""
    got, reusable = asyncio.run(told([data], method, end=False))

    assert isinstance(got, UpstreamResponse)
    assert (body, False) == (got.body, reusable)


@pytest.mark.parametrize(
    ("head", "reusable"),
    [
        (b"Content-Length: 3\r\n", False),
        (b"Transfer-Encoding: chunked\r\n", False),
        (b"Content-Length: 0\r\n", True),
        (b"", True),
    ],
)
def test_announced_body_of_a_204_spoils_the_connection(head: bytes, reusable: bool) -> None:
    """It may come only when the next caller has asked, and must not be taken for the answer."""
    got, used_again = asyncio.run(told([b"HTTP/1.1 204 OK\r\n" + head + b"\r\n"], "GET", end=False))

    assert isinstance(got, UpstreamResponse)
    assert (b"", reusable) == (got.body, used_again)


def test_bytes_on_an_idle_connection_spoil_it() -> None:
    """What comes when nothing was asked closes the connection."""

    async def main() -> tuple[bool, bool]:
        wire = Wire()
        connection = UpstreamConnection(LIMIT)
        connection.connection_made(wire)
        connection.data_received(OK + b"Content-Length: 0\r\n\r\n")
        return connection.reusable, wire.closed

    assert (False, True) == asyncio.run(main())


def test_two_exchanges_on_one_connection() -> None:
    """After an answer, of HEAD too, the next request is answered on the same connection."""

    async def main() -> list[bytes]:
        connection = UpstreamConnection(LIMIT)
        connection.connection_made(Wire())
        bodies = []
        for method, data in (("HEAD", OK + b"Content-Length: 5\r\n\r\n"), ("GET", GOOD[0][0]), ("GET", GOOD[1][0])):
            answer = connection.exchange(b"", method)
            connection.data_received(data)
            bodies.append((await answer).body)
        return bodies

    assert [b"", b"abc", b"abcde"] == asyncio.run(main())
