"""Sessions that say what they heard, and servers of them, for tests of the WebSocket transport."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from gatewright.aws.websocket_handshake import is_handshake
from gatewright.gateway.websockets.session import Link, switched
from gatewright.model.request import Request
from gatewright.model.response import Response


@dataclass
class Heard:
    """A session that echoes, and remembers."""

    messages: list[str] = field(default_factory=list)
    ends: list[tuple[int, str]] = field(default_factory=list)
    pings: int = 0
    over: asyncio.Event = field(default_factory=asyncio.Event)
    link: Link | None = None
    work: Callable[[str], Awaitable[object] | None] | None = None

    def opened(self, link: Link) -> None:
        self.link = link

    def received(self, text: str) -> Awaitable[object] | None:
        self.messages.append(text)
        if self.work is not None:
            return self.work(text)
        assert self.link is not None
        self.link.send(f"you said {text}".encode())
        return None

    def active(self) -> None:
        self.pings += 1

    def closed(self, code: int, reason: str) -> Awaitable[object] | None:
        self.ends.append((code, reason))
        self.over.set()
        return None


def server_of(session: Heard) -> Callable[[Request], Response]:
    """Return a handler that gives every handshake the same session, and refuses anything else."""

    def handler(request: Request) -> Response:
        if is_handshake(request) and request.path != "/refused":
            return switched(request, session)
        return Response(status=403, headers=(("Date", "now"),), body=b"no")

    return handler
