import asyncio
import contextlib
from collections.abc import Awaitable
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from gatewright.gateway.websockets.session import switched
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server.websocket import GOING_AWAY
from tests.server.conftest import Run, Served, Serving
from tests.server.tls.secure import serving_tls, trusting
from tests.server.websocket_sessions import Heard, server_of

HANDSHAKE = (
    b"GET / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)
MASK = b"\0\0\0\0"


def client(served: Served, **options: Any) -> Any:
    """Connect somebody else's client."""
    host, port = served.listener.address
    return connect(f"ws://{host}:{port}/", compression=None, ping_interval=None, **options)


async def end_of(there: ClientConnection) -> tuple[int, str]:
    """Wait for the end, and return what the client heard of it."""
    with pytest.raises(ConnectionClosed) as ended:
        await there.recv()
    assert ended.value.rcvd is not None
    return ended.value.rcvd.code, ended.value.rcvd.reason


def test_messages_go_both_ways(run: Run, serving: Serving) -> None:
    """A message arrives whole, whether it came in one frame or in several, and an answer goes back."""

    async def main() -> tuple[list[str], list[str | bytes]]:
        heard = Heard()
        async with serving(server_of(heard)) as served, client(served) as there:
            await there.send("one")
            await there.send(["tw", "", "o é"])
            answers = [await there.recv(), await there.recv()]
        return heard.messages, answers

    assert (["one", "two é"], ["you said one", "you said two é"]) == run(main())


def test_the_first_frames_may_come_with_the_handshake(run: Run, serving: Serving) -> None:
    """Bytes behind the handshake are frames when it is accepted."""

    async def main() -> bytes:
        heard = Heard()
        async with serving(server_of(heard)) as served:
            reader, writer = await served.connect()
            writer.write(HANDSHAKE + b"\x81\x82" + MASK + b"hi")
            answer = await reader.readuntil(b"you said hi")
            writer.write(b"\x88\x80" + MASK)
            answer += await reader.read()
            writer.close()
            return answer

    head, _, frames = run(main()).partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 101 Switching Protocols\r\nDate: ")
    assert head.endswith(
        b"GMT\r\nConnection: upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nUpgrade: websocket"
    )
    assert b"\x81\x0byou said hi\x88\x00" == frames


def test_a_declined_handshake_leaves_http(run: Run, serving: Serving) -> None:
    """Bytes behind a handshake that is refused are the next request."""

    async def main() -> bytes:
        async with serving(server_of(Heard())) as served:
            refused = HANDSHAKE.replace(b"GET /", b"GET /refused")
            last = b"GET /last HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
            return await served.exchange(refused + refused + last)

    answers = run(main())

    assert 3 == answers.count(b"HTTP/1.1 403 Forbidden\r\n")
    assert 3 == answers.count(b"\r\n\r\nno")


def test_the_end_is_told_once_with_its_reason(run: Run, serving: Serving) -> None:
    """The session hears the code and the reason that the client gave; the client's code comes back."""

    async def main() -> tuple[list[tuple[int, str]], int | None]:
        heard = Heard()
        async with serving(server_of(heard)) as served, client(served) as there:
            await there.close(4001, "enough")
            await heard.over.wait()
            return heard.ends, there.close_code

    assert ([(4001, "enough")], 4001) == run(main())


@pytest.mark.parametrize(
    ("frames", "code"),
    [
        (b"\x82\x81" + MASK + b"b", 1003),
        (b"\x81\xfe\x80\x01" + MASK + b"x" * 32_769, 1009),
        (b"\x81\x81" + MASK + b"\xff", 1007),
        (b"\x81\x02hi", 1002),
        (b"\x80\x80" + MASK, 1002),
        (b"\x01\x81" + MASK + b"a" + b"\x81\x81" + MASK + b"b", 1002),
        (b"\xc1\x81" + MASK + b"a", 1002),
        (b"\x89\xfe\x00\x7e" + MASK + b"p" * 126, 1002),
        (b"\x01\xfe\x80\x00" + MASK + b"x" * 32_768 + (b"\x00\xfe\x80\x00" + MASK + b"x" * 32_768) * 4, 1009),
    ],
    ids=["binary", "frame", "utf-8", "unmasked", "continuation", "interleaved", "extension", "ping", "message"],
)
def test_what_may_not_be_sent_ends_the_connection(run: Run, serving: Serving, frames: bytes, code: int) -> None:
    """Each fault has its close code, the session hears the same one, and no message is delivered."""

    async def main() -> tuple[bytes, Heard]:
        heard = Heard()
        async with serving(server_of(heard), linger_seconds=0.05) as served:
            reader, writer = await served.connect()
            writer.write(HANDSHAKE + frames)
            answer = await reader.read()
            writer.close()
            await heard.over.wait()
            return answer.partition(b"\r\n\r\n")[2], heard

    sent, heard = run(main())

    assert 0x88 == sent[0]
    assert code == int.from_bytes(sent[2:4], "big")
    assert [code] == [one for one, _ in heard.ends]
    assert [] == heard.messages


def test_the_longest_message_passes(run: Run, serving: Serving) -> None:
    """128 KB in frames of 32 KB arrive."""

    async def main() -> list[int]:
        heard = Heard()
        async with serving(server_of(heard)) as served, client(served) as there:
            await there.send(["x" * 32_768] * 4)
            await there.recv()
            return [len(one) for one in heard.messages]

    assert [131_072] == run(main())


def test_silence_ends_a_connection_and_a_ping_keeps_it(run: Run, serving: Serving) -> None:
    """Ten minutes of silence, here less, end with 1001; a ping is answered and counts as a sign of life."""

    async def main() -> tuple[int, tuple[int, str], float]:
        heard = Heard()
        async with serving(server_of(heard), websocket_idle_seconds=0.2) as served, client(served) as there:
            loop = asyncio.get_running_loop()
            start = loop.time()
            for _ in range(4):
                await asyncio.sleep(0.1)
                await (await there.ping())
            said = await end_of(there)
            return heard.pings, said, loop.time() - start

    pings, said, lasted = run(main())

    assert (4, GOING_AWAY) == (pings, said)
    assert lasted > 0.5


def test_a_life_ends_whatever_happens(run: Run, serving: Serving) -> None:
    """Two hours, here less, end a connection that is busy, with 1001."""

    async def main() -> tuple[list[tuple[int, str]], tuple[int, str]]:
        heard = Heard()
        async with serving(server_of(heard), websocket_life_seconds=0.2) as served, client(served) as there:
            with contextlib.suppress(ConnectionClosed):
                while True:
                    await there.send("still here")
                    await there.recv()
            return heard.ends, (there.close_code or 0, there.close_reason or "")

    assert ([GOING_AWAY], GOING_AWAY) == run(main())


def test_a_stopping_server_says_so(run: Run, serving: Serving) -> None:
    """Who is connected when the server stops hears 1001, and the session hears it too."""

    async def main() -> tuple[tuple[int, str], list[tuple[int, str]]]:
        heard = Heard()
        async with serving(server_of(heard)) as served, client(served) as there:
            stopping = asyncio.ensure_future(served.listener.stop(drain=5))
            said = await end_of(there)
            await stopping
            return said, heard.ends

    assert (GOING_AWAY, [GOING_AWAY]) == run(main())


def test_a_client_that_vanishes_was_1006(run: Run, serving: Serving) -> None:
    """A connection that breaks without a close frame is told as 1006."""

    async def main() -> list[tuple[int, str]]:
        heard = Heard()
        async with serving(server_of(heard)) as served, client(served) as there:
            there.transport.abort()
            await heard.over.wait()
            return heard.ends

    assert [(1006, "")] == run(main())


def test_a_client_that_takes_nothing_is_refused_then_dropped(run: Run, serving: Serving) -> None:
    """What is sent to a client that does not read is bounded, and the client is dropped in the end."""

    async def main() -> tuple[int, list[tuple[int, str]]]:
        heard = Heard()
        limits = {"websocket_unsent_bytes": 100_000, "send_stall_seconds": 0.1}
        async with serving(server_of(heard), **limits) as served:
            reader, writer = await served.connect()
            writer.write(HANDSHAKE)
            await reader.readuntil(b"\r\n\r\n")
            writer.transport.pause_reading()  # type: ignore[attr-defined]  # it is a read transport as well
            sent = 0
            assert heard.link is not None
            while sent < 1000 and heard.link.send(b"x" * 100_000):
                sent += 1
                await asyncio.sleep(0)
            await heard.over.wait()
            writer.transport.abort()
            return sent, heard.ends

    sent, ends = run(main())

    assert sent < 1000
    assert [(1006, "")] == ends


def test_only_so_many_messages_are_in_work(run: Run, serving: Serving) -> None:
    """A client whose messages take their time is read on as they are done, and nothing is lost."""
    running = most = 0

    async def slowly(_: str) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.001)
        running -= 1

    def work(text: str) -> Awaitable[object]:
        return slowly(text)

    async def main() -> list[str]:
        heard = Heard(work=work)
        async with serving(server_of(heard), websocket_messages_at_once=3) as served, client(served) as there:
            for number in range(100):
                await there.send(f"{number}".rjust(2000))
            await there.close()
            await heard.over.wait()
            return [one.strip() for one in heard.messages]

    assert [str(number) for number in range(100)] == run(main())
    assert most < 60


