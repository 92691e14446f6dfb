"""
What a WebSocket API tells a client by itself, when a message cannot be served: the connection stays open.

The bytes are recorded (public transcripts of 2019 to 2024, for `Forbidden` and `Internal server error`): one blank
behind the first colon and behind commas, none behind the later colons.
"""

import json


def error_frame(message: str, connection_id: str, request_id: str) -> bytes:
    """Return the text of the frame."""
    text = json.dumps(message, ensure_ascii=False)
    return f'{{"message": {text}, "connectionId":"{connection_id}", "requestId":"{request_id}"}}'.encode(
        errors="replace"
    )


def connection_in(frame: bytes) -> str | None:
    """Return the id of the connection that an error frame names; `None` when the frame is none."""
    try:
        told = json.loads(frame)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not {"message", "connectionId", "requestId"} <= told.keys():
        return None
    return str(told["connectionId"])
