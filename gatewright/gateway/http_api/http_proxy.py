"""HTTP_PROXY: the whole request goes to a public endpoint, and its whole answer comes back.

Restates "Create HTTP proxy integrations for HTTP APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-http.html
Path variables of the route stand in the URI as they came. Besides the fields that REST APIs set, a backend gets
`Forwarded` and `Via` (seen by users of AWS in what backends echo).
"""

from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any, Final

from gatewright.aws.context_variables import Integration
from gatewright.aws.http_routes import raw_parameters
from gatewright.aws.mapping_expressions import Fields
from gatewright.gateway.http_api.answer import answered
from gatewright.gateway.http_api.failure import INTERNAL, UNAVAILABLE, IntegrationFailedError, failed
from gatewright.gateway.http_api.parameter_mapping import Mapped, read_mapping
from gatewright.gateway.http_api.passage import Passage
from gatewright.gateway.integrations.endpoint import Endpoint
from gatewright.gateway.integrations.failure import ExecutionFailedError
from gatewright.gateway.integrations.forwarding import forwarded, passed_headers, trace_id
from gatewright.gateway.integrations.http import Send
from gatewright.gateway.passed import Served
from gatewright.gateway.upstream_message import UpstreamError, UpstreamRequest, UpstreamResponse
from gatewright.model.request import Request, Tls
from gatewright.model.unknown import Unknown

LONGEST_TIMEOUT: Final = 30_000
"""Milliseconds that an integration may take where nothing else is set (documented quota)."""

_ANY: Final = "ANY"
_MILLISECONDS: Final = 1000
_NO_PARAMETERS: Final[Mapping[str, str]] = {}


class HttpProxy:
    """One HTTP_PROXY integration."""

    __slots__ = ("_endpoint", "_method", "_request_mapping", "_response_mappings", "_send", "_timeout")

    def __init__(self, integration: Mapping[str, Any], stage_variables: Mapping[str, str], send: Send) -> None:
        self._method: str = integration.get("IntegrationMethod") or _ANY
        self._timeout: int = integration.get("TimeoutInMillis") or LONGEST_TIMEOUT
        self._request_mapping = read_mapping(integration.get("RequestParameters"))
        responses = integration.get("ResponseParameters") or {}
        self._response_mappings = {status: read_mapping(one) for status, one in responses.items()}
        self._endpoint = _endpoint(integration.get("IntegrationUri") or "", stage_variables)
        self._send = send

    async def serve(self, passage: Passage) -> Served:
        """Answer a call."""
        integration = Integration()
        started = monotonic()
        try:
            outgoing = self._outgoing(passage)
            answer = await self._sent(outgoing)
            integration = Integration(status=answer.status, latency=_since(started))
            response = self._answer(passage, answer)
        except IntegrationFailedError as error:
            late = Integration(status=integration.status, latency=_since(started))
            return failed(error, passage.request, late)
        return Served(response=response, integration=integration)

    def _outgoing(self, passage: Passage) -> UpstreamRequest:
        request, endpoint = passage.request, self._endpoint()
        headers: Fields = (*passed_headers(request), *_added(request))
        mapped = Mapped(headers, request.query)
        mapping = self._request_mapping()
        if mapping:
            mapped = mapping.apply(passage.sources(), headers, request.query)
        try:
            raw = raw_parameters(passage.resource_path, passage.path_below_stage)
            target = endpoint.target(raw, _NO_PARAMETERS, mapped.query)
        except ExecutionFailedError as error:
            raise IntegrationFailedError(INTERNAL, error.line) from error
        if mapped.path is not None:
            target = _with_path(target, mapped.path)
        return UpstreamRequest(
            scheme=endpoint.scheme,
            host=endpoint.host,
            port=endpoint.port,
            method=request.method if self._method == _ANY else self._method,
            target=target,
            headers=(*mapped.headers, ("Content-Length", str(len(passage.body)))),
            body=passage.body,
        )

    async def _sent(self, outgoing: UpstreamRequest) -> UpstreamResponse:
        try:
            return await self._send(outgoing, deadline=self._timeout / _MILLISECONDS)
        except UpstreamError as problem:
            raise IntegrationFailedError(UNAVAILABLE, str(problem) or "the backend gave no answer") from problem
        except ValueError as problem:
            raise IntegrationFailedError(INTERNAL, str(problem)) from problem

    def _answer(self, passage: Passage, answer: UpstreamResponse) -> Any:
        mapped = Mapped(answer.headers)
        mapping = self._response_mappings.get(str(answer.status))
        if mapping is not None:
            mapped = mapping().apply(passage.sources(answer.headers, answer.body), answer.headers)
        status = mapped.status or answer.status
        return answered(passage.request, passage.cors, status, mapped.headers, answer.body, typed=False)


def _endpoint(uri: str, stage_variables: Mapping[str, str]) -> Callable[[], Endpoint]:
    """Read the URI once; where it cannot be read, each call fails by it."""
    try:
        endpoint = Endpoint(uri, stage_variables)
    except ExecutionFailedError as error:
        line = error.line

        def fail() -> Endpoint:
            raise IntegrationFailedError(INTERNAL, line)

        return fail
    return lambda: endpoint


def _added(request: Request) -> Fields:
    """Return what API Gateway says of the caller."""
    peer, host = request.peer.source_ip, request.headers.get("host")
    protocol = "https" if isinstance(request.peer.tls, Tls) else "http"
    known = "" if isinstance(peer, Unknown) else 'for="[' + peer + ']";' if ":" in peer else f"for={peer};"
    return (
        ("Forwarded", f"{known}host={host if isinstance(host, str) else request.host};proto={protocol}"),
        ("Via", "HTTP/1.1 AmazonAPIGateway"),
        ("X-Amzn-Trace-Id", trace_id(request)),
        *forwarded(request),
    )


def _with_path(target: str, path: str) -> str:
    _, mark, query = target.partition("?")
    return ("/" + path.lstrip("/")) + mark + query


def _since(started: float) -> int:
    return round((monotonic() - started) * _MILLISECONDS)
