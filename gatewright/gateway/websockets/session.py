"""
What a WebSocket connection is to the two sides of it: the one with the socket, and the one with the API.

The listener holds a `Session` and tells it what came; the session holds a `Link` and says what shall go out. Neither
knows more of the other.
"""

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Protocol

from gatewright.aws.websocket_handshake import accepted, subprotocols
from gatewright.model.request import Request
from gatewright.model.response import Response


class Link(Protocol):
    """The way out to one client."""

    def send(self, text: bytes) -> bool:
        """Send a text message, UTF-8; return whether there was room for it: a client may take nothing for long."""

    def close(self, code: int, reason: str) -> None:
        """Begin the closing handshake; nothing is sent or received after it."""


class Session(Protocol):
    """What one connection is for."""

    def opened(self, link: Link) -> None:
        """Take the way out, once the client has been told that it is connected."""

    def received(self, text: str) -> Awaitable[object] | None:
        """Take a message; what is returned is waited for, and only so many messages of one client at a time."""

    def active(self) -> None:
        """Hear that the client was active without saying anything: a ping or a pong."""

    def closed(self, code: int, reason: str) -> Awaitable[object] | None:
        """Hear, once, that the connection is over, and why: the first status code that either side gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded(Response):
    """The answer to a handshake that was accepted: 101, and what the connection is for from then on."""

    session: Session
    """Hears what comes over the connection."""


def switched(request: Request, session: Session, subprotocol: str | None = None) -> Upgraded:
    """Return the answer that accepts a handshake; a subprotocol that the client did not offer is not told."""
    fields = [
        ("Connection", "upgrade"),
        ("Sec-WebSocket-Accept", accepted(request)),
        ("Upgrade", "websocket"),
    ]
    if subprotocol in subprotocols(request):
        fields.append(("Sec-WebSocket-Protocol", str(subprotocol)))
    return Upgraded(status=101, headers=tuple(fields), session=session)
