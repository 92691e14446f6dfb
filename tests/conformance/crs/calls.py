"""Requests of the Core Rule Set's tests, and how they are sent to a stage behind a web ACL."""

import json
import socket
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from tests.gatewright_server import Running

_CONNECTION: frozenset[str] = frozenset({"host", "content-length", "connection", "transfer-encoding", "expect"})
BLOCKED = 418
"""What the rules of these tests answer."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request, and what the Core Rule Set says of it."""

    rule: str
    """The number of the rule that the test is about."""

    test: str
    """The name of the test."""

    method: str
    """The HTTP method."""

    uri: str
    """The path and the query string."""

    headers: dict[str, str]
    """The fields."""

    data: str
    """The body."""

    matches: bool
    """Whether the rule finds something."""

    def head(self, host: str, length: int) -> bytes:
        """Return what is sent before the body, to the stage `prod` of an API."""
        target = "/prod" + (self.uri if self.uri.startswith("/") else f"/{self.uri}")
        fields = {name: value for name, value in self.headers.items() if name.lower() not in _CONNECTION}
        if not any(name.lower() == "user-agent" for name in fields):
            fields["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64)"
        lines = [f"{self.method} {_written(target)} HTTP/1.1", f"Host: {host}"]
        lines += [f"{name}: {_written(value, b' ')}" for name, value in fields.items()]
        return "\r\n".join([*lines, f"Content-Length: {length}", "Connection: close", "", ""]).encode("latin-1")


def _written(text: str, kept: bytes = b"") -> str:
    """Return a text with what no line of HTTP/1.1 can hold encoded."""
    return "".join(chr(code) if 0x20 < code < 0x7F or code in kept else f"%{code:02X}" for code in text.encode("utf-8"))


@cache
def calls() -> tuple[Call, ...]:
    """Return all of them."""
    lines = (Path(__file__).parent / "requests.jsonl").read_text("utf-8").splitlines()
    return tuple(Call(**json.loads(line)) for line in lines)


def statuses(gateway: Running, host: str, sent: tuple[Call, ...]) -> list[tuple[Call, int]]:
    """Send requests, each on a connection of its own, and return the status that comes back."""
    place = urlsplit(gateway.url)
    found = []
    for call in sent:
        body = call.data.encode("utf-8")
        with socket.create_connection((place.hostname or "", place.port or 0), timeout=20) as connection:
            connection.sendall(call.head(host, len(body)) + body)
            found.append((call, int(connection.recv(65536)[9:12] or b"0")))
    return found
