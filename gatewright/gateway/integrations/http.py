"""HTTP and HTTP_PROXY: a backend that speaks HTTP.

Restates "HTTP integrations for REST APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
A name that does not resolve is a configuration error (recorded for test invocations, 2025-09-29), a time-out is
INTEGRATION_TIMEOUT (recorded in public dumps); that every other broken connection is INTEGRATION_FAILURE is inferred
from "Network error communicating with endpoint", AWS re:Post. HTTP answers carry a trace id, HTTP_PROXY ones only the
backend's own (recorded, 2024-07-17).
"""

from base64 import b64encode
from collections.abc import Awaitable, Callable, Container, Mapping
from socket import gaierror
from time import monotonic
from typing import Any, Final, Protocol

from gatewright.aws.integration_outcome import Integration
from gatewright.engine.execution_log import Exchange, Execution
from gatewright.gateway.integrations.binary import NO_BINARY, BinaryMediaTypes
from gatewright.gateway.integrations.endpoint import INVALID, Endpoint
from gatewright.gateway.integrations.failure import (
    MISCONFIGURED,
    TIMED_OUT,
    UNREACHABLE,
    ExecutionFailedError,
    failed,
    misconfigured,
)
from gatewright.gateway.integrations.forwarding import answered_trace
from gatewright.gateway.integrations.integration_responses import IntegrationResponses, accept, assembled
from gatewright.gateway.integrations.progress import LONGEST_TIMEOUT, Progress
from gatewright.gateway.integrations.rendering import Rendering
from gatewright.gateway.integrations.request_mapping import Outgoing, RequestMapping
from gatewright.gateway.integrations.response_headers import named_by_connection
from gatewright.gateway.integrations.unhurried import unhurried
from gatewright.gateway.passed import Passed, Served
from gatewright.gateway.upstream_message import (
    ClientCertificate,
    ConnectFailedError,
    ResponseTooLongError,
    TimedOutError,
    UpstreamError,
    UpstreamRequest,
    UpstreamResponse,
)
from gatewright.gateway.vpc_links import LinkTarget, UnreachableError
from gatewright.model.fields import Fields, first_of
from gatewright.model.quickly import quickly
from gatewright.model.request import Request
from gatewright.model.response import Response

_MILLISECONDS: Final = 1000

_execution, _exchange = quickly(Execution), quickly(Exchange)
_integration, _served, _upstream_request = quickly(Integration), quickly(Served), quickly(UpstreamRequest)


class Send(Protocol):
    """Whoever sends requests to backends: `Upstream.send`."""

    def __call__(self, request: UpstreamRequest, *, deadline: float) -> Awaitable[UpstreamResponse]:
        """Return the whole answer within `deadline` seconds, or raise an `UpstreamError`."""


