"""
A WebSocket client that is small enough to read: it opens a connection, says something, and hears what comes.

RFC 6455, as far as short messages take it. Its mask is zero, which changes nothing of what is sent.
"""

import socket
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

SECONDS: Final = 10
"""How long any step may take."""

HANDSHAKE: Final = (
    ("Connection", "Upgrade"),
    ("Upgrade", "websocket"),
    ("Sec-WebSocket-Version", "13"),
    ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
)
"""What a handshake has besides its host; the key is that of the RFC's example."""

_TEXT: Final = 1
_PING: Final = 9
_PONG: Final = 10
_FINAL: Final = 0x80
_MASKED: Final = 0x80
_LONG: Final = 126
_SWITCHING: Final = b" 101 "


def connect(url: str, target: str, fields: Iterable[tuple[str, str]]) -> socket.socket:
    """Open a connection to a gateway; raises `ConnectionError` when the handshake is refused."""
    place = urlsplit(url)
    opened = socket.create_connection((place.hostname or "", place.port or 80), SECONDS)
    lines = (f"GET {target} HTTP/1.1", *(f"{name}: {value}" for name, value in (*fields, *HANDSHAKE)))
    opened.sendall("\r\n".join((*lines, "", "")).encode())
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += _exactly(opened, 1)
    if _SWITCHING not in head.split(b"\r\n", 1)[0]:
        opened.close()
        raise ConnectionRefusedError(head.split(b"\r\n", 1)[0].decode("latin-1"))
    return opened


def say(opened: socket.socket, message: bytes) -> bytes | None:
    """Send a text message; return what comes back, `None` when nothing does.

    It is there before the pong of a second ping: that of the first may go out before what came with it is worked on.
    """
    heard = None
    opened.sendall(_frame(_TEXT, message))
    for _ in range(2):
        opened.sendall(_frame(_PING, b""))
        opcode = None
        while opcode != _PONG:
            opcode, text = _received(opened)
            heard = text if opcode == _TEXT else heard
    return heard


def _frame(opcode: int, payload: bytes) -> bytes:
    size = len(payload)
    length = bytes((_MASKED | size,)) if size < _LONG else bytes((_MASKED | _LONG,)) + size.to_bytes(2)
    return bytes((_FINAL | opcode,)) + length + bytes(4) + payload


def _received(opened: socket.socket) -> tuple[int, bytes]:
    first, length = _exactly(opened, 2)
    if length == _LONG:
        length = int.from_bytes(_exactly(opened, 2))
    return first & ~_FINAL, _exactly(opened, length)


def _exactly(opened: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size:
        more = opened.recv(size - len(found))
        if not more:
            raise ConnectionResetError("the connection ended")
        found += more
    return found
