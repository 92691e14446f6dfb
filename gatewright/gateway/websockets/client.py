"""
One client of a WebSocket API: what it says goes to a route, what is posted to it goes out, and its end is told.

Restates "Manage connected users and client apps" and "Use @connections commands in your backend service":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html
"""

from collections.abc import Awaitable
from dataclasses import replace
from datetime import UTC, datetime
from time import time
from typing import Final, Protocol

from gatewright.gateway.canaries import StageKey
from gatewright.gateway.websockets.ids import new_id
from gatewright.gateway.websockets.session import Link
from gatewright.model.call import Call
from gatewright.model.connection import Connection
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import Unknown

CLOSED: Final = (1000, "Connection Closed Normally")
"""What a client hears that a backend sends away (the reason is recorded of events, its place here is inferred)."""


class Home(Protocol):
    """Where clients belong."""

    def arrived(self, client: "Client") -> None:
        """Take a client that is connected now."""

    def left(self, client: "Client") -> None:
        """Forget one that is not any more."""

    def message(self, client: "Client", request: Request) -> Awaitable[None] | None:
        """Serve a message."""

    def end(self, client: "Client", request: Request) -> Awaitable[None]:
        """Tell `$disconnect`."""


class Client:
    """A connected client; it is what the listener talks to."""

    def __init__(self, home: Home, connect: Call, stage: StageKey) -> None:
        """Take where it belongs, the call by which it came, and the stage that it reached."""
        if connect.request.connection is None:
            raise ValueError("a client comes by a handshake")
        self.stage = stage
        self.connect = connect
        self.connection = connect.request.connection
        self._home = home
        self._link: Link | None = None
        self._active_at = self.connection.connected_at

    @property
    def id(self) -> str:
        """Return the id of its connection."""
        return self.connection.id

    # What the listener tells.

    def opened(self, link: Link) -> None:
        """Take the way out."""
        self._link = link
        self._home.arrived(self)

    def received(self, text: str) -> Awaitable[object] | None:
        """Serve a message."""
        self.active()
        event = replace(self.connection, event_type="MESSAGE", message_id=new_id())
        return self._home.message(self, self._request(event, text.encode()))

    def active(self) -> None:
        """Note a sign of life."""
        self._active_at = time()

    def closed(self, code: int, reason: str) -> Awaitable[object] | None:
        """Be gone."""
        self._home.left(self)
        event = replace(self.connection, event_type="DISCONNECT", close_code=code, close_reason=reason)
        return self._home.end(self, self._request(event, b""))

    # What backends ask for.

    def post(self, text: bytes) -> bool:
        """Send a message."""
        if self._link is None or not self._link.send(text):
            return False
        self.active()
        return True

    def disconnect(self) -> None:
        """Send it away."""
        if self._link is not None:
            self._link.close(*CLOSED)

    def about(self) -> dict[str, object]:
        """Return what `GetConnection` tells."""
        peer, agent = self.connect.request.peer.source_ip, self.connect.request.headers.get("user-agent")
        return {
            "connectedAt": _written(self.connection.connected_at),
            "identity": {
                "sourceIp": "" if isinstance(peer, Unknown) else peer,
                **({"userAgent": agent} if isinstance(agent, str) else {}),
            },
            "lastActiveAt": _written(self._active_at),
        }

    def _request(self, event: Connection, body: bytes) -> Request:
        """Return what happens to the connection as a request: of the handshake's fields only who it is remains."""
        agent = self.connect.request.headers.get("user-agent")
        extended = new_id()
        return replace(
            self.connect.request,
            method="POST",
            query="",
            headers=Headers((("User-Agent", agent),) if isinstance(agent, str) else ()),
            body=body,
            received_at=time(),
            extended_request_id=extended,
            connection=event,
        )


def _written(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%dT%H:%M:%S}.{int(moment * 1000) % 1000:03d}Z"
