"""
AWS_PROXY behind a route: a Lambda function gets the event of a connection, and may answer.

Restates "Integrations for WebSocket APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integrations.html
Recorded by a user of AWS: a function that raises lets a handshake fail with 502 and is `Internal server error` for a
message; the status that it names decides on a handshake, and on nothing else. An answer is read as for REST APIs.
"""

import json

from gatewright.aws.websocket_event import websocket_event
from gatewright.gateway.integrations.forwarding import seen_headers
from gatewright.gateway.integrations.function_answer import function_answer
from gatewright.gateway.integrations.function_call import FunctionCall
from gatewright.gateway.integrations.progress import Progress, followed
from gatewright.gateway.integrations.rendering import Rendering
from gatewright.gateway.passed import Passed, Served
from gatewright.model.response import Response


class WebSocketLambdaProxy:
    """One AWS_PROXY route."""

    __slots__ = ("_function",)

    def __init__(self, function: FunctionCall) -> None:
        self._function = function

    async def serve(self, passed: Passed) -> Served:
        """Answer a call."""
        return await followed(passed, self._served)

    async def _served(self, passed: Passed, progress: Progress) -> Response:
        answer = function_answer(await self._function.invoke(passed, _event(passed), progress))
        return Response(status=answer.status, headers=answer.headers, body=answer.body.encode(errors="replace"))


def _event(passed: Passed) -> bytes:
    request = passed.call.request
    if request.connection is None:
        raise ValueError("a call without a connection has no event")
    rendering = Rendering(passed)
    event = websocket_event(rendering.context, request.connection, seen_headers(request), rendering.stage_variables)
    return json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
