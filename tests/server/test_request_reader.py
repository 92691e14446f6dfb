from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.model.request import Headers, Peer, Request
from gatewright.server.limits import Limits
from gatewright.server.refusals import RefusedError
from gatewright.server.request_reader import BODY, HEAD, IDLE, RequestReader

PEER = Peer(source_ip="192.0.2.1")
SMALL = Limits(head_bytes=100, head_wire_bytes=400, body_bytes=50, chunk_overhead_bytes=200)
Result = tuple[list[tuple[Request, bool]], int | None]


def read(pieces: list[bytes], limits: Limits = SMALL) -> Result:
    """Return the requests in `pieces`, with whether the connection may stay, and the status of a refusal after them."""
    got: list[tuple[Request, bool]] = []
    reader = RequestReader(
        peer=PEER,
        limits=limits,
        draw=lambda: ("id", "extended="),
        deliver=lambda request, keep_alive: got.append((replace(request, received_at=0.0), keep_alive)),
    )
    try:
        for piece in pieces:
            reader.feed(piece)
    except RefusedError as refused:
        return got, refused.refusal.status
    return got, None


def request(method: str, path: str, *fields: tuple[str, str], query: str = "", body: bytes = b"") -> Request:
    """Return what should have been read from `h`, in HTTP/1.1."""
    return Request(
        method=method,
        host="h",
        path=path,
        query=query,
        headers=Headers((("Host", "h"), *fields)),
        body=body,
        peer=PEER,
        request_id="id",
        extended_request_id="extended=",
    )


NEXT = b"GET /2 HTTP/1.1\r\nHost: h\r\n\r\n"
OFFER = b"POST / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: x\r\n"
OFFERED = (("Connection", "Upgrade"), ("Upgrade", "x"))
PUT_CHUNKED = b"PUT / HTTP/1.1\r\nHost: h\r\ntransfer-encoding: Chunked\r\n\r\n"
GOOD = {
    b"GET /a//b/%2Fc/../d?x=%2B+&x=1 HTTP/1.1\r\nHost: h\r\n\r\n": [
        (request("GET", "/a//b/%2Fc/../d", query="x=%2B+&x=1"), True)
    ],
    b"GET / HTTP/1.1\r\nHost: h\r\nX-MiXeD: 1\r\nx-mixed:2 \t\r\nX-Empty:\r\nX-High: \xe9\r\n\r\n": [
        (request("GET", "/", ("X-MiXeD", "1"), ("x-mixed", "2"), ("X-Empty", ""), ("X-High", "\xe9")), True)
    ],
    b"POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nab\r\ncGET / HTTP/1.1\r\nHost: h\r\n\r\n": [
        (request("POST", "/p", ("Content-Length", "5"), body=b"ab\r\nc"), True),
        (request("GET", "/"), True),
    ],
    PUT_CHUNKED + b"3;a=b\r\nabc\r\n2\r\nde\r\n0\r\nHost: x\r\nT: y\r\n\r\n": [
        (request("PUT", "/", ("transfer-encoding", "Chunked"), body=b"abcde"), True)
    ],
    b"DELETE / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\nGET /never HTTP/1.1\r\nHost: h\r\n\r\n": [
        (request("DELETE", "/", ("Connection", "close")), False)
    ],
    b"\r\nGET / HTTP/1.0\r\nHost: h\r\n\r\n": [(replace(request("GET", "/"), protocol="HTTP/1.0"), False)],
    b"GET / HTTP/1.0\r\n\r\n": [(replace(request("GET", "/"), protocol="HTTP/1.0", host="", headers=Headers()), False)],
    b"GET / HTTP/1.0\r\nHost: h\r\nProxy-Connection: keep-alive\r\n\r\n": [
        (replace(request("GET", "/", ("Proxy-Connection", "keep-alive")), protocol="HTTP/1.0"), True)
    ],
    b"GET / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n": [
        (request("GET", "/", ("Connection", "Upgrade"), ("Upgrade", "h2c")), True),
        (request("GET", "/2"), True),
    ],
    OFFER + b"Content-Length: 2\r\n\r\nab" + NEXT: [
        (request("POST", "/", *OFFERED, ("Content-Length", "2"), body=b"ab"), True),
        (request("GET", "/2"), True),
    ],
    OFFER + b"Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\nT: y\r\n\r\n" + NEXT: [
        (request("POST", "/", *OFFERED, ("Transfer-Encoding", "chunked"), body=b"ab"), True),
        (request("GET", "/2"), True),
    ],
    OFFER + b"Content-Length: %d\r\n\r\n" % len(NEXT) + NEXT: [
        (request("POST", "/", *OFFERED, ("Content-Length", str(len(NEXT))), body=NEXT), True),
    ],
    b"GET / HTTP/1.1\r\nHost: h\r\nA: b  c \r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n": [
        (request("GET", "/", ("A", "b  c")), True),
        (request("GET", "/2"), True),
    ],
    b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 13\r\n\r\nGET  /x HTTP/" + NEXT: [
        (request("POST", "/", ("Content-Length", "13"), body=b"GET  /x HTTP/"), True),
        (request("GET", "/2"), True),
    ],
    PUT_CHUNKED
    + b"e\r\nGET  /x\r\n\r\n5\r\n\r\n000000000000000000000000000002\r\n\r\n\r\n0;x=y\r\nT:  y\r\n\r\n"
    + NEXT: [
        (request("PUT", "/", ("transfer-encoding", "Chunked"), body=b"GET  /x\r\n\r\n5\r\n\r\n"), True),
        (request("GET", "/2"), True),
    ],
    b"OPTIONS http://H/x?y HTTP/1.1\r\nHost: h\r\n\r\n": [(request("OPTIONS", "/x", query="y"), True)],
}

