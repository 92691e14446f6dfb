"""Looking at a hello without taking it."""

import asyncio
import socket
import time

import pytest

from gatewright.server.tls.client_hello import ClientHello, NotTlsError, read
from gatewright.server.tls.peek import peek
from tests.server.conftest import Run
from tests.server.tls.hellos import hello

WHOLE = hello("api.example.com")


def pair() -> tuple[socket.socket, socket.socket]:
    """Return both ends of a TCP connection; the first is the server's, and does not block."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        client = socket.create_connection(listening.getsockname())
        server, _ = listening.accept()
    server.setblocking(False)
    return server, client


def test_a_hello_in_pieces_is_read_and_left_where_it_is(run: Run) -> None:
    """Whoever reads after it gets every byte."""
    server, client = pair()

    async def main() -> ClientHello:
        looking = asyncio.ensure_future(peek(server, 10, read))
        for at in range(0, len(WHOLE), 50):
            await asyncio.sleep(0.001)
            client.sendall(WHOLE[at : at + 50])
        return await looking

    assert ClientHello("api.example.com", 0x0304) == run(main())
    assert WHOLE == server.recv(4096)
    server.close()
    client.close()


def test_a_hello_that_stalls_is_cut_and_costs_nothing_meanwhile(run: Run) -> None:
    """The time is kept by the clock, not by looking again and again."""
    server, client = pair()
    client.sendall(WHOLE[:20])
    before = time.process_time()

    with pytest.raises(NotTlsError):
        run(peek(server, 0.3, read))
    assert time.process_time() - before < 0.2
    server.close()
    client.close()


@pytest.mark.parametrize(
    "sent",
    [b"", WHOLE[:3], WHOLE[:100], b"GET / HTTP/1.1\r\n\r\n"],
    ids=["nothing", "the start of a record", "half a hello", "plain text"],
)
def test_an_early_end_is_told_at_once(run: Run, sent: bytes) -> None:
    """A client that goes is not waited for."""
    server, client = pair()
    client.sendall(sent)
    client.close()

    with pytest.raises(NotTlsError):
        run(peek(server, 10, read))
    server.close()
