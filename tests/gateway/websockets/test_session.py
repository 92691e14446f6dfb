import pytest

from gatewright.gateway.websockets.session import switched
from gatewright.model.request import Request, headers
from tests.server.websocket_sessions import Heard

KEY = ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
OFFER = ("Sec-WebSocket-Protocol", "chat, superchat")


@pytest.mark.parametrize(
    ("chosen", "told"), [("chat", "chat"), ("superchat", "superchat"), ("other", None), (None, None)]
)
def test_a_subprotocol_is_told_when_the_client_offered_it(chosen: str | None, told: str | None) -> None:
    """A client fails the connection when it hears of a subprotocol that it did not offer (RFC 6455, section 4.1)."""
    request = Request(method="GET", host="h", path="/", headers=headers((KEY, OFFER)))

    answer = switched(request, Heard(), chosen)

    assert told == answer.header("Sec-WebSocket-Protocol")
    assert (101, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") == (answer.status, answer.header("Sec-WebSocket-Accept"))
