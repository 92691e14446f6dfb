import asyncio
import socket

import pytest

from gatewright.server.dns import listener
from gatewright.server.dns.listener import DnsListener, bind_both
from gatewright.server.listener import CannotListenError


def _upper(data: bytes, over_udp: bool) -> bytes | None:
    return None if data == b"quiet" else data.upper() + (b" udp" if over_udp else b" tcp")


def _framed(data: bytes) -> bytes:
    return len(data).to_bytes(2) + data


async def _by_udp(address: tuple[str, int], *messages: bytes) -> bytes:
    loop = asyncio.get_running_loop()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.setblocking(False)
        await loop.sock_connect(client, address)
        for message in messages:
            await loop.sock_sendall(client, message)
        return await asyncio.wait_for(loop.sock_recv(client, 100), 5)


async def _by_tcp(address: tuple[str, int], data: bytes, *, more: bool = False) -> bytes:
    reader, writer = await asyncio.open_connection(*address)
    writer.write(data)
    if not more:
        writer.write_eof()
    found = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    return found


def test_one_port_answers_over_both() -> None:
    """Several messages on one connection; what gets no answer hinders no other."""

    async def work() -> tuple[bytes, bytes]:
        serving = DnsListener(_upper)
        await serving.start(bind_both("127.0.0.1", 0))
        try:
            by_udp = await _by_udp(serving.address, b"quiet", b"a")
            return by_udp, await _by_tcp(serving.address, _framed(b"b") + _framed(b"c"))
        finally:
            await serving.stop()

    assert (b"A udp", _framed(b"B tcp") + _framed(b"C tcp")) == asyncio.run(work())


@pytest.mark.parametrize("data", [b"\xff\xff", _framed(b"quiet"), _framed(b"half")[:-1], b"\x00"])
def test_connection_that_asks_nothing_is_closed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Too long, no question, never finished."""
    monkeypatch.setattr(listener, "_IDLE_SECONDS", 0.2)

    async def work() -> bytes:
        serving = DnsListener(_upper)
        await serving.start(bind_both("127.0.0.1", 0))
        try:
            return await _by_tcp(serving.address, data, more=True)
        finally:
            await serving.stop()

    assert b"" == asyncio.run(work())


def test_connections_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than so many at once are closed at once; stopping closes those that are open."""
    monkeypatch.setattr(listener, "_AT_ONCE", 1)

    async def work() -> tuple[bytes, bytes]:
        serving = DnsListener(_upper)
        await serving.start(bind_both("127.0.0.1", 0))
        reader, writer = await asyncio.open_connection(*serving.address)
        writer.write(_framed(b"a"))
        first = await reader.readexactly(7)
        second = await _by_tcp(serving.address, b"", more=True)
        await serving.stop()
        assert b"" == await asyncio.wait_for(reader.read(), 5)
        writer.close()
        return first, second

    assert (_framed(b"A tcp"), b"") == asyncio.run(work())


def test_port_that_is_taken_is_said_in_one_line() -> None:
    """By UDP or by TCP."""
    over_udp, over_tcp = bind_both("127.0.0.1", 0)
    port = over_udp.getsockname()[1]
    # Free over TCP a moment ago, and taken over UDP still.
    over_tcp.close()
    with over_udp, pytest.raises(CannotListenError, match=f"cannot listen on `127.0.0.1:{port}` for UDP"):
        bind_both("127.0.0.1", port)
    over_udp, over_tcp = bind_both("127.0.0.1", 0)
    with over_udp, over_tcp, pytest.raises(CannotListenError, match="address already in use"):
        bind_both("127.0.0.1", over_tcp.getsockname()[1])
