"""HTTP/2, spoken with over TLS."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from h2.errors import ErrorCodes
from h2.settings import SettingCodes

from gatewright.model.request import Request, Tls
from gatewright.model.response import Response
from gatewright.server import http2
from gatewright.server.connections import Handler
from gatewright.server.http2_settings import MOST_STREAMS
from tests.server.conftest import Run
from tests.server.http2_client import Answer, Http2Client
from tests.server.test_http2_frames import FLOODS, PREFACE, frame
from tests.server.tls.secure import Secure, serving_tls

Talk = Callable[[Http2Client, Secure], Awaitable[Any]]


def talk(run: Run, handler: Handler, conversation: Talk, **limits: float) -> Any:
    """Return what a conversation with a server returns."""

    async def main() -> Any:
        async with serving_tls(handler, **limits) as served:
            client = await Http2Client.open(served)
            try:
                return await conversation(client, served)
            finally:
                client.close()

    return run(main())


def echo(request: Request) -> Response:
    """Answer with the request."""
    assert isinstance(request.body, bytes)
    line = f"{request.protocol} {request.method} {request.host} {request.path} {request.query} {request.headers.items}"
    return Response(
        status=200,
        headers=(("Content-Type", "text/plain"), ("X-CaSe", " a "), ("Connection", "close")),
        body=line.encode() if request.method != "POST" else str(len(request.body)).encode(),
    )


def test_a_request_is_the_same_as_over_http_1_1(run: Run) -> None:
    """Target untouched, `:authority` as host, fields in order; cookies are one field again."""

    async def conversation(client: Http2Client, _served: Secure) -> Answer:
        fields = ("cookie", "a=1"), ("x-b", "2"), ("x-a", "1"), ("x-b", "3"), ("cookie", "b=2")
        return await client.ask(
            "GET", "/a//b/%2Fc/../d;p=1?b=2&a=1&b", *fields, **{":authority": "API.example.com:443"}
        )

    answer = talk(run, echo, conversation)

    assert answer.body.decode() == (
        "HTTP/2.0 GET api.example.com /a//b/%2Fc/../d;p=1 b=2&a=1&b (('Host', 'API.example.com:443'), ('x-b', '2'),"
        " ('x-a', '1'), ('x-b', '3'), ('cookie', 'a=1; b=2'))"
    )


def test_an_answer_has_lower_case_names_in_the_order_of_aws(run: Run) -> None:
    """Fields of an HTTP/1.1 connection are left out."""

    async def conversation(client: Http2Client, _served: Secure) -> Answer:
        return await client.ask()

    answer = talk(run, echo, conversation)

    assert [":status", "content-type", "content-length", "date", "x-case"] == [name for name, _ in answer.headers]
    assert dict(answer.headers)["x-case"] == "a"
    assert dict(answer.headers)["content-length"] == str(len(answer.body))


def test_many_streams_share_a_connection_and_end_as_they_are_ready(run: Run) -> None:
    """A slow answer holds up nobody."""
    release = asyncio.Event()

    async def slow() -> Response:
        await release.wait()
        return Response(status=200, body=b"slow")

    def handler(request: Request) -> Response | Awaitable[Response]:
        return slow() if request.path == "/slow" else Response(status=200, body=b"fast")

    async def conversation(client: Http2Client, _served: Secure) -> tuple[bytes, bytes]:
        stream = client.head("GET", "/slow")
        fast = [await client.ask("GET", "/fast") for _ in range(20)]
        assert not client.answers[stream].ended
        release.set()
        await client.until(lambda: client.answers[stream].ended)
        return fast[-1].body, client.answers[stream].body

    assert (b"fast", b"slow") == talk(run, handler, conversation)


def test_head_has_no_body(run: Run) -> None:
    """As over HTTP/1.1."""

    async def conversation(client: Http2Client, _served: Secure) -> Answer:
        return await client.ask("HEAD")

    answer = talk(run, echo, conversation)

    assert (b"", "0") == (answer.body, dict(answer.headers)["content-length"])


def test_bodies_up_to_ten_megabytes_arrive(run: Run) -> None:
    """Flow control lets them through; more is answered 413, before it is all sent."""

    async def conversation(client: Http2Client, _served: Secure) -> tuple[bytes, str, str]:
        good = await client.post(b"x" * 9_000_000)
        announced = await client.ask("POST", "/", ("content-length", "10485761"), end=False)
        long = await client.post(b"x" * 11_000_000)
        return good.body, announced.status, long.status

    assert (b"9000000", "413", "413") == talk(run, echo, conversation)


def test_large_answers_wait_for_room(run: Run) -> None:
    """A client with a small window gets every byte, as it makes room."""

    async def conversation(client: Http2Client, _served: Secure) -> tuple[int, int]:
        client.acknowledges = False
        stream = client.head()
        answer = client.answers[stream]
        await client.until(lambda: len(answer.body) >= 65_535)
        first = len(answer.body)
        client.acknowledges = True
        client.h2.increment_flow_control_window(3_000_000)
        client.h2.increment_flow_control_window(3_000_000, stream)
        client.flush()
        await client.until(lambda: answer.ended)
        return first, len(answer.body)

    assert (65_535, 2_000_000) == talk(run, lambda _: Response(status=200, body=b"x" * 2_000_000), conversation)


def test_a_client_that_makes_no_room_is_dropped(run: Run) -> None:
    """It does not hold an answer for ever."""

    async def conversation(client: Http2Client, _served: Secure) -> bool:
        client.acknowledges = False
        client.head()
        await client.until(lambda: False)
        return client.ended

    handler = lambda _: Response(status=200, body=b"x" * 2_000_000)  # noqa: E731
    assert talk(run, handler, conversation, send_stall_seconds=0.1)


@pytest.mark.parametrize(("length", "status"), [(10_239, "200"), (10_240, "431")])
def test_a_head_over_the_limit_is_answered(run: Run, length: int, status: str) -> None:
    """Target, names and values count, as over HTTP/1.1; the connection goes on."""

    async def conversation(client: Http2Client, _served: Secure) -> tuple[str, str]:
        answer = await client.ask("GET", "/", ("x-a", "v" * (length - 3)))
        return answer.status, (await client.ask()).status

    assert (status, "200") == talk(run, echo, conversation)


def test_a_head_that_unpacks_to_much_more_ends_the_connection(run: Run) -> None:
    """What was packed to look small is not unpacked."""

    async def conversation(client: Http2Client, _served: Secure) -> tuple[int, int] | None:
        client.head("GET", "/", *(("x-a", "v" * 4000) for _ in range(100)))
        await client.until(lambda: False)
        return client.gone

    gone = talk(run, echo, conversation)

    assert gone is not None
    assert gone[0] == ErrorCodes.ENHANCE_YOUR_CALM


@pytest.mark.parametrize(
    ("fields", "more"),
    [
        ((), {":path": "*"}),
        ((), {":path": "a"}),
        ((), {":path": "/#f"}),
        ((), {":authority": "user@host"}),
        ((), {":authority": ""}),
        ((), {":method": "CONNECT2"}),
    ],
)
def test_a_request_that_may_not_be_served_is_answered_400(
    run: Run, fields: tuple[tuple[str, str], ...], more: dict[str, str]
) -> None:
    """By the rules of HTTP/1.1; the connection goes on."""

    async def conversation(client: Http2Client, _served: Secure) -> tuple[str, str]:
        return (await client.ask("GET", "/", *fields, **more)).status, (await client.ask()).status

    assert ("400", "200") == talk(run, echo, conversation)


@pytest.mark.parametrize(
    "fields",
    [
        (("X-Upper", "1"),),
        (("connection", "close"),),
        (("transfer-encoding", "chunked"),),
        (("x-a", "a\r\nb: c"),),
        (("host", "other.example.com"),),
    ],
)
def test_what_breaks_the_protocol_reaches_no_handler(run: Run, fields: tuple[tuple[str, str], ...]) -> None:
    """Upper case, fields of a connection, line ends and a second host are refused."""
    reached: list[Request] = []

    def handler(request: Request) -> Response:
        reached.append(request)
        return Response(status=200)

    async def conversation(client: Http2Client, _served: Secure) -> str | None:
        stream = client.head("GET", "/", *fields)
        answer = client.answers[stream]
        await client.until(lambda: answer.ended or answer.reset is not None or client.gone is not None)
        return dict(answer.headers).get(":status")

    assert talk(run, handler, conversation) != "200"
    assert [] == reached


def test_taking_back_request_after_request_ends_the_connection(run: Run) -> None:
    """Rapid reset: the client is told to calm down, and few handlers have run."""
    ran: list[int] = []

    async def slow() -> Response:
        ran.append(1)
        await asyncio.sleep(0.2)
        return Response(status=200)

    async def conversation(client: Http2Client, _served: Secure) -> tuple[int, int] | None:
        for _ in range(2000):
            stream = client.head()
            client.h2.reset_stream(stream, ErrorCodes.CANCEL)
            client.flush()
        await client.until(lambda: False)
        return client.gone

    gone = talk(run, lambda _: slow(), conversation)

    assert gone is not None
    assert gone[0] == ErrorCodes.ENHANCE_YOUR_CALM
    assert len(ran) <= MOST_STREAMS


def test_taking_back_what_is_answered_at_once_ends_the_connection(run: Run) -> None:
    """Rapid reset is as rapid where every answer stands ready."""
    ran: list[int] = []

    def ready(_request: Request) -> Response:
        ran.append(1)
        return Response(status=204)

    async def conversation(client: Http2Client, _served: Secure) -> tuple[int, int] | None:
        for _ in range(2000):
            client.h2.reset_stream(client.head(), ErrorCodes.CANCEL)
        client.flush()
        await client.until(lambda: False)
        return client.gone

    gone = talk(run, ready, conversation)

    assert gone is not None
    assert gone[0] == ErrorCodes.ENHANCE_YOUR_CALM
    assert len(ran) <= MOST_STREAMS


def test_nobody_waits_for_a_flood_of_requests(run: Run) -> None:
    """Who sends thousands at once has them served a piece at a time, all of them in the end."""
    served: list[str] = []
    begun, all_served = asyncio.Event(), asyncio.Event()

    def handler(request: Request) -> Response:
        served.append(request.path)
        begun.set()
        if len(served) == 4001:
            all_served.set()
        return Response(status=204)

    async def conversation(other: Http2Client, place: Secure) -> int:
        block = bytes([0x82, 0x87, 0x84]) + b"\x41\x04host"
        reader, writer = await place.connect("localhost", alpn=("h2",))
        writer.write(PREFACE + frame(4) + b"".join(frame(1, block, 5, stream) for stream in range(1, 8001, 2)))
        taking = asyncio.ensure_future(reader.read(-1))
        await begun.wait()
        stream = other.head(path="/other")
        await other.until(lambda: other.answers[stream].ended)
        before = served.index("/other")
        await all_served.wait()
        taking.cancel()
        writer.close()
        return before

    assert talk(run, handler, conversation) < 3000
    assert len(served) == 4001


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
def test_a_flood_of_frames_ends_the_connection(run: Run, flood: bytes) -> None:
    """Whatever they are; nobody else waits for it."""

    async def conversation(client: Http2Client, served: Secure) -> tuple[bool, str]:
        client.head("POST", end=False)
        await client.pour(flood * (400_000 // len(flood)))
        await client.until(lambda: False)
        other = await Http2Client.open(served)
        answer = await other.ask()
        other.close()
        return client.ended, answer.status

    assert (True, "200") == talk(run, echo, conversation)


def test_a_client_that_takes_a_byte_at_a_time_is_sent_away(run: Run) -> None:
    """Each costs as much as sixteen kilobytes."""

    async def conversation(client: Http2Client, _served: Secure) -> bool:
        client.h2.update_settings({SettingCodes.INITIAL_WINDOW_SIZE: 0})
        client.head()
        for _ in range(2_000):
            client.h2.increment_flow_control_window(1, 1)
            client.flush()
        await client.until(lambda: client.answers[1].ended)
        return client.ended

    assert talk(run, lambda _: Response(status=200, body=b"x" * 100_000), conversation)


def test_a_client_that_does_not_take_its_answers_gets_no_more_of_them(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What waits for it is bounded; it may ask again when it has taken some."""
    monkeypatch.setattr(http2, "HELD", 1_500_000)

    async def conversation(client: Http2Client, _served: Secure) -> tuple[int | None, str]:
        client.acknowledges = False
        client.h2.update_settings({SettingCodes.INITIAL_WINDOW_SIZE: 10})
        first, second = client.head(), client.head()
        await client.until(lambda: bool(client.answers[first].body and client.answers[second].body))
        refused = await client.ask()
        for stream in (first, second):
            client.h2.increment_flow_control_window(1_000_000, stream)
        client.h2.increment_flow_control_window(4_000_000)
        client.flush()
        await client.until(lambda: client.answers[first].ended and client.answers[second].ended)
        return refused.reset, (await client.ask("HEAD")).status

    handler = lambda _: Response(status=200, body=b"x" * 1_000_000)  # noqa: E731
    assert (ErrorCodes.REFUSED_STREAM, "200") == talk(run, handler, conversation)


