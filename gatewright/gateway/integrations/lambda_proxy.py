"""AWS_PROXY: a Lambda function gets the whole request as an event, and answers with status, headers and body.

Restates "Lambda proxy integrations in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
Recorded (LocalStack's AWS-validated tests of AWS_PROXY, 2023 to 2024): 502 for a function that fails and for an answer
that cannot be read, 500 for a method other than POST towards Lambda; the trace id stands on every success. Which
gateway response types these have is inferred.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from gatewright.aws.lambda_proxy_answer import ProxyAnswer
from gatewright.aws.lambda_proxy_event import ProxyRequest, proxy_event
from gatewright.gateway.integrations.binary import NO_BINARY, BinaryMediaTypes, decoded
from gatewright.gateway.integrations.endpoint import raw_path_parameters
from gatewright.gateway.integrations.failure import UNINVOKED, ExecutionFailedError
from gatewright.gateway.integrations.forwarding import answered_trace
from gatewright.gateway.integrations.function_answer import function_answer
from gatewright.gateway.integrations.function_call import FunctionCall
from gatewright.gateway.integrations.function_headers import FunctionHeaders
from gatewright.gateway.integrations.integration_responses import accept, assembled
from gatewright.gateway.integrations.progress import Progress, followed
from gatewright.gateway.integrations.rendering import Rendering
from gatewright.gateway.integrations.request_templates import content_type
from gatewright.gateway.passed import Passed, Served
from gatewright.model.request import Request
from gatewright.model.response import Response

_NO_OVERRIDES: Final[Mapping[str, str]] = {}


class LambdaProxyIntegration:
    """One AWS_PROXY method."""

    __slots__ = ("_binary", "_function", "_headers", "_method")

    def __init__(
        self, integration: Mapping[str, Any], function: FunctionCall, binary: BinaryMediaTypes = NO_BINARY
    ) -> None:
        self._method: str = integration.get("httpMethod") or "POST"
        self._headers = FunctionHeaders(integration)
        self._function = function
        self._binary = binary

    async def serve(self, passed: Passed) -> Served:
        """Answer a call."""
        return await followed(passed, self._served)

    async def _served(self, passed: Passed, progress: Progress) -> Response:
        if self._method != "POST":
            line = f"Execution failed due to configuration error: Lambda is invoked with POST, not {self._method}"
            raise ExecutionFailedError(UNINVOKED, line)
        rendering = Rendering(passed)
        later = self._headers.asynchronous(rendering, _NO_OVERRIDES)
        payload = self._event(rendering)
        if later:
            invoked = self._function.submit(passed, payload, progress)
        else:
            invoked = await self._function.invoke(passed, payload, progress)
        answer = function_answer(invoked)
        progress.integration = replace(progress.integration, function_status=answer.status)
        return self._answer(passed.call.request, answer)

    def _event(self, rendering: Rendering) -> bytes:
        """Return the event, compact, as AWS writes it."""
        request, to = rendering.request, rendering.passed.to
        event = proxy_event(
            rendering.context,
            ProxyRequest(
                path=rendering.path_as_called,
                path_parameters=raw_path_parameters(to.resource_path, rendering.path_below_stage),
                headers=rendering.fields,
                stage_variables=rendering.stage_variables,
                body=rendering.body,
                binary=self._binary.holds(content_type(request)),
            ),
        )
        return json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")

    def _answer(self, request: Request, answer: ProxyAnswer) -> Response:
        body = answer.body.encode(errors="replace")
        if answer.base64 and self._binary.accepts(accept(request)):
            body = decoded(answer.body)
        return assembled(request, answer.status, answer.headers, body, answered_trace(request))
