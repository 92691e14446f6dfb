"""A small WebSocket client, against a real gateway."""

import pytest

from gatewright.aws.websocket_frames import connection_in
from gatewright.lab.chat import create, host_of
from gatewright.lab.estate import build
from gatewright.lab.frames import connect, say
from tests.gatewright_server import Running


def test_what_is_said_is_answered_or_not(gateway: Running) -> None:
    """A message that a route takes is served in silence, another is refused by a frame, however long it is."""
    api_id = create(build(gateway.client()))
    with connect(gateway.url, "/prod", (("Host", host_of(api_id)),)) as opened:
        assert say(opened, b'{"action": "talk"}') is None
        assert connection_in(say(opened, b"x" * 1_000) or b"") is not None


def test_a_refused_handshake_is_no_connection(gateway: Running) -> None:
    """Its status line is told."""
    with pytest.raises(ConnectionRefusedError, match="403 Forbidden"):
        connect(gateway.url, "/prod", (("Host", "nosuchapi1.execute-api.us-east-1.amazonaws.com"),))
