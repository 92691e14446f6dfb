"""Opening a connection in the place of a plain call."""

from gatewright.aws.websocket_handshake import is_handshake
from gatewright.checks.websocket.remedies import open_a_connection
from gatewright.model.call import Call
from tests.websocket_apis import configuration, decided, request, walked


def test_a_plain_call_becomes_a_handshake_of_its_stage() -> None:
    """What else was sent, it keeps; the path behind the stage goes."""
    known = configuration()
    call = walked(request("POST", "/prod/chat", ("Authorization", "x"), query="a=b", body=b"{}"), known).call
    proposal = open_a_connection(call, {})
    assert proposal is not None
    asked = proposal.request

    assert is_handshake(asked)
    assert ("/prod", "a=b", b"", "x") == (asked.path, asked.query, asked.body, asked.headers.get("authorization"))
    assert "allowed" == decided(asked, known).outcome


def test_without_a_stage_there_is_none_to_ask() -> None:
    """Nothing is proposed."""
    assert open_a_connection(Call(request("GET", "/"), configuration()), {}) is None
