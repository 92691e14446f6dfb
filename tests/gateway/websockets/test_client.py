"""A connected client."""

from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any

from gatewright.gateway.websockets.client import CLOSED, Client
from gatewright.model.connection import Connection
from gatewright.model.request import Request
from tests.gateway.websockets.stages import STAGE, call
from tests.http_apis import NOON
from tests.websocket_apis import CONNECTION_ID, handshake


@dataclass
class Noting:
    """Where clients belong, and a way out to one of them."""

    events: list[tuple[str, Connection | None, Any]] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)
    closed: list[tuple[int, str]] = field(default_factory=list)
    room: bool = True

    def arrived(self, client: Client) -> None:
        self.events.append(("arrived", client.connection, None))

    def left(self, client: Client) -> None:
        self.events.append(("left", client.connection, None))

    def message(self, client: Client, request: Request) -> Awaitable[None] | None:
        assert client.id == CONNECTION_ID
        self.events.append(("message", request.connection, request))
        return None

    def end(self, client: Client, request: Request) -> Awaitable[None]:
        assert client.id == CONNECTION_ID
        self.events.append(("end", request.connection, request))
        return _nothing()

    def send(self, text: bytes) -> bool:
        self.sent.append(text)
        return self.room

    def close(self, code: int, reason: str) -> None:
        self.closed.append((code, reason))


async def _nothing() -> None:
    """Have nothing to do."""


def connected() -> tuple[Client, Noting]:
    """Return a client that has just connected."""
    home = Noting()
    client = Client(home, call(handshake("/prod", ("User-Agent", "me"), query="secret=1"), "$connect"), STAGE)
    client.opened(home)
    return client, home


def test_a_life() -> None:
    """It arrives, speaks, and leaves; each event is of the same connection."""
    client, home = connected()
    client.received("hello")
    ended = client.closed(4000, "enough")
    assert ended is not None
    ended.close()  # type: ignore[attr-defined]  # a coroutine that nobody waits for
    arrived, message, left, end = home.events

    assert ["arrived", "message", "left", "end"] == [arrived[0], message[0], left[0], end[0]]
    assert message[1] is not None
    assert ("MESSAGE", NOON) == (message[1].event_type, message[1].connected_at)
    assert message[1].message_id
    assert end[1] is not None
    assert ("DISCONNECT", 4000, "enough") == (end[1].event_type, end[1].close_code, end[1].close_reason)
    assert {CONNECTION_ID} == {one.id for _, one, _ in home.events if one is not None}


def test_a_message_carries_nothing_of_the_handshake_but_who_it_is() -> None:
    """Neither query nor header fields, which may hold secrets; ids are new."""
    client, home = connected()
    client.received("hello")
    sent: Request = home.events[-1][2]

    assert (b"hello", "", (("User-Agent", "me"),)) == (sent.body, sent.query, sent.headers.items)
    assert sent.extended_request_id != client.connect.request.extended_request_id


def test_what_backends_ask_for() -> None:
    """A message goes out, unless there is no room; a client that is sent away hears why."""
    client, home = connected()

    assert client.post(b"x")
    home.room = False
    assert not client.post(b"y")
    client.disconnect()

    assert ([b"x", b"y"], [CLOSED]) == (home.sent, home.closed)
    assert {"sourceIp": "203.0.113.7", "userAgent": "me"} == client.about()["identity"]
    assert "2026-01-15T12:00:00.000Z" == client.about()["connectedAt"]
    assert str(client.about()["lastActiveAt"]) > "2026-01-15T12:00:00.000Z"


def test_nobody_is_reached_before_he_is_connected() -> None:
    """A backend that posts while `$connect` runs reaches nobody."""
    client = Client(Noting(), call(handshake(), "$connect"), STAGE)

    assert not client.post(b"x")
