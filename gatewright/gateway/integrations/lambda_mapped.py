"""AWS with Lambda: a template makes the event, and integration responses make the answer.

Restates "Set up Lambda custom integrations in API Gateway" and "Handle Lambda errors in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-custom-integrations.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
A selection pattern is held against `errorMessage`; an answer without one is the default response's (documented). A
request without a body is sent without one, and reaches the function as `{}` (recorded: LocalStack's AWS-validated
`test_apigateway_header_remapping_aws[AWS]`, 2024-07-18, and `test_apigw_test_invoke_method_api`, 2025-08-19). What
Lambda itself refuses is mapped like an answer (reported by users of AWS).
"""

import json
from collections.abc import Container, Mapping
from typing import Any

from gatewright.gateway.integrations.binary import NO_BINARY, BinaryMediaTypes
from gatewright.gateway.integrations.failure import UNINVOKED, ExecutionFailedError
from gatewright.gateway.integrations.forwarding import answered_trace
from gatewright.gateway.integrations.function_answer import error_message
from gatewright.gateway.integrations.function_call import FunctionCall, answer_headers
from gatewright.gateway.integrations.function_headers import FunctionHeaders
from gatewright.gateway.integrations.integration_responses import IntegrationResponses
from gatewright.gateway.integrations.progress import Progress, followed
from gatewright.gateway.integrations.rendering import Rendering
from gatewright.gateway.integrations.request_templates import RequestTemplates
from gatewright.gateway.integrations.unhurried import unhurried
from gatewright.gateway.passed import Passed, Served
from gatewright.model.invocation import Invoked
from gatewright.model.response import Response


class LambdaMappedIntegration:
    """One AWS method whose backend is a function."""

    __slots__ = ("_function", "_headers", "_method", "_responses", "_templates")

    def __init__(
        self,
        integration: Mapping[str, Any],
        function: FunctionCall,
        binary: BinaryMediaTypes = NO_BINARY,
        declared: Container[str] | None = None,
    ) -> None:
        self._method: str = integration.get("httpMethod") or "POST"
        self._headers = FunctionHeaders(integration)
        self._templates = RequestTemplates(integration, binary)
        self._responses = IntegrationResponses(integration, binary, declared)
        self._function = function

    async def serve(self, passed: Passed) -> Served:
        """Answer a call."""
        return await followed(passed, self._served)

    async def _served(self, passed: Passed, progress: Progress) -> Response:
        if self._method != "POST":
            line = f"Execution failed due to configuration error: Lambda is invoked with POST, not {self._method}"
            raise ExecutionFailedError(UNINVOKED, line)
        rendering = Rendering(passed)
        payload = await unhurried(rendering, lambda: self._templates.body(rendering))
        payload = payload if payload.strip() else b""
        later = self._headers.asynchronous(rendering, rendering.overridden("header"))
        invoked = _unread(passed, payload)
        if invoked is None and later:
            invoked = self._function.submit(passed, payload, progress)
        elif invoked is None:
            invoked = await self._function.invoke(passed, payload, progress)
        return await unhurried(rendering, lambda: self._answer(rendering, invoked))

    def _answer(self, rendering: Rendering, invoked: Invoked) -> Response:
        """Return what the caller gets."""
        return self._responses.respond(
            rendering,
            error_message(invoked),
            answer_headers(invoked, rendering.request),
            _shown(invoked),
            trace_id=answered_trace(rendering.request),
        )


def _unread(passed: Passed, payload: bytes) -> Invoked | None:
    """Return Lambda's refusal of an event that is no JSON, `None` for one that is, and for none at all."""
    if not payload:
        return None
    try:
        json.loads(payload)
    except (ValueError, RecursionError) as error:
        return Invoked(
            payload=b"",
            request_id=passed.call.request.request_id,
            status=400,
            error_code="InvalidRequestContentException",
            message=f"Could not parse request body into json: {error}",
        )
    return None


def _shown(invoked: Invoked) -> bytes:
    """Return the body of Lambda's answer: the function's, or that of Lambda's own refusal."""
    if invoked.error_code is None:
        return invoked.payload
    reason = {} if invoked.reason is None else {"Reason": invoked.reason}
    return json.dumps({**reason, "Type": "User", "message": invoked.message}, separators=(",", ":")).encode()
