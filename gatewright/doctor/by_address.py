"""
What the address that was called says by itself, whatever the answer: some have causes of their own.

The name of a VPC endpoint without an API; the connections of a WebSocket API.
"""

from typing import Final

from gatewright.checks.connections import endpoint_wrong, gone, permission_missing
from gatewright.checks.endpoint import api_id_missing
from gatewright.doctor.answer_text import message_of
from gatewright.model.cause import NO_TEXT, Cause
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

_VPC_ENDPOINT: Final = pattern(
    r"vpce-[0-9a-f]+-[a-z0-9]+(?:-[a-z0-9-]+)?\.execute-api\.[a-z0-9-]+\.vpce\.amazonaws\.com"
)
_CONNECTION: Final = pattern(r"(?P<stage>/[^/@]+)?/(?:@|%40)connections/[^/]+/?")
_MANAGE: Final = "execute-api:ManageConnections"
_UNMATCHED: Final = pattern(r"No method found matching route \S*(?:@|%40)connections/")
"""API Gateway's word for an address of connections that it took for a path of a REST API (public threads, 2019)."""
_GONE: Final = 410
_SILENT: Final = ("", NO_TEXT, "Gone")
_OPERATIONS: Final = ("PostToConnection", "GetConnection", "DeleteConnection")
"""How SDKs call them; they sign every call, so a refusal without a reason is one of the address."""


def by_address(exchange: Exchange) -> tuple[Cause, ...] | None:
    """Return the causes that the address leaves; `None` where it says nothing."""
    if _names_no_api(exchange):
        return (api_id_missing.CAUSE,)
    return _of_connections(exchange)


def _names_no_api(exchange: Exchange) -> bool:
    """Tell a refused call to a VPC endpoint's own name that does not say which API is meant."""
    if isinstance(exchange.host, Unknown) or _VPC_ENDPOINT.fullmatch(exchange.host) is None:
        return False
    if exchange.failure is not None and isinstance(exchange.observation.status, Unknown):
        return False
    refused = exchange.observation.headers.get("x-amzn-errortype")
    return exchange.headers.get("x-apigw-api-id") is None and refused in ("ForbiddenException", None)


def _of_connections(exchange: Exchange) -> tuple[Cause, ...] | None:
    message = message_of(exchange.observation) or ""
    error = exchange.observation.headers.get("x-amzn-errortype")
    match = None if isinstance(exchange.path, Unknown) else _CONNECTION.fullmatch(exchange.path)
    if _UNMATCHED.match(message):
        return (endpoint_wrong.CAUSE,)
    if _MANAGE in message:
        return (permission_missing.CAUSE,)
    if isinstance(error, str) and error.startswith("GoneException"):
        return (gone.CAUSE,)
    if exchange.observation.status == _GONE and (
        match or (_untold(exchange) and isinstance(error, Unknown) and message in _SILENT)
    ):
        return (gone.CAUSE,)
    elsewhere = error in ("ForbiddenException", "NotFoundException") or message == "Forbidden"
    if match is None:
        return (endpoint_wrong.CAUSE,) if exchange.operation in _OPERATIONS and elsewhere else None
    if match["stage"] is None or elsewhere:
        return (endpoint_wrong.CAUSE,)
    return None


def _untold(exchange: Exchange) -> bool:
    """Tell whether nothing says what was called."""
    return isinstance(exchange.path, Unknown)
