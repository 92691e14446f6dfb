"""How much, and how long, one connection may ask of the listener.

API Gateway's own figures stand first; the rest keeps a slow or greedy client from holding what others need.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
"""

from dataclasses import dataclass
from typing import Final

_FUNCTIONS: Final = "/2015-03-31/functions"
_WRITES: Final = frozenset({"POST", "PUT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes, durations in seconds."""

    head_bytes: int = 10_240
    """Target, header names and header values together, trailers included. Documented: 10,240 bytes."""

    head_wire_bytes: int = 65_536
    """The same with every separator and blank, which the parser holds before we can count names and values."""

    body_bytes: int = 10 * 1024 * 1024
    """The body without its transfer coding. Documented: 10 MB."""

    package_body_bytes: int = 70_167_211
    """The body of a call that brings the code of a function, which is 50 MB in Base64 (the figure of AWS's message)."""

    bodies_bytes: int = 256 * 1024 * 1024
    """Bodies that are still coming, of all connections of one listener together: more would be memory for whoever sends
    much and never ends. The request that would exceed it is answered 503."""

    chunk_overhead_bytes: int = 65_536
    """Chunk sizes and chunk extensions beyond one byte for each byte of body: nobody needs more, attackers do."""

    head_seconds: float = 10.0
    """From the first byte of a request, or from connecting, until the head is complete; dripping does not help."""

    body_stall_seconds: float = 30.0
    """Between two arrivals of body bytes."""

    request_seconds: float = 300.0
    """From the head until the body is complete: 10 MB at 280 kbit/s, so only a drip of bytes is ever cut."""

    idle_seconds: float = 60.0
    """Between a response and the next request. Inferred: regional endpoints close at about a minute."""

    send_stall_seconds: float = 30.0
    """How long a client may take nothing of a response that waits for it."""

    response_seconds: float = 300.0
    """How long a client may take for the whole of it, as it may take for a request: a drip of bytes is cut, too."""

    linger_seconds: float = 1.0
    """How long what is still coming is read and dropped after a last response, so that no reset destroys it."""

    linger_bytes: int = 64 * 1024 * 1024
    """How much of it."""

    pipelined: int = 128
    """Requests that may wait behind one in progress; the connection closes after the last of them."""

    at_once: int = 32
    """Requests of one connection that may come together without letting others have a turn."""

    fresh_seconds: float = 0.5
    """While draining, how long a connection without any request yet may still send its first one.

    Measured: closing connections that were just accepted turns a restart into resets at the client.
    """

    sweep_seconds: float = 0.5
    """How often the deadlines are looked at: one timer for all connections is cheaper than one for each request."""

    websocket_message_bytes: int = 131_072
    """A message of a WebSocket connection. Documented: 128 KB."""

    websocket_frame_bytes: int = 32_768
    """One frame of it. Documented: 32 KB; a longer message comes in several."""

    websocket_idle_seconds: float = 600.0
    """Without a frame in either direction. Documented: 10 minutes."""

    websocket_life_seconds: float = 7200.0
    """From the handshake to the end, whatever happens. Documented: 2 hours."""

    websocket_unsent_bytes: int = 1_048_576
    """What a client may leave of what was sent to it, before more is refused: eight of the longest messages."""

    websocket_messages_at_once: int = 64
    """Messages of one client that may be in work; it is not read meanwhile."""

    def body_bytes_of(self, method: str, host: str, path: str) -> int:
        """Return how long the body of a request may be: code comes to Lambda's control plane alone."""
        if path.startswith(_FUNCTIONS) and method in _WRITES and ".execute-api." not in host:
            return self.package_body_bytes
        return self.body_bytes
