"""The routes of a WebSocket API that have a meaning of their own, and the paths of its connections.

https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
"""

import re
from typing import Final

CONNECT: Final = "$connect"
"""Takes opening handshakes."""

DISCONNECT: Final = "$disconnect"
"""Is told when a connection is over."""

CONNECTIONS: Final = "/@connections/"
"""What stands between the stage and the id of a connection."""

CONNECTION: Final = "/@connections/{connectionId}"
"""How messages name the path of a connection (recorded in five public messages of 2021 to 2025)."""

_ID: Final = re.compile(r"[A-Za-z0-9_-]{15}=")


def is_connection_id(text: str) -> bool:
    """Return whether a text has the form of a connection's id: 11 bytes in URL-safe Base64 (recorded)."""
    return _ID.fullmatch(text) is not None
