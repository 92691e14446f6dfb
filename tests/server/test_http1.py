import asyncio
import logging
import socket
from collections.abc import Awaitable
from email.utils import parsedate_to_datetime

import pytest

from gatewright.model.request import Request
from gatewright.model.response import Response
from tests.server.conftest import Run, Serving

SAID = (("Date", "now"), ("Content-Type", "text/plain"))


def echo(request: Request) -> Response:
    """Answer at once with what was understood."""
    body = f"{request.method} {request.path} {len(request.body) if isinstance(request.body, bytes) else '?'}"
    return Response(status=200, headers=SAID, body=body.encode())


async def late(request: Request) -> Response:
    """Answer the same, later."""
    await asyncio.sleep(0)
    return echo(request)


def answer(body: bytes, connection: bytes = b"keep-alive") -> bytes:
    """Return the bytes of an answer of `echo`."""
    return (
        b"HTTP/1.1 200 OK\r\nDate: now\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: %s\r\n\r\n%s"
        % (len(body), connection, body)
    )


def get(path: str, *lines: str) -> bytes:
    """Return a GET."""
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: h", *lines, "", ""]).encode()


LAST = get("/last", "Connection: close")


@pytest.mark.parametrize("handler", [echo, late])
def test_answers_are_exact_and_in_order(run: Run, serving: Serving, handler: object) -> None:
    """Pipelined requests are answered in order, byte for byte, whether the handler answers at once or later."""

    async def main() -> bytes:
        async with serving(handler) as served:  # type: ignore[arg-type]  # both are handlers; the table says object
            return await served.exchange(get("/1") + get("/2") + get("/3") + LAST)

    assert b"".join(map(answer, (b"GET /1 0", b"GET /2 0", b"GET /3 0"))) + answer(b"GET /last 0", b"close") == run(
        main()
    )


def test_later_requests_wait_for_a_late_answer(run: Run, serving: Serving) -> None:
    """A request that could be answered at once does not overtake one that takes its time."""
    release = asyncio.Event()
    order: list[str] = []

    async def slow(request: Request) -> Response:
        await release.wait()
        order.append(request.path)
        return echo(request)

    def handler(request: Request) -> Response | Awaitable[Response]:
        if request.path == "/slow":
            return slow(request)
        order.append(request.path)
        return echo(request)

    async def main() -> bytes:
        async with serving(handler) as served:
            reader, writer = await served.connect()
            writer.write(get("/first") + get("/slow") + get("/quick") + LAST)
            first = await reader.readexactly(len(answer(b"GET /first 0")))
            assert order == ["/first"]
            release.set()
            rest = await reader.read()
            writer.close()
            return first + rest

    expected = [b"GET /first 0", b"GET /slow 0", b"GET /quick 0"]

    assert b"".join(map(answer, expected)) + answer(b"GET /last 0", b"close") == run(main())
    assert ["/first", "/slow", "/quick", "/last"] == order


def test_too_many_waiting_requests_end_the_connection(run: Run, serving: Serving) -> None:
    """Behind an answer in progress only so many requests may wait; those are answered, then the connection closes."""

    async def main() -> bytes:
        async with serving(late, pipelined=2) as served:
            return await served.exchange(b"".join(get(f"/{n}") for n in range(9)))

    assert answer(b"GET /0 0") + answer(b"GET /1 0") + answer(b"GET /2 0", b"close") == run(main())


def test_any_number_of_requests_answered_at_once(run: Run, serving: Serving) -> None:
    """Requests that are answered at once never wait, so their number has no limit."""

    async def main() -> bytes:
        async with serving(echo, pipelined=1) as served:
            return await served.exchange(get("/") * 1000 + LAST)

    assert answer(b"GET / 0") * 1000 + answer(b"GET /last 0", b"close") == run(main())


def test_request_knows_its_peer_and_moment(run: Run, serving: Serving) -> None:
    """The address is the socket's, whatever the headers say; ids differ from request to request."""
    seen: list[Request] = []

    def handler(request: Request) -> Response:
        seen.append(request)
        return Response(status=200)

    async def main() -> bytes:
        async with serving(handler) as served:
            return await served.exchange(get("/", "X-Forwarded-For: 203.0.113.7", "X-Real-IP: 203.0.113.7") + LAST)

    data = run(main())

    assert ["127.0.0.1"] * 2 == [request.peer.source_ip for request in seen]
    assert 2 == len({request.request_id for request in seen}) == len({r.extended_request_id for r in seen})
    date = next(line for line in data.decode().split("\r\n") if line.startswith("Date: "))
    assert abs(parsedate_to_datetime(date[6:]).timestamp() - seen[0].received_at) < 5