def test_answers_that_nobody_waits_for_count(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Streams that were reset free no place while their answer is being worked out."""
    monkeypatch.setattr(http2, "MOST_STREAMS", 3)
    release = asyncio.Event()

    async def slow() -> Response:
        await release.wait()
        return Response(status=200)

    async def conversation(client: Http2Client, _served: Secure) -> tuple[int | None, str]:
        for _ in range(3):
            stream = client.head()
            await asyncio.sleep(0.02)
            client.h2.reset_stream(stream, ErrorCodes.CANCEL)
            client.flush()
        refused = await client.ask()
        release.set()
        await asyncio.sleep(0.05)
        return refused.reset, (await client.ask()).status

    assert (ErrorCodes.REFUSED_STREAM, "200") == talk(run, lambda _: slow(), conversation)


def test_bodies_of_all_streams_together_are_bounded(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many large bodies at once are too many; what is complete is not counted any more."""
    monkeypatch.setattr(http2, "HELD", 1_500_000)

    async def conversation(client: Http2Client, _served: Secure) -> tuple[bytes, int | None]:
        first = client.head("POST", end=False)
        second = client.head("POST", end=False)
        await client.body(first, b"x" * 900_000, end=False)
        await client.body(second, b"x" * 900_000, end=False)
        await client.until(lambda: client.answers[second].reset is not None)
        await client.body(first, b"x")
        await client.until(lambda: client.answers[first].ended)
        return client.answers[first].body, client.answers[second].reset

    assert (b"900001", ErrorCodes.ENHANCE_YOUR_CALM) == talk(run, echo, conversation)


def test_bodies_of_all_connections_together_are_bounded(run: Run) -> None:
    """Who would exceed what there is room for hears 503; room comes back with whoever leaves."""

    async def conversation(client: Http2Client, served: Secure) -> list[str]:
        stream = client.head("POST", end=False)
        await client.body(stream, b"x" * 1_000, end=False)
        await client.ask()
        other = await Http2Client.open(served)
        second = other.head("POST", end=False)
        await other.body(second, b"x" * 1_000, end=False)
        await other.until(lambda: other.answers[second].ended)
        client.close()
        third = other.head("POST", end=False)
        await asyncio.sleep(0.1)
        await other.body(third, b"x" * 1_000)
        await other.until(lambda: other.answers[third].ended)
        other.close()
        return [other.answers[second].status, other.answers[third].status]

    assert ["503", "200"] == talk(run, echo, conversation, bodies_bytes=1_500)


@pytest.mark.parametrize("limit", ["body_stall_seconds", "request_seconds"])
def test_a_slow_body_is_answered_408(run: Run, limit: str) -> None:
    """Dripping does not help, and other streams go on."""

    async def conversation(client: Http2Client, _served: Secure) -> tuple[str, str]:
        stream = client.head("POST", end=False)
        await client.body(stream, b"x", end=False)
        await client.until(lambda: client.answers[stream].ended)
        return client.answers[stream].status, (await client.ask()).status

    assert ("408", "200") == talk(run, echo, conversation, **{limit: 0.1})


@pytest.mark.parametrize("asks", [False, True])
def test_an_idle_connection_is_closed(run: Run, asks: bool) -> None:
    """Before a first request and after the last one."""

    async def conversation(client: Http2Client, _served: Secure) -> tuple[int, int] | None:
        if asks:
            await client.ask()
        async with asyncio.timeout(5.0):
            await client.until(lambda: False)
        return client.gone

    limits = {"head_seconds": 10.0, "idle_seconds": 0.1} if asks else {"head_seconds": 0.1}
    assert (ErrorCodes.NO_ERROR, int(asks)) == talk(run, echo, conversation, **limits)


def test_a_connection_in_use_is_not_closed_when_its_first_request_was_due(run: Run) -> None:
    """The time for the first request ends with it, however soon it was answered."""

    async def conversation(client: Http2Client, _served: Secure) -> list[str]:
        found = []
        for _ in range(5):
            found.append((await client.ask()).status)
            await asyncio.sleep(0.1)
        return found

    assert ["200"] * 5 == talk(run, echo, conversation, head_seconds=0.2, idle_seconds=10.0)


def test_a_client_that_waits_is_told_to_go_on(run: Run) -> None:
    """`Expect: 100-continue`."""

    async def conversation(client: Http2Client, _served: Secure) -> tuple[list[str], bytes]:
        stream = client.head("POST", "/", ("expect", "100-continue"), end=False)
        answer = client.answers[stream]
        await client.until(lambda: bool(answer.informational))
        await client.body(stream, b"12345")
        await client.until(lambda: answer.ended)
        return answer.informational, answer.body

    assert (["100"], b"5") == talk(run, echo, conversation)


def test_stopping_lets_requests_finish_and_takes_no_more(run: Run) -> None:
    """The client is told which streams were served."""
    started, release = asyncio.Event(), asyncio.Event()

    async def slow() -> Response:
        started.set()
        await release.wait()
        return Response(status=200, body=b"done")

    async def conversation(client: Http2Client, served: Secure) -> tuple[bytes, tuple[int, int] | None, bool]:
        stream = client.head()
        await started.wait()
        stopping = asyncio.ensure_future(served.listener.stop(drain=10.0))
        await client.until(lambda: client.gone is not None)
        release.set()
        await client.until(lambda: False)
        await stopping
        return client.answers[stream].body, client.gone, client.ended

    assert (b"done", (ErrorCodes.NO_ERROR, 1), True) == talk(run, lambda _: slow(), conversation)


def test_a_handler_that_fails_is_answered_500(run: Run, caplog: pytest.LogCaptureFixture) -> None:
    """At once or later, or with what HTTP cannot say; the connection goes on."""

    async def later() -> Response:
        raise ValueError

    def handler(request: Request) -> Response | Awaitable[Response]:
        if request.path == "/now":
            raise ValueError
        if request.path == "/later":
            return later()
        return Response(status=200, headers=(("x-a", "b\r\nc: d"),) if request.path == "/split" else ())

    async def conversation(client: Http2Client, _served: Secure) -> list[str]:
        return [(await client.ask("GET", path)).status for path in ("/now", "/later", "/split", "/good")]

    assert ["500", "500", "500", "200"] == talk(run, handler, conversation)
    assert len(caplog.records) == 3


def test_what_tls_agreed_on_comes_with_every_request(run: Run) -> None:
    """As over HTTP/1.1."""

    def handler(request: Request) -> Response:
        assert isinstance(request.peer.tls, Tls)
        return Response(status=200, body=f"{request.peer.source_ip} {request.peer.tls.server_name}".encode())

    async def conversation(client: Http2Client, _served: Secure) -> bytes:
        return (await client.ask()).body

    assert b"127.0.0.1 localhost" == talk(run, handler, conversation)


def test_bytes_that_are_no_http_2_end_the_connection(run: Run) -> None:
    """Whoever agreed on HTTP/2 speaks it."""

    async def main() -> bytes:
        async with serving_tls(echo) as served:
            reader, writer = await served.connect(alpn=("h2",))
            writer.write(b"GET / HTTP/1.1\r\nHost: h\r\n\r\n" * 3)
            answer = await reader.read()
            writer.close()
            return answer

    assert b"HTTP/1.1" not in run(main())


def test_settings_say_what_a_client_may_do(run: Run) -> None:
    """How many streams, how large a header list, and no pushes."""

    async def conversation(client: Http2Client, _served: Secure) -> dict[int, int]:
        await client.ask()
        return dict(client.h2.remote_settings)

    settings = talk(run, echo, conversation)

    assert settings[SettingCodes.MAX_CONCURRENT_STREAMS] == MOST_STREAMS
    assert settings[SettingCodes.MAX_HEADER_LIST_SIZE] == 16_384
