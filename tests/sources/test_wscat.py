"""What `wscat` prints, read: messages that were refused, and handshakes."""

from gatewright.model.connection import Connection
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.wscat import conversation, is_conversation

FRAME = '{"message": "Forbidden", "connectionId":"A447EGbq_EIE_XU=", "requestId":"sHJE7MV89jQpqeY="}'
ON_A_TERMINAL = (
    "\x1b[1G\x1b[0K\r\x1b[2K\x1b[3D\x1b[32mConnected (press CTRL+C to quit)\x1b[39m\r\n\x1b[1G\x1b[0J> \x1b[3G"
    '{"action":"leave"}\r\r\n\x1b[1G\x1b[0J> \x1b[3G\r\x1b[2K\x1b[3D\x1b[34m< ' + FRAME + "\x1b[39m\r\n\x1b[1G\x1b[0J> "
)
"""Recorded with `script` on 2026-11-25."""

COPIED = f"""$ wscat -c wss://w1e2b3s4o5.execute-api.eu-west-1.amazonaws.com/prod?room=1 -H 'Auth: me'
Connected (press CTRL+C to quit)
> {{"action":"talk"}}
< {{"said": "hello"}}
> {{"action":"leave"}}
< {FRAME}
Disconnected (code: 1000, reason: "")
"""


def test_a_refused_message_is_told_with_the_one_before_it() -> None:
    """And with the address, where the command stands there; what a backend said is no refusal."""
    (found,) = conversation(COPIED, origin="talk.txt")

    assert found.connection == Connection(id="A447EGbq_EIE_XU=", event_type="MESSAGE")
    assert (found.body, found.observation.body) == (b'{"action":"leave"}', FRAME.encode())
    assert found.url == "wss://w1e2b3s4o5.execute-api.eu-west-1.amazonaws.com/prod?room=1"
    request = found.request
    assert not isinstance(request, Unknown)
    assert (request.host, request.path) == ("w1e2b3s4o5.execute-api.eu-west-1.amazonaws.com", "/prod")
    assert request.connection == found.connection


def test_colours_and_prompts_of_a_terminal_say_nothing() -> None:
    """The recording of a terminal reads as what was copied from it."""
    (found,) = conversation(ON_A_TERMINAL)

    assert is_conversation(ON_A_TERMINAL)
    assert (found.body, found.observation.body) == (b'{"action":"leave"}', FRAME.encode())
    assert isinstance(found.host, Unknown)


def test_a_frame_without_a_message_before_it_leaves_the_message_unknown() -> None:
    """Somebody kept the last line."""
    (found,) = conversation(f"< {FRAME}\n")

    assert is_conversation(f"< {FRAME}\n")
    assert found.body is UNKNOWN


def test_a_refused_handshake_tells_its_status() -> None:
    """It is a call of HTTP, with the fields of a handshake and those of the command."""
    command = "$ wscat --connect ws://127.0.0.1:4566/prod --header 'Host: x.example'"
    text = f"{command}\nerror: Unexpected server response: 403\n"
    (found,) = conversation(text)

    assert is_conversation(text)
    assert (found.method, found.host, found.path, found.observation.status) == ("GET", "x.example", "/prod", 403)
    assert (found.headers.get("upgrade"), found.connection) == ("websocket", None)


def test_another_error_is_a_failure() -> None:
    """Nothing was answered."""
    (found,) = conversation("wscat -c wss://nowhere.example\nerror: getaddrinfo ENOTFOUND nowhere.example")

    assert found.failure is not None
    assert found.failure.detail == "getaddrinfo ENOTFOUND nowhere.example"


def test_commands_that_cannot_be_read_tell_no_address() -> None:
    """An open quote, no address, or none that is one."""
    for command in ("wscat -c 'wss://x", "wscat --listen 8080", "wscat -c wss://"):
        (found,) = conversation(f"{command}\nConnected (press CTRL+C to quit)\n> x\n< {FRAME}\n")
        assert isinstance(found.host, Unknown)


def test_other_texts_are_none() -> None:
    """A transcript of curl has arrows too."""
    assert not is_conversation("> GET / HTTP/1.1\n> \n< HTTP/1.1 403 Forbidden\n< \n{}")
