"""
The `$context` variables that only WebSocket APIs set.

Restates "WebSocket API mapping template reference for API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
"""

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from gatewright.model.call import Call
from gatewright.model.connection import Connection
from gatewright.model.unknown import Unknown

_MILLISECONDS: Final = 1000

Read = Callable[[Connection], str | int | None]


class OfACall(Protocol):
    """What variables are read from."""

    @property
    def call(self) -> Call:
        """Return the call."""


_OF_CONNECTIONS: Final[Mapping[str, Read]] = {
    "connectedAt": lambda connection: int(connection.connected_at * _MILLISECONDS),
    "connectionId": lambda connection: connection.id,
    "disconnectReason": lambda connection: None if connection.close_code is None else connection.close_reason,
    "disconnectStatusCode": lambda connection: connection.close_code,
    "eventType": lambda connection: connection.event_type,
    "messageDirection": lambda _connection: "IN",
    "messageId": lambda connection: connection.message_id,
}


def request_id(call: Call) -> str:
    """Return `$context.requestId`, which is the extended one where a connection is concerned (documented)."""
    return call.request.request_id if call.request.connection is None else call.request.extended_request_id


def route_key(call: Call) -> str | None:
    """Return `$context.routeKey` of a WebSocket API."""
    if call.request.connection is None or isinstance(call.route, Unknown):
        return None
    return call.route.resource.path


def _read(read: Read) -> Callable[[OfACall], str | int | None]:
    def value(of: OfACall) -> str | int | None:
        connection = of.call.request.connection
        return None if connection is None else read(connection)

    return value


WEBSOCKET_VARIABLES: Final[Mapping[str, Callable[[OfACall], str | int | None]]] = {
    **{name: _read(read) for name, read in _OF_CONNECTIONS.items()},
    "routeKey": lambda of: route_key(of.call),
}
"""Every such variable, without `$context.`: how it is read from a call."""