H = b"GET / HTTP/1.1\r\nHost: h\r\n"
CHUNKED = b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n"
REFUSED = {
    # request lines
    b"FOO / HTTP/1.1\r\nHost: h\r\n\r\n": 400,
    b"get / HTTP/1.1\r\nHost: h\r\n\r\n": 400,
    b"GET /\r\n\r\n": 400,
    b"GET / HTTP/0.9\r\nHost: h\r\n\r\n": 400,
    b"GET / HTTP/1.2\r\nHost: h\r\n\r\n": 400,
    b"GET / HTTP/2.0\r\nHost: h\r\n\r\n": 400,
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n": 400,
    b"SOURCE /x ICE/1.0\r\n\r\n": 400,
    b"CONNECT h:80 HTTP/1.1\r\nHost: h\r\n\r\n": 400,
    b"OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n": 400,
    b"GET /a b HTTP/1.1\r\nHost: h\r\n\r\n": 400,
    b"GET /\xc3\xa9 HTTP/1.1\r\nHost: h\r\n\r\n": 400,
    b"GET /\x01 HTTP/1.1\r\nHost: h\r\n\r\n": 400,
    b"GET /#f HTTP/1.1\r\nHost: h\r\n\r\n": 400,
    b"GET http://other/ HTTP/1.1\r\nHost: h\r\n\r\n": 400,
    b"GET / HTTP/1.1 \r\nHost: h\r\n\r\n": 400,
    b" GET / HTTP/1.1\r\nHost: h\r\n\r\n": 400,
    b"GET  /x HTTP/1.1\r\nHost: h\r\n\r\n": 400,
    b"GET   /x HTTP/1.1\r\nHost: h\r\n\r\n": 400,
    b"GET /x  HTTP/1.1\r\nHost: h\r\n\r\n": 400,
    b"\r\n\r\nGET  /x HTTP/1.1\r\nHost: h\r\n\r\n": 400,
    b"\x16\x03\x01\x02\x00\x01\x00": 400,
    # hosts
    b"GET / HTTP/1.1\r\n\r\n": 400,
    b"GET / HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n": 400,
    b"GET / HTTP/1.1\r\nHost: h\r\nhOST: i\r\n\r\n": 400,
    b"GET / HTTP/1.1\r\nHost: h/i\r\n\r\n": 400,
    b"GET http://h/ HTTP/1.1\r\n\r\n": 400,
    # header lines
    b"GET / HTTP/1.1\nHost: h\n\n": 400,
    H + b"A: b\nC: d\r\n\r\n": 400,
    H + b"A: b\rC: d\r\n\r\n": 400,
    H + b"A: b\r\n c\r\n\r\n": 400,
    b"GET / HTTP/1.1\r\n Host: h\r\n\r\n": 400,
    H + b"A: \x00\r\n\r\n": 400,
    H + b"A: \x01\r\n\r\n": 400,
    H + b"A: \x7f\r\n\r\n": 400,
    H + b"A : b\r\n\r\n": 400,
    H + b"\xe9: b\r\n\r\n": 400,
    H + b": b\r\n\r\n": 400,
    H + b"A\r\n\r\n": 400,
    # lengths
    H + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n": 400,
    H + b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n": 400,
    H + b"Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc": 400,
    H + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc": 400,
    H + b"Content-Length: 3, 3\r\n\r\nabc": 400,
    H + b"Content-Length: +3\r\n\r\nabc": 400,
    H + b"Content-Length: -3\r\n\r\nabc": 400,
    H + b"Content-Length: 0x3\r\n\r\nabc": 400,
    H + b"Content-Length: \r\n\r\nabc": 400,
    H + b"Content-Length: 99999999999999999999999\r\n\r\n": 400,
    # transfer codings
    H + b"Transfer-Encoding: identity\r\n\r\n": 400,
    H + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n": 400,
    H + b"Transfer-Encoding: chunked, identity\r\n\r\n": 400,
    H + b"Transfer-Encoding: xchunked\r\n\r\n": 400,
    H + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n": 400,
    H + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n": 400,
    b"POST / HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n": 400,
    b"POST / HTTP/1.0\r\nHost: h\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n": 400,
    # chunks
    CHUNKED + b"\r\n3\nabc\r\n0\r\n\r\n": 400,
    CHUNKED + b"\r\n3\r\nabcd\r\n0\r\n\r\n": 400,
    CHUNKED + b"\r\n3 \r\nabc\r\n0\r\n\r\n": 400,
    CHUNKED + b"\r\n-3\r\nabc\r\n0\r\n\r\n": 400,
    CHUNKED + b"\r\n0x3\r\nabc\r\n0\r\n\r\n": 400,
    CHUNKED + b"\r\nfffffffffffffffff\r\nabc": 400,
    CHUNKED + b"\r\n0\r\nT: \x01\r\n\r\n": 400,
    CHUNKED + b"\r\nffffffffffffffff\r\n": 413,
    CHUNKED + b"\r\n00000000033;a=b\r\n": 413,
    CHUNKED + b"\r\n2\r\nab\r\n31\r\n": 413,
    # sizes
    H + b"A: " + b"b" * 100 + b"\r\n\r\n": 431,
    b"GET /" + b"a" * 100 + b" HTTP/1.1\r\nHost: h\r\n\r\n": 431,
    b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 51\r\n\r\n": 413,
    CHUNKED + b"\r\n33\r\n" + b"a" * 51 + b"\r\n0\r\n\r\n": 413,
    CHUNKED + b"\r\n0\r\nTrailer: " + b"b" * 100 + b"\r\n\r\n": 431,
}


