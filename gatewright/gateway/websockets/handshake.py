"""
What becomes of a handshake once `$connect` was served: a connection, or an ordinary answer of HTTP.

Recorded by a user of AWS: a 2xx of the backend connects, any other status is the answer, and a function that raises is
502. What else such an answer holds is not recorded; here it is the ids of the call, and no body of the backend's.
A function behind AWS that fails lets nobody in, whatever an integration response makes of it (inferred).
"""

from typing import Final

from gatewright.gateway.passed import Served
from gatewright.model.request import Request
from gatewright.model.response import Response

_FUNCTION_ERROR: Final = "X-Amz-Function-Error"
_BAD_GATEWAY: Final = 502
_OK: Final = range(200, 300)


def status_of(served: Served, kind: str) -> int:
    """Return the status that the backend of a type of integration means for a handshake."""
    if served.failed_as is not None or kind in {"AWS_PROXY", "HTTP_PROXY"}:
        return served.response.status
    exchange = served.execution.exchange
    if exchange is not None and any(name == _FUNCTION_ERROR for name, _ in exchange.response_headers):
        return _BAD_GATEWAY
    return served.response.status if served.integration.status is None else served.integration.status


def opens(status: int) -> bool:
    """Return whether a status connects."""
    return status in _OK


def refused(served: Served, status: int, request: Request) -> Response:
    """Return the answer to a handshake that `$connect` refused."""
    if served.failed_as is not None:
        return served.response
    ids = (("x-amzn-RequestId", request.request_id), ("x-amz-apigw-id", request.extended_request_id))
    return Response(status=status, headers=(("Content-Type", "application/json"), *ids))


def subprotocol(served: Served) -> str | None:
    """Return the subprotocol that `$connect` chose: documented for the header of a function's answer."""
    return served.response.header("Sec-WebSocket-Protocol")
