"""The routes of a WebSocket API that have a meaning of their own, and the paths of its connections.

https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
"""

from typing import Final
from urllib.parse import unquote

from gatewright.model.lazy_pattern import pattern

CONNECT: Final = "$connect"
"""Takes opening handshakes."""

DISCONNECT: Final = "$disconnect"
"""Is told when a connection is over."""

RESERVED: Final = frozenset({CONNECT, DISCONNECT})
"""Routes that no message chooses."""

CONNECTIONS: Final = "/@connections/"
"""What stands between the stage and the id of a connection."""

CONNECTION: Final = "/@connections/{connectionId}"
"""How messages name the path of a connection (recorded in five public messages of 2021 to 2025)."""

_ABOUT: Final = pattern(r"/(?:@|%40)connections/")
"""The sign may come encoded (documented: the example of awscurl has it so)."""

_ID: Final = pattern(r"[A-Za-z0-9_-]{15}=")


def is_connection_id(text: str) -> bool:
    """Return whether a text has the form of a connection's id: 11 bytes in URL-safe Base64 (recorded)."""
    return _ID.fullmatch(text) is not None


def is_about_connections(path: str) -> bool:
    """Return whether a path with or without its stage is one of `@connections`."""
    return _ABOUT.search(path) is not None


def connection_named(path: str) -> str | None:
    """Return what stands in the place of a connection's id on a path below the stage; `None` on any other path."""
    found = _ABOUT.match(path)
    return None if found is None else unquote(path[found.end() :])