@pytest.mark.parametrize(("data", "expected"), GOOD.items())
def test_requests_are_read_as_they_stand(data: bytes, expected: list[tuple[Request, bool]]) -> None:
    """Method, target, fields and body come through with every byte, and the client's wish about the connection."""
    assert (expected, None) == read([data])


@pytest.mark.parametrize(("data", "status"), REFUSED.items())
def test_broken_requests_are_refused(data: bytes, status: int) -> None:
    """What two parsers could read differently, or what is too long, is refused and never delivered."""
    assert ([], status) == read([data])


@pytest.mark.parametrize("data", [*GOOD, *REFUSED])
def test_single_bytes_change_nothing(data: bytes) -> None:
    """Sent one byte at a time, every stream gives the same requests and the same refusal."""
    assert read([data]) == read([data[n : n + 1] for n in range(len(data))])


@pytest.mark.parametrize("data", [*GOOD, *REFUSED])
def test_no_split_point_changes_anything(data: bytes) -> None:
    """Sent in two pieces, wherever they meet, every stream gives the same."""
    expected = read([data])

    assert [expected] * len(data) == [read([data[:n], data[n:]]) for n in range(len(data))]


@given(st.lists(st.sampled_from([*GOOD, *REFUSED]), min_size=1, max_size=4), st.lists(st.integers(0, 600), max_size=8))
def test_no_set_of_split_points_changes_anything(streams: list[bytes], cuts: list[int]) -> None:
    """Several streams after one another, cut anywhere, give the same as in one piece."""
    data = b"".join(streams)
    places = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    # A connection never delivers nothing.
    pieces = [data[a:b] for a, b in pairwise(places) if a < b]

    assert read([data]) == read(pieces)


@given(st.binary(max_size=200), st.integers(0, 200))
def test_no_bytes_break_the_reader(noise: bytes, cut: int) -> None:
    """Whatever comes, the reader delivers requests or refuses; it raises nothing else."""
    _, status = read([H + noise[:cut], noise[cut:]])

    assert status in {None, 400, 413, 431}


def test_a_blank_too_many_is_refused_in_any_request_of_a_connection() -> None:
    """Those before it are served."""
    got, status = read([NEXT + PUT_CHUNKED + b"0\r\n\r\n" + b"GET  /x HTTP/1.1\r\nHost: h\r\n\r\n"])

    assert (["/2", "/"], 400) == ([one.path for one, _ in got], status)