def test_the_server_may_close(run: Run, serving: Serving) -> None:
    """A session can end its connection; nothing can be sent after that."""

    async def main() -> tuple[tuple[int, str], bool, list[tuple[int, str]]]:
        heard = Heard()
        async with serving(server_of(heard)) as served, client(served) as there:
            await there.send("x")
            await there.recv()
            assert heard.link is not None
            heard.link.close(1000, "Connection Closed Normally")
            took = heard.link.send(b"late")
            return await end_of(there), took, heard.ends

    assert ((1000, "Connection Closed Normally"), False, [(1000, "Connection Closed Normally")]) == run(main())


def test_over_tls(run: Run) -> None:
    """`wss` works as `ws` does: messages, a fault with its code, and the end that the server calls for."""

    async def main() -> tuple[str | bytes, tuple[int, str], tuple[int, str]]:
        heard = Heard()
        async with serving_tls(server_of(heard)) as served:
            _, port = served.listener.address
            url = f"wss://localhost:{port}/"
            async with connect(url, host="127.0.0.1", ssl=trusting(), compression=None) as there:
                await there.send("hi")
                answer = await there.recv()
                await there.send(b"binary")
                fault = await end_of(there)
            async with connect(url, host="127.0.0.1", ssl=trusting(), compression=None) as there:
                stopping = asyncio.ensure_future(served.listener.stop(drain=5))
                said = await end_of(there)
                await stopping
            return answer, fault, said

    assert ("you said hi", (1003, ""), GOING_AWAY) == run(main())


def test_a_client_that_left_during_the_handshake_is_told_to_the_session(run: Run, serving: Serving) -> None:
    """A session that was made for a client which did not wait for it hears that it is over."""
    heard: list[Heard] = []
    release = asyncio.Event()

    async def later(request: Request) -> Response:
        await release.wait()
        heard.append(Heard())
        return switched(request, heard[0])

    async def main() -> list[tuple[int, str]]:
        async with serving(later) as served:
            _, writer = await served.connect()
            writer.write(HANDSHAKE)
            await writer.drain()
            await asyncio.sleep(0.05)
            writer.transport.abort()
            await asyncio.sleep(0.05)
            release.set()
            await asyncio.sleep(0.05)
            return heard[0].ends

    assert [(1006, "")] == run(main())
