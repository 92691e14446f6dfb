"""
AWS_PROXY behind a route: a Lambda function gets the event of a connection, and may answer.

Restates "Integrations for WebSocket APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integrations.html
Recorded by a user of AWS: a function that raises lets a handshake fail with 502 and is `Internal server error` for a
message; the status that it names decides on a handshake, and on nothing else. An answer is read as for REST APIs.
"""

import json

from gatewright.aws.lambda_proxy_answer import MALFORMED, MalformedAnswerError, ProxyAnswer, read_answer
from gatewright.aws.websocket_event import websocket_event
from gatewright.engine.execution_log import Execution
from gatewright.gateway.integrations.failure import BAD_GATEWAY, UNINVOKED, ExecutionFailedError, failed
from gatewright.gateway.integrations.forwarding import seen_headers
from gatewright.gateway.integrations.function_call import FunctionCall
from gatewright.gateway.integrations.lambda_proxy import error_message
from gatewright.gateway.integrations.progress import Progress
from gatewright.gateway.integrations.rendering import Rendering
from gatewright.gateway.passed import Passed, Served
from gatewright.model.invocation import Invoked
from gatewright.model.response import Response


class WebSocketLambdaProxy:
    """One AWS_PROXY route."""

    __slots__ = ("_function",)

    def __init__(self, function: FunctionCall) -> None:
        self._function = function

    async def serve(self, passed: Passed) -> Served:
        """Answer a call."""
        progress = Progress()
        try:
            invoked = await self._function.invoke(passed, _event(passed), progress)
            answer = _read(invoked)
        except ExecutionFailedError as error:
            return failed(error, passed.call.request, exchange=progress.exchange, integration=progress.integration)
        return Served(
            response=Response(status=answer.status, headers=answer.headers, body=answer.body.encode(errors="replace")),
            integration=progress.integration,
            execution=Execution(exchange=progress.exchange),
        )


def _event(passed: Passed) -> bytes:
    request = passed.call.request
    if request.connection is None:
        raise ValueError("a call without a connection has no event")
    rendering = Rendering(passed)
    event = websocket_event(rendering.context, request.connection, seen_headers(request), rendering.stage_variables)
    return json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def _read(invoked: Invoked) -> ProxyAnswer:
    if invoked.status >= 300:
        line = f"Lambda invocation failed with status: {invoked.status}. Lambda request id: {invoked.request_id}"
        raise ExecutionFailedError(UNINVOKED, line)
    if invoked.function_error is not None:
        line = (
            f"Lambda execution failed with status 200 due to customer function error: {error_message(invoked)}."
            f" Lambda request id: {invoked.request_id}"
        )
        raise ExecutionFailedError(BAD_GATEWAY, line)
    try:
        return read_answer(invoked.payload)
    except MalformedAnswerError:
        line = f"Execution failed due to configuration error: {MALFORMED}"
        raise ExecutionFailedError(BAD_GATEWAY, line) from None