def test_head_ends_with_its_head(run: Run, serving: Serving) -> None:
    """HEAD gets status and fields, a length of 0 and no body, and the next answer follows at once."""

    async def main() -> bytes:
        async with serving(echo) as served:
            return await served.exchange(b"HEAD / HTTP/1.1\r\nHost: h\r\n\r\n" + LAST)

    assert answer(b"") + answer(b"GET /last 0", b"close") == run(main())


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"GET / HTTP/1.0\r\n\r\n", answer(b"GET / 0", b"close")),
        (
            b"GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\nGET / HTTP/1.0\r\n\r\n",
            answer(b"GET / 0") + answer(b"GET / 0", b"close"),
        ),
    ],
)
def test_http_1_0_closes_unless_asked(run: Run, serving: Serving, data: bytes, expected: bytes) -> None:
    """A client of HTTP/1.0 gets one answer, or as many as it asks for."""

    async def main() -> bytes:
        async with serving(echo) as served:
            return await served.exchange(data)

    assert expected == run(main())


def test_continue_is_sent_for_a_body_that_will_be_read(run: Run, serving: Serving) -> None:
    """A client that waits is told to go on, and then answered."""

    async def main() -> bytes:
        async with serving(echo) as served:
            reader, writer = await served.connect()
            writer.write(b"POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
            interim = await reader.readuntil(b"\r\n\r\n")
            writer.write(b"abc" + LAST)
            rest = await reader.read()
            writer.close()
            return interim + rest

    expected = b"HTTP/1.1 100 Continue\r\n\r\n" + answer(b"POST / 3") + answer(b"GET /last 0", b"close")

    assert expected == run(main())


def test_continue_waits_for_the_answer_before_it(run: Run, serving: Serving) -> None:
    """`100 Continue` never stands before or inside the answer to an earlier request."""
    release = asyncio.Event()

    async def handler(request: Request) -> Response:
        await release.wait()
        return echo(request)

    async def main() -> bytes:
        async with serving(handler) as served:
            reader, writer = await served.connect()
            writer.write(get("/") + b"POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
            await asyncio.sleep(0.02)
            release.set()
            first = await reader.readuntil(b"100 Continue\r\n\r\n")
            writer.write(b"abc" + LAST)
            rest = await reader.read()
            writer.close()
            return first + rest

    first = answer(b"GET / 0") + b"HTTP/1.1 100 Continue\r\n\r\n"

    assert first + answer(b"POST / 3") + answer(b"GET /last 0", b"close") == run(main())


def head_and_body(data: bytes) -> tuple[list[str], bytes]:
    """Return the lines of a refusal without those that differ from run to run, and its body."""
    head, _, body = data.partition(b"\r\n\r\n")
    changing = ("Date: ", "x-amzn-RequestId: ", "x-amz-apigw-id: ")
    return [line for line in head.decode().split("\r\n") if not line.startswith(changing)], body


@pytest.mark.parametrize(
    ("data", "status", "error_type", "body"),
    [
        (b"NONSENSE\r\n\r\n", "400 Bad Request", "BadRequestException", b'{"message":"Bad Request"}'),
        (
            b"POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n\r\n",
            "413 Request Entity Too Large",
            "BadRequestException",
            b'{"message": "Request Too Long"}',
        ),
        (
            get("/", "A: " + "b" * 11_000),
            "431 Request Header Fields Too Large",
            "BadRequestException",
            b'{"message":"HTTP header is larger than 10240 bytes."}',
        ),
    ],
)
def test_early_errors_look_like_api_gateways(
    run: Run, serving: Serving, data: bytes, status: str, error_type: str, body: bytes
) -> None:
    """What cannot be read is refused in API Gateway's form, after the answers to what came before."""

    async def main() -> bytes:
        async with serving(late) as served:
            return await served.exchange(get("/1") + data)

    got = run(main())
    lines, got_body = head_and_body(got.removeprefix(answer(b"GET /1 0")))

    assert got.startswith(answer(b"GET /1 0"))
    assert body == got_body
    assert [
        f"HTTP/1.1 {status}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        "Connection: close",
        f"x-amzn-ErrorType: {error_type}",
    ] == lines


def test_refusal_of_head_has_no_body(run: Run, serving: Serving) -> None:
    """A HEAD that is too long is refused without a body."""

    async def main() -> bytes:
        async with serving(echo) as served:
            return await served.exchange(b"HEAD / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999\r\n\r\n")

    lines, body = head_and_body(run(main()))

    assert ("HTTP/1.1 413 Request Entity Too Large", b"") == (lines[0], body)
    assert "Content-Length: 0" in lines


def test_refusal_survives_the_rest_of_the_upload(run: Run, serving: Serving) -> None:
    """A client that goes on sending after an early 413 still reads the answer: what it sends is read and dropped."""

    async def main() -> bytes:
        async with serving(echo, body_bytes=10, linger_seconds=5.0) as served:
            reader, writer = await served.connect()
            writer.write(b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 8000000\r\n\r\n")
            for _ in range(80):
                writer.write(b"x" * 100_000)
                await writer.drain()
            answer = await reader.read()
            writer.close()
            return answer

    assert run(main()).startswith(b"HTTP/1.1 413 ")


def test_endless_upload_is_cut(run: Run, serving: Serving) -> None:
    """After an early error only so much is read, then the connection is gone."""

    async def main() -> str:
        async with serving(echo, linger_bytes=100_000, linger_seconds=60.0) as served:
            _, writer = await served.connect()
            writer.write(b"NONSENSE\r\n\r\n")
            try:
                while True:
                    writer.write(b"x" * 100_000)
                    await writer.drain()
                    await asyncio.sleep(0)
            except ConnectionError:
                return "cut"
            finally:
                writer.close()

    assert "cut" == run(main())


SLOW = {"head_seconds": 0.15, "body_stall_seconds": 0.05, "request_seconds": 0.2, "idle_seconds": 0.05}


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", b""),
        (b"GET / HT", b"HTTP/1.1 408 Request Timeout\r\n"),
        (b"\r\n", b""),
        (get("/")[:-2], b"HTTP/1.1 408 Request Timeout\r\n"),
        (b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc", b"HTTP/1.1 408 Request Timeout\r\n"),
        (get("/"), answer(b"GET / 0")),
        (get("/") + b"GET", answer(b"GET / 0") + b"HTTP/1.1 408 Request Timeout\r\n"),
    ],
)
def test_silent_clients_are_let_go(run: Run, serving: Serving, data: bytes, status: bytes) -> None:
    """Whoever stops in the middle of a request gets 408; whoever stops between two is closed without a word."""

    async def main() -> bytes:
        async with serving(echo, **SLOW) as served:
            return await served.exchange(data)

    got = run(main())

    assert got.startswith(status)
    assert status or got == b""


@pytest.mark.parametrize(
    "start", [b"GET / HTTP/1.1\r\nHost: h\r\nA: ", b"PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 9999\r\n\r\n"]
)
def test_dripping_does_not_help(run: Run, serving: Serving, start: bytes) -> None:
    """One byte now and then extends neither the time for a head nor the time for a whole request."""
    limits = {"head_seconds": 0.1, "body_stall_seconds": 10.0, "request_seconds": 0.1}

    async def main() -> bytes:
        async with serving(echo, **limits) as served:
            reader, writer = await served.connect()
            writer.write(start)
            answer = asyncio.ensure_future(reader.readline())
            while not answer.done():
                writer.write(b"x")
                await asyncio.sleep(0.005)
            writer.close()
            return await answer

    assert b"HTTP/1.1 408 Request Timeout\r\n" == run(main())


def test_slow_answer_is_not_the_clients_fault(run: Run, serving: Serving) -> None:
    """No deadline of the client runs while the handler works."""

    async def handler(request: Request) -> Response:
        await asyncio.sleep(0.3)
        return echo(request)

    async def main() -> bytes:
        async with serving(handler, **SLOW) as served:
            return await served.exchange(LAST)

    assert answer(b"GET /last 0", b"close") == run(main())


def test_client_that_reads_nothing_is_dropped(run: Run, serving: Serving) -> None:
    """A response that nobody takes is given up, later requests wait, and none of their answers pile up."""
    served_paths: list[str] = []

    def handler(request: Request) -> Response:
        served_paths.append(request.path)
        return Response(status=200, body=b"x" * 20_000_000)

    async def main() -> int:
        async with serving(handler, send_stall_seconds=0.1) as served:
            _, writer = await served.connect()
            writer.transport.pause_reading()  # type: ignore[attr-defined]  # a stream's transport can do so
            writer.write(get("/1") + get("/2") + get("/3"))
            while served.listener.open_connections or not served_paths:  # noqa: ASYNC110 - a listener tells no such event
                await asyncio.sleep(0.01)
            writer.close()
            return len(served_paths)

    assert 1 == run(main())


def test_nobody_waits_for_a_flood_of_requests(run: Run, serving: Serving) -> None:
    """Who sends thousands at once has them served a piece at a time, all of them in the end."""
    served_paths: list[str] = []

    def handler(request: Request) -> Response:
        served_paths.append(request.path)
        return Response(status=204)

    async def main() -> tuple[int, int]:
        async with serving(handler) as served:
            flood, flood_writer = await served.connect()
            other, other_writer = await served.connect()
            flood_writer.write(get("/") * 30_000)
            await asyncio.sleep(0)
            other_writer.write(get("/other"))
            taking = asyncio.ensure_future(flood.read(-1))
            await other.readuntil(b"\r\n\r\n")
            before = served_paths.index("/other")
            flood_writer.write(LAST)
            await taking
            for writer in (flood_writer, other_writer):
                writer.close()
            return before, len(served_paths)

    before, in_all = run(main())
    assert before < 20_000
    assert 30_002 == in_all


def test_bodies_that_never_end_are_bounded_together(run: Run, serving: Serving) -> None:
    """Who would exceed what there is room for hears 503; others are served, and room comes back with each that ends."""

    def handler(request: Request) -> Response:
        assert isinstance(request.body, bytes)
        return Response(status=200, body=request.body)

    async def main() -> list[bytes]:
        async with serving(handler, bodies_bytes=1_500) as served:
            head = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n" + b"x" * 1_000
            first, first_writer = await served.connect()
            first_writer.write(head)
            await asyncio.sleep(0.1)
            second = await served.exchange(head)
            beside = await served.exchange(LAST)
            first_writer.write(b"y")
            answer = await first.readuntil(b"xy")
            third, third_writer = await served.connect()
            third_writer.write(head + b"z")
            again = await third.readuntil(b"xz")
            for writer in (first_writer, third_writer):
                writer.close()
            return [each.split(b" ", 2)[1] for each in (second, beside, answer, again)]

    assert [b"503", b"200", b"200", b"200"] == run(main())


def test_client_that_reads_a_drip_is_dropped(run: Run, serving: Serving) -> None:
    """A little in time is not enough: all of it has to be taken in the end."""

    async def main() -> float:
        limits = {"send_stall_seconds": 0.6, "response_seconds": 1.2}
        async with serving(lambda _: Response(status=200, body=b"x" * 60_000_000), **limits) as served:
            loop = asyncio.get_running_loop()
            with socket.socket() as client:
                client.setblocking(False)
                await loop.sock_connect(client, served.listener.address)
                await loop.sock_sendall(client, get("/"))
                began = loop.time()
                while served.listener.open_connections or loop.time() < began + 0.3:
                    await asyncio.sleep(0.02)
                    await loop.sock_recv(client, 250_000)
                return loop.time() - began

    assert 1.0 < run(main()) < 4.0


def test_large_answers_come_through(run: Run, serving: Serving) -> None:
    """Answers beyond the write buffer arrive whole, and requests that waited for them are answered."""
    size = 3_000_000

    async def main() -> int:
        async with serving(lambda _: Response(status=200, body=b"x" * size)) as served:
            return len(await served.exchange(get("/1") + get("/2") + LAST))

    assert 3 * size < run(main()) < 3 * size + 1000


@pytest.mark.parametrize("when", ["at once", "later", "unwritable"])
def test_failing_handler_is_answered_and_logged(
    run: Run, serving: Serving, caplog: pytest.LogCaptureFixture, when: str
) -> None:
    """A handler that fails costs a 500 and a line in the log, not the connection."""

    async def fail() -> Response:
        raise RuntimeError("broken handler")

    def handler(request: Request) -> Response | Awaitable[Response]:
        if request.path == "/last":
            return echo(request)
        if when == "at once":
            raise RuntimeError("broken handler")
        if when == "later":
            return fail()
        return Response(status=200, headers=(("A", "b\r\nbroken handler: c"),))

    async def main() -> bytes:
        async with serving(handler) as served:
            return await served.exchange(get("/") + LAST)

    with caplog.at_level(logging.ERROR, "gatewright.server"):
        got = run(main())

    assert got.startswith(b"HTTP/1.1 500 Internal Server Error\r\n")
    assert got.endswith(b'{"message": "Internal server error"}' + answer(b"GET /last 0", b"close"))
    assert 1 == len(caplog.records)
    assert caplog.records[0].exc_info


def test_half_closed_client_is_answered(run: Run, serving: Serving) -> None:
    """A client that sends its request and closes its side gets the whole answer, and then the end."""

    async def main() -> bytes:
        async with serving(late) as served:
            reader, writer = await served.connect()
            writer.write(get("/1") + get("/2"))
            writer.write_eof()
            data = await reader.read()
            writer.close()
            return data

    got = run(main())

    assert got.startswith(answer(b"GET /1 0"))
    assert b"GET /2 0" in got


def test_client_that_leaves_does_not_stop_the_answer(run: Run, serving: Serving) -> None:
    """An answer in progress runs to its end although nobody waits for it, as an integration does at AWS."""
    started, release, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def handler(request: Request) -> Response:
        started.set()
        await release.wait()
        ended.set()
        return echo(request)

    async def main() -> bool:
        async with serving(handler) as served:
            _, writer = await served.connect()
            writer.write(get("/"))
            await started.wait()
            writer.transport.abort()
            await asyncio.sleep(0.02)
            release.set()
            await ended.wait()
            return ended.is_set()

    assert run(main())