def test_limit_of_the_head_is_exact() -> None:
    """Target, names and values may have 10,240 bytes together, and not one more."""
    limits = Limits()
    fixed = len(b"/" + b"Host" + b"h" + b"A")

    def head(size: int) -> bytes:
        return b"GET / HTTP/1.1\r\nHost: h\r\nA: " + b"b" * (size - fixed) + b"\r\n\r\n"

    assert (1, None) == (len(read([head(10_240)], limits)[0]), read([head(10_240)], limits)[1])
    assert ([], 431) == read([head(10_241)], limits)


def test_limit_of_the_body_is_exact() -> None:
    """A body may have the limit's bytes, and not one more, with either framing."""
    fits = b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 50\r\n\r\n" + b"a" * 50
    fits_chunked = CHUNKED + b"\r\n32\r\n" + b"a" * 50 + b"\r\n0\r\n\r\n"

    assert b"a" * 50 == read([fits])[0][0][0].body
    assert b"a" * 50 == read([fits_chunked])[0][0][0].body


def test_blanks_without_end_are_refused() -> None:
    """A head of blanks, which count as neither name nor value, does not fill the memory."""
    assert ([], 431) == read([H + b"A:"] + [b" " * 100] * 5)


def test_chunk_extensions_without_end_are_refused() -> None:
    """Chunk extensions may not outweigh the body by more than the limit."""
    assert ([], 400) == read([CHUNKED + b"\r\n", *[b"1;" + b"e" * 60 + b"\r\na\r\n"] * 5])


def test_small_chunks_are_read() -> None:
    """A body in small chunks, which are mostly framing, is read."""
    got, status = read([CHUNKED + b"\r\n", *[b"3\r\nabc\r\n"] * 10, b"0\r\n\r\n"])

    assert (b"abc" * 10, None) == (got[0][0].body, status)


@pytest.mark.parametrize(
    ("data", "due"),
    [
        (b"POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n", True),
        (b"POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n", True),
        (b"POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nab", False),
        (b"POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 0\r\n\r\n", False),
        (b"POST / HTTP/1.0\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n", False),
        (b"POST / HTTP/1.1\r\nHost: h\r\nExpect: other\r\nContent-Length: 2\r\n\r\n", False),
    ],
)
def test_continue_is_due_while_a_body_is_awaited(data: bytes, due: bool) -> None:
    """`100 Continue` is due to a client of HTTP/1.1 that asked, as long as its body has not come."""
    reader = RequestReader(peer=PEER, limits=SMALL, draw=lambda: ("", ""), deliver=lambda *_: None)
    reader.feed(data)

    assert due is reader.continue_due


def test_phase_and_count_follow_the_bytes() -> None:
    """The reader tells how far it is, for the deadlines."""
    reader = RequestReader(peer=PEER, limits=SMALL, draw=lambda: ("", ""), deliver=lambda *_: None)
    seen = [(reader.phase, reader.started, reader.method)]
    for piece in (b"PUT / HT", b"TP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n", b"a", b"bG"):
        reader.feed(piece)
        seen.append((reader.phase, reader.started, reader.method if reader.phase == BODY else ""))

    assert [(IDLE, 0, ""), (HEAD, 1, ""), (BODY, 1, "PUT"), (BODY, 1, "PUT"), (HEAD, 2, "")] == seen


def test_errors_of_the_receiver_are_not_refusals() -> None:
    """An exception raised while a request is delivered comes out as it was."""

    def deliver(_request: Request, _keep_alive: bool) -> None:
        raise KeyError("broken")

    reader = RequestReader(peer=PEER, limits=SMALL, draw=lambda: ("", ""), deliver=deliver)

    with pytest.raises(KeyError):
        reader.feed(H + b"\r\n")


def test_what_follows_an_offer_of_websocket_is_held() -> None:
    """Nobody knows yet whether it is frames or requests; when the offer is declined it is read as requests."""
    got: list[str] = []
    reader = RequestReader(
        peer=PEER,
        limits=SMALL,
        draw=lambda: ("id", "extended="),
        deliver=lambda request, _: got.append(request.path),
    )

    reader.feed(b"GET /1 HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\n\r\n" + NEXT[:9])
    reader.feed(NEXT[9:])

    assert (["/1"], NEXT) == (got, reader.held)

    reader.release()

    assert (["/1", "/2"], None) == (got, reader.held)
