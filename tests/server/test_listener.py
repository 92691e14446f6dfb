import asyncio
import errno
import socket

import pytest

from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server.listener import CannotListenError, Listener, bind
from tests.server.conftest import Run, Serving

GET = b"GET / HTTP/1.1\r\nHost: h\r\n\r\n"


def nothing(_request: Request) -> Response:
    """Answer with nothing."""
    return Response(status=200)


def test_port_zero_takes_a_free_port(run: Run) -> None:
    """Port 0 means any free one, and the listener tells which."""

    async def main() -> tuple[str, int]:
        listener = Listener(nothing)
        await listener.start(bind("127.0.0.1", 0))
        address = listener.address
        await listener.stop(drain=0)
        return address

    host, port = run(main())

    assert "127.0.0.1" == host
    assert 0 < port < 65_536


def test_port_in_use_is_one_clear_line() -> None:
    """A taken port is told with the address, in one line, and as an `OSError` that can be recognised."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(CannotListenError) as caught:
            bind("127.0.0.1", port)

    assert f"cannot listen on `127.0.0.1:{port}`: address already in use (port 0 takes a free one)" == str(caught.value)
    assert errno.EADDRINUSE == caught.value.errno


@pytest.mark.parametrize(("host", "port"), [("192.0.2.1", 0), ("127.0.0.1", 65_536), ("127.0.0.1", -1), ("a b", 0)])
def test_impossible_address_is_one_clear_line(host: str, port: int) -> None:
    """An address that is not ours, and a port that is none, are told in one line."""
    with pytest.raises(CannotListenError, match=f"^cannot listen on `{host}[^\n]*$"):
        bind(host, port)


def test_stop_closes_idle_connections(run: Run, serving: Serving) -> None:
    """Stopping closes what waits for its next request, and what never sent one, and accepts nobody any more."""

    async def main() -> tuple[bytes, bytes, bool]:
        async with serving(nothing) as served:
            used, unused = await served.connect(), await served.connect()
            used[1].write(GET)
            await used[0].readuntil(b"\r\n\r\n")
            await served.listener.stop(drain=10.0)
            ends = await used[0].read(), await unused[0].read()
            used[1].close()
            unused[1].close()
            try:
                await served.connect()
            except ConnectionRefusedError:
                return *ends, True
            return *ends, False

    assert (b"", b"", True) == run(main())


def test_stop_lets_requests_in_progress_finish(run: Run, serving: Serving) -> None:
    """A request in progress is answered while draining, and its connection is closed by that answer."""
    started, release = asyncio.Event(), asyncio.Event()

    async def handler(_request: Request) -> Response:
        started.set()
        await release.wait()
        return Response(status=200, body=b"done")

    async def main() -> bytes:
        async with serving(handler) as served:
            reader, writer = await served.connect()
            writer.write(GET)
            await started.wait()
            stopping = asyncio.ensure_future(served.listener.stop(drain=10.0))
            await asyncio.sleep(0.05)
            release.set()
            data = await reader.read()
            writer.close()
            await stopping
            return data

    got = run(main())

    assert b"\r\nConnection: close\r\n" in got
    assert got.endswith(b"\r\n\r\ndone")


def test_fresh_connection_may_send_its_request(run: Run, serving: Serving) -> None:
    """A connection accepted just before stopping is still served: its client could not know."""

    async def main() -> bytes:
        async with serving(nothing, fresh_seconds=5.0) as served:
            reader, writer = await served.connect()
            while not served.listener.open_connections:  # noqa: ASYNC110 - a listener tells no such event
                await asyncio.sleep(0)
            stopping = asyncio.ensure_future(served.listener.stop(drain=10.0))
            await asyncio.sleep(0.01)
            writer.write(GET)
            data = await reader.read()
            writer.close()
            await stopping
            return data

    assert run(main()).startswith(b"HTTP/1.1 200 OK\r\n")


def test_stop_does_not_wait_for_ever(run: Run, serving: Serving) -> None:
    """What is not finished after the given time is dropped, its handler cancelled."""
    cancelled: list[bool] = []

    async def handler(_request: Request) -> Response:
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.append(True)
        return Response(status=200)

    async def main() -> bytes:
        async with serving(handler) as served:
            reader, writer = await served.connect()
            writer.write(GET)
            while not served.listener.open_connections:  # noqa: ASYNC110 - a listener tells no such event
                await asyncio.sleep(0)
            await asyncio.sleep(0.02)
            await served.listener.stop(drain=0.05)
            try:
                return await reader.read()
            except ConnectionResetError:
                return b""
            finally:
                writer.close()

    assert b"" == run(main())
    assert [True] == cancelled


def test_stop_twice_and_before_start(run: Run) -> None:
    """Stopping what does not run does nothing."""

    async def main() -> int:
        listener = Listener(nothing)
        await listener.stop(drain=1.0)
        await listener.start(bind("127.0.0.1", 0))
        await listener.stop(drain=0)
        await listener.stop(drain=0)
        return listener.open_connections

    assert 0 == run(main())


def test_who_shares_a_socket_gets_its_part_of_a_burst(run: Run) -> None:
    """Two listeners, as of two processes, serve the connections of one moment together, and all of them."""

    async def main() -> tuple[list[int], int]:
        listening = bind("127.0.0.1", 0)
        listeners = [Listener(lambda _: Response(status=200), one_at_a_time=True) for _ in range(2)]
        for listener, each in zip(listeners, (listening, listening.dup()), strict=True):
            each.setblocking(False)
            await listener.start(each)
        # The kernel makes these connections before the event loop looks at any.
        waiting = [socket.create_connection(listeners[0].address) for _ in range(20)]
        opened = [await asyncio.open_connection(sock=one) for one in waiting]
        served = 0
        for reader, writer in opened:
            writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            served += (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200 OK\r\n")
        shares = [listener.open_connections for listener in listeners]
        for _, writer in opened:
            writer.close()
        for listener in listeners:
            await listener.stop(drain=1)
        return shares, served

    shares, served = run(main())

    assert (sum(shares), served) == (20, 20)
    assert min(shares) > 0
