"""
The opening handshake of WebSocket: is a request one, and what proves that the server understood it.

Restates RFC 6455, section 4.2. API Gateway speaks version 13, without extensions: `permessage-deflate` is offered by
every browser and taken up by nobody (recorded: answers of WebSocket APIs carry no `Sec-WebSocket-Extensions`).
"""

import base64
import binascii
import hashlib
from typing import Final

from gatewright.model.request import Request

_GUID: Final = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_VERSION: Final = "13"
_KEY_BYTES: Final = 16


def is_handshake(request: Request) -> bool:
    """Return whether a request is a well-formed opening handshake."""
    return (
        request.method == "GET"
        and request.protocol == "HTTP/1.1"
        # Few calls say so: the others are not worth a look at every part.
        and request.headers.get("upgrade") is not None
        and "websocket" in _tokens(request, "Upgrade")
        and "upgrade" in _tokens(request, "Connection")
        and request.headers.all("Sec-WebSocket-Version") == (_VERSION,)
        and _is_key(request.headers.all("Sec-WebSocket-Key"))
    )


def accepted(request: Request) -> str:
    """Return the value of `Sec-WebSocket-Accept` for a handshake."""
    key = request.headers.all("Sec-WebSocket-Key")[0].encode("latin-1")
    # RFC 6455 names SHA-1 here; it proves that the key was read, and protects nothing.
    return base64.b64encode(hashlib.sha1(key + _GUID, usedforsecurity=False).digest()).decode()


def subprotocols(request: Request) -> tuple[str, ...]:
    """Return the subprotocols that the client offers, the one it likes best first."""
    offered = (part.strip() for value in request.headers.all("Sec-WebSocket-Protocol") for part in value.split(","))
    return tuple(part for part in offered if part)


def _tokens(request: Request, name: str) -> set[str]:
    return {part.strip().lower() for value in request.headers.all(name) for part in value.split(",")}


def _is_key(values: tuple[str, ...]) -> bool:
    """Return whether there is one key, of 16 bytes in Base64."""
    if len(values) != 1:
        return False
    try:
        return len(base64.b64decode(values[0], validate=True)) == _KEY_BYTES
    except (binascii.Error, ValueError):
        return False
