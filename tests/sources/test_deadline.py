"""No server holds a call up for longer than is waited for an answer."""

import socket
import time

import pytest

from gatewright.sources.ask import Ask
from gatewright.sources.deadline import Deadline
from gatewright.sources.url import call
from tests.sources.test_url import server


@pytest.mark.parametrize(
    ("told", "status"),
    [(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 999\r\n\r\n", 403), (b"HTTP/1.1 403 Forbidden\r\nX", None)],
)
def test_a_server_that_sends_a_byte_now_and_then_is_left(told: bytes, status: int | None) -> None:
    """What it told until then counts."""

    def drip(connection: socket.socket) -> None:
        try:
            connection.sendall(told)
            for _ in range(100):
                connection.sendall(b"a")
                time.sleep(0.02)
        except OSError:
            return

    with server(drip) as (base, _):
        found = call(f"{base}/", Ask(patience=0.2))

    assert found.failure is not None
    assert ("timeout", "no whole answer in 0.2 seconds") == (found.failure.kind, found.failure.detail)
    assert status in (None, found.observation.status)


def test_who_is_in_time_is_left_alone() -> None:
    """The connection stays as it was."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        with Deadline(ours, 60) as deadline:
            theirs.sendall(b"a")
            assert b"a" == ours.recv(1)
        assert not deadline.is_over
        theirs.sendall(b"b")
        assert b"b" == ours.recv(1)