class HttpIntegration:
    """One HTTP or HTTP_PROXY method."""

    __slots__ = (
        "_binary",
        "_client_certificate",
        "_deadline",
        "_endpoint",
        "_link",
        "_mapping",
        "_passes",
        "_responses",
        "_send",
        "_verifies",
    )

    def __init__(
        self,
        integration: Mapping[str, Any],
        stage_variables: Mapping[str, str],
        send: Send,
        binary: BinaryMediaTypes = NO_BINARY,
        client_certificate: ClientCertificate | None = None,
        link: Callable[[], LinkTarget] | None = None,
        declared: Container[str] | None = None,
    ) -> None:
        """Take what was deployed, who sends requests, and where its VPC link leads, if it has one."""
        self._client_certificate = client_certificate
        self._link = link
        self._binary = binary
        self._verifies = not (integration.get("tlsConfig") or {}).get("insecureSkipVerification")
        self._passes = integration["type"] == "HTTP_PROXY"
        self._deadline: float = (integration.get("timeoutInMillis") or LONGEST_TIMEOUT) / _MILLISECONDS
        self._mapping = RequestMapping(integration, binary)
        self._responses = IntegrationResponses(integration, binary, declared)
        self._send = send
        self._endpoint = _endpoint(integration.get("uri") or "", stage_variables)

    async def serve(self, passed: Passed) -> Served:
        """Answer a call."""
        progress = Progress()
        try:
            rendering = Rendering(passed)
            outgoing = await unhurried(rendering, lambda: self._mapping.outgoing(rendering))
            answer = await self._exchange(outgoing, progress)
            response = await unhurried(rendering, lambda: self._answer(rendering, answer))
        except ExecutionFailedError as error:
            return failed(error, passed.call.request, exchange=progress.exchange, integration=progress.integration)
        execution = _execution(exchange=progress.exchange)
        return _served(response=response, integration=progress.integration, execution=execution)

    async def _exchange(self, outgoing: Outgoing, progress: Progress) -> UpstreamResponse:
        """Send the request; note in `progress` what went out and what came back."""
        endpoint = self._endpoint()
        target = endpoint.target(outgoing.raw_path, outgoing.path, outgoing.query)
        started = monotonic()

        def note(answer: UpstreamResponse | None, error: str | None) -> None:
            latency = round((monotonic() - started) * _MILLISECONDS)
            status = None if answer is None else answer.status
            progress.integration = _integration(status=status, latency=latency, error=error)
            progress.exchange = _exchange(
                uri=endpoint.uri(target),
                request_headers=outgoing.headers,
                request_body=outgoing.body,
                latency=latency,
                status=status,
                response_headers=answer.headers if answer else (),
                response_body=answer.body if answer else b"",
            )

        try:
            request = self._request(endpoint, outgoing, target)
            answer = await self._send(request, deadline=self._deadline)
        except (UpstreamError, ValueError) as problem:
            error = _explained(problem)
            note(None, error.line)
            raise error from problem
        note(answer, None)
        return answer

    def _request(self, endpoint: Endpoint, outgoing: Outgoing, target: str) -> UpstreamRequest:
        # Recorded: a Content-Length is sent with every verb, 0 without a body.
        return _upstream_request(
            scheme=endpoint.scheme,
            host=endpoint.host,
            port=endpoint.port,
            method=outgoing.method,
            target=target,
            headers=(*outgoing.headers, ("Content-Length", str(len(outgoing.body)))),
            body=outgoing.body,
            verify=self._verifies,
            client_certificate=self._client_certificate,
            connect_to=None if self._link is None else _connect_to(self._link, endpoint),
        )

    def _answer(self, rendering: Rendering, answer: UpstreamResponse) -> Response:
        """Return what the caller gets."""
        fields = _without_hop_by_hop(answer.headers)
        if self._passes:
            return assembled(rendering.request, answer.status, fields, self._passed(rendering.request, answer), None)
        return self._responses.respond(
            rendering, answer.status, answer.headers, answer.body, trace_id=answered_trace(rendering.request)
        )

    def _passed(self, request: Request, answer: UpstreamResponse) -> bytes:
        """Return the body as a proxy passes it: binary types go as Base64 to who does not accept them."""
        if not self._binary or not answer.body or self._binary.accepts(accept(request)):
            return answer.body
        content_type = first_of(answer.headers, "content-type")
        return b64encode(answer.body) if self._binary.holds(content_type) else answer.body


def _connect_to(link: Callable[[], LinkTarget], endpoint: Endpoint) -> tuple[str, int]:
    """Return where a VPC link leads. Documented: the URI says the port and whom to ask, and not where to connect."""
    try:
        target = link()
    except UnreachableError as error:
        raise misconfigured(str(error)) from None
    return target.host, target.port or endpoint.port


def _endpoint(uri: str, stage_variables: Mapping[str, str]) -> Callable[[], Endpoint]:
    """Read the URI once; where it cannot be read, each call fails by it."""
    try:
        endpoint = Endpoint(uri, stage_variables)
    except ExecutionFailedError as error:
        failure, line = error.failure, error.line

        def fail() -> Endpoint:
            raise ExecutionFailedError(failure, line)

        return fail
    return lambda: endpoint


def _without_hop_by_hop(fields: Fields) -> Fields:
    named = named_by_connection(fields)
    return tuple((name, value) for name, value in fields if name.lower() not in named) if named else fields


def _explained(problem: UpstreamError | ValueError) -> ExecutionFailedError:
    """Return how a problem with the backend is answered, with AWS's line for it where one is known."""
    if isinstance(problem, TimedOutError):
        return ExecutionFailedError(TIMED_OUT, "Execution failed due to a timeout error")
    if isinstance(problem, ConnectFailedError) and isinstance(problem.__cause__, gaierror | UnicodeError):
        return misconfigured(INVALID)
    if isinstance(problem, ResponseTooLongError):
        return misconfigured("Integration response is larger than allowed maximum of 10485760 bytes.")
    if isinstance(problem, UpstreamError):
        return ExecutionFailedError(UNREACHABLE, "Execution failed due to a network error communicating with endpoint")
    return ExecutionFailedError(MISCONFIGURED, f"Execution failed due to configuration error: {problem}")
