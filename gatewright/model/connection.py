"""The WebSocket connection that a call is about: its opening, a message over it, or its end."""

from dataclasses import dataclass
from typing import Literal

EventType = Literal["CONNECT", "MESSAGE", "DISCONNECT"]
"""`$context.eventType`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """One connection, as one call sees it."""

    id: str
    """`$context.connectionId`: 15 characters and `=`."""

    event_type: EventType = "CONNECT"
    """What happens to it."""

    connected_at: float = 0.0
    """When it was opened, Unix seconds; `$context.connectedAt` in milliseconds."""

    message_id: str | None = None
    """`$context.messageId`; `None` unless this is a message."""

    close_code: int | None = None
    """`$context.disconnectStatusCode`; `None` unless this is the end."""

    close_reason: str = ""
    """`$context.disconnectReason`."""
