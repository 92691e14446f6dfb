"""AWS with Amazon S3: the request is mapped as for HTTP, and the S3 of this very server answers it.

Restates "Tutorial: Create a REST API as an Amazon S3 proxy":
https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services-s3.html
The role in `credentials` has to be one that API Gateway may assume, and has to allow the operation that the mapped
request comes to; without a role S3 takes the call for an anonymous one, and refuses it. What S3 answers, a refusal too,
is mapped by its status, as of an HTTP backend.
"""

import asyncio
from collections.abc import Awaitable, Callable, Container, Mapping
from dataclasses import replace
from time import gmtime, monotonic, strftime
from typing import Any, Final

from gatewright.aws.caller_credentials import caller_may, of_the_caller
from gatewright.aws.integration_outcome import Integration
from gatewright.aws.s3_access import permission, s3_address
from gatewright.aws.service_role import obstacle
from gatewright.aws.uri_variables import MappingError, with_stage_variables
from gatewright.engine.execution_log import Exchange, Execution
from gatewright.gateway.integrations.binary import NO_BINARY, BinaryMediaTypes
from gatewright.gateway.integrations.endpoint import Endpoint
from gatewright.gateway.integrations.failure import TIMED_OUT, ExecutionFailedError, failed, misconfigured
from gatewright.gateway.integrations.forwarding import answered_trace
from gatewright.gateway.integrations.function_call import FindRole, source_arn
from gatewright.gateway.integrations.integration_responses import IntegrationResponses
from gatewright.gateway.integrations.progress import LONGEST_TIMEOUT, Progress
from gatewright.gateway.integrations.rendering import Rendering
from gatewright.gateway.integrations.request_mapping import Outgoing, RequestMapping
from gatewright.gateway.passed import Passed, Served
from gatewright.model.request import Headers, Request
from gatewright.model.response import Response
from gatewright.wire import models, route
from gatewright.wire.errors import ServiceError

AskService = Callable[[Request], Awaitable[Response]]
"""Sends a request to a service of this server."""

_NOT_SENT: Final = frozenset({"authorization", "host"})
_MILLISECONDS: Final = 1000
_KEY: Final = "ASIAAPIGATEWAYINTEGR"


class S3Integration:
    """One AWS method whose backend is S3."""

    __slots__ = ("_address", "_ask", "_credentials", "_mapping", "_responses", "_role", "_timeout")

    def __init__(
        self,
        integration: Mapping[str, Any],
        stage_variables: Mapping[str, str],
        ask: AskService,
        role: FindRole,
        binary: BinaryMediaTypes = NO_BINARY,
        declared: Container[str] | None = None,
    ) -> None:
        self._ask = ask
        self._role = role
        self._timeout: int = integration.get("timeoutInMillis") or LONGEST_TIMEOUT
        self._mapping = RequestMapping(integration, binary)
        self._responses = IntegrationResponses(integration, binary, declared)
        self._credentials: str = integration.get("credentials") or ""
        try:
            self._address = s3_address(with_stage_variables(integration.get("uri") or "", stage_variables))
            self._credentials = with_stage_variables(self._credentials, stage_variables)
        except MappingError:
            self._address = None

    async def serve(self, passed: Passed) -> Served:
        """Answer a call."""
        progress = Progress()
        try:
            rendering = Rendering(passed)
            outgoing = self._mapping.outgoing(rendering)
            answer = await self._exchange(passed, outgoing, progress)
            response = self._responses.respond(
                rendering, answer.status, answer.headers, answer.body, trace_id=answered_trace(passed.call.request)
            )
        except ExecutionFailedError as error:
            return failed(error, passed.call.request, exchange=progress.exchange, integration=progress.integration)
        return Served(
            response=response, integration=progress.integration, execution=Execution(exchange=progress.exchange)
        )

    async def _exchange(self, passed: Passed, outgoing: Outgoing, progress: Progress) -> Response:
        if self._address is None:
            raise misconfigured("Invalid endpoint address")
        region, address = self._address
        endpoint = Endpoint(address, {})
        target = endpoint.target(outgoing.raw_path, outgoing.path, outgoing.query)
        request = _request(passed, outgoing, endpoint.host, target, region)
        started = monotonic()
        answer = await self._answer(passed, request)
        latency = round((monotonic() - started) * _MILLISECONDS)
        request_id = answer.header("x-amz-request-id")
        progress.integration = Integration(status=answer.status, latency=latency, request_id=request_id)
        progress.exchange = Exchange(
            uri=endpoint.uri(target),
            request_headers=outgoing.headers,
            request_body=outgoing.body,
            latency=latency,
            status=answer.status,
            response_headers=answer.headers,
            response_body=answer.body,
            request_id=request_id,
        )
        return answer

    async def _answer(self, passed: Passed, request: Request) -> Response:
        """Return what S3 answers to a request, if the role may make it."""
        if not self._permitted(passed, request):
            return _denied(request)
        try:
            return await asyncio.wait_for(self._ask(request), self._timeout / _MILLISECONDS)
        except TimeoutError:
            raise ExecutionFailedError(TIMED_OUT, "Execution failed due to a timeout error") from None

    def _permitted(self, passed: Passed, request: Request) -> bool:
        """Return whether S3 lets the role do what is asked; raise `ExecutionFailedError` when it cannot be assumed."""
        try:
            match = route.operation(models.service("s3"), request)
        except ServiceError:
            raise misconfigured("Invalid endpoint address") from None
        if not self._credentials:
            return False
        action, arn = permission(match.operation.name, match.labels.get("Bucket"), match.labels.get("Key"))
        if of_the_caller(self._credentials):
            return caller_may(
                passed.call.principal,
                action=action,
                resource_arn=arn,
                account_id=passed.to.account_id,
                now=passed.call.request.received_at,
            )
        found = obstacle(
            self._role(self._credentials),
            resource_arn=arn,
            action=action,
            source_arn=source_arn(passed.to),
            account_id=passed.to.account_id,
            now=passed.call.request.received_at,
        )
        if found == "role":
            raise misconfigured(f"API Gateway does not have permission to assume the provided role {self._credentials}")
        return found is None


def _denied(request: Request) -> Response:
    """Return what S3 answers to who may not (documented: "Error responses", Amazon S3 API reference)."""
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message>'
        f"<RequestId>{request.extended_request_id}</RequestId></Error>"
    ).encode()
    return Response(
        status=403,
        headers=(("Content-Type", "application/xml"), ("x-amz-request-id", request.extended_request_id)),
        body=body,
    )


def _request(passed: Passed, outgoing: Outgoing, host: str, target: str, region: str) -> Request:
    """Return what S3 is asked; the scope of a signature tells the server whom the request is for."""
    path, _, query = target.partition("?")
    day = strftime("%Y%m%d", gmtime(passed.call.request.received_at))
    scope = f"AWS4-HMAC-SHA256 Credential={_KEY}/{day}/{region}/s3/aws4_request"
    kept = tuple(field for field in outgoing.headers if field[0].lower() not in _NOT_SENT)
    length = ("Content-Length", str(len(outgoing.body)))
    return replace(
        passed.call.request,
        method=outgoing.method,
        host=host,
        path=path,
        query=query,
        headers=Headers((("Host", host), ("Authorization", scope), *kept, length)),
        body=outgoing.body,
    )
