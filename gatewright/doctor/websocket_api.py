"""
What the refusals of a WebSocket API can mean: a frame names no error type, and one text stands for many causes.

The frames are recorded in public transcripts of 2019 to 2024: `Forbidden` where no route takes the message, `Internal
server error` where the route's integration failed. A handshake is refused over HTTP, as a call of a REST API is; only
the access log tells that it was one.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.checks.integration import failed, misconfigured, permission_missing, refused, timed_out, unreachable
from gatewright.checks.stage import changed_since_deployment
from gatewright.checks.throttle import rate_exceeded
from gatewright.checks.websocket import route_not_matched
from gatewright.doctor.answer_text import message_of
from gatewright.doctor.backward import CONNECTS
from gatewright.model.cause import Cause
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

_FORBIDDEN: Final = (route_not_matched.CAUSE, changed_since_deployment.CAUSE)
_FAILED: Final = (failed.CAUSE, permission_missing.CAUSE, misconfigured.CAUSE, refused.CAUSE)
_REFUSED: Final = (refused.CAUSE, permission_missing.CAUSE)
_BY_TEXT: Final[Mapping[str, tuple[Cause, ...]]] = {
    "forbidden": _FORBIDDEN,
    "internal server error": _FAILED,
    "network error communicating with endpoint": (unreachable.CAUSE,),
    "endpoint request timed out": (timed_out.CAUSE,),
    "too many requests": (rate_exceeded.CAUSE,),
}
_BY_STATUS: Final[Mapping[int, tuple[Cause, ...]]] = {
    403: _FORBIDDEN,
    429: (rate_exceeded.CAUSE,),
    500: _FAILED,
}


def of_websocket_api(exchange: Exchange) -> tuple[Cause, ...] | None:
    """Return what the answer of a WebSocket API can mean, the likeliest first; `None` for that of a handshake."""
    seen = exchange.observation
    log = {} if isinstance(seen.access_log, Unknown) else seen.access_log
    if any(log.get(name) == text for name, text in CONNECTS.items()):
        return None
    text = message_of(seen) or log.get("error.message")
    if text is not None:
        return _BY_TEXT.get(text.lower(), _REFUSED)
    return () if isinstance(seen.status, Unknown) else _BY_STATUS.get(seen.status, ())
