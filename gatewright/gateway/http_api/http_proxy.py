"""HTTP_PROXY: the whole request goes to a public endpoint or into a VPC, and its whole answer comes back.

Restates "Create HTTP proxy integrations for HTTP APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-http.html
Besides the fields that REST APIs set, a backend gets `Forwarded` and `Via` (seen by users of AWS in what backends
echo).
"""

from collections.abc import Mapping
from time import monotonic
from typing import Any, Final

from gatewright.aws.integration_outcome import NO_INTEGRATION, Integration
from gatewright.gateway.http_api.answer import answered
from gatewright.gateway.http_api.destination import Destination
from gatewright.gateway.http_api.failure import INTERNAL, UNAVAILABLE, IntegrationFailedError, failed
from gatewright.gateway.http_api.parameter_mapping import Mapped, read_mapping
from gatewright.gateway.http_api.passage import Passage
from gatewright.gateway.integrations.forwarding import forwarded, passed_headers, trace_id
from gatewright.gateway.integrations.http import Send
from gatewright.gateway.passed import Served
from gatewright.gateway.upstream_message import UpstreamError, UpstreamRequest, UpstreamResponse
from gatewright.model.fields import Fields
from gatewright.model.quickly import quickly
from gatewright.model.request import Request, Tls
from gatewright.model.unknown import Unknown

LONGEST_TIMEOUT: Final = 30_000
"""Milliseconds that an integration may take where nothing else is set (documented quota)."""

_ANY: Final = "ANY"
_MILLISECONDS: Final = 1000

_integration, _served, _upstream_request = quickly(Integration), quickly(Served), quickly(UpstreamRequest)


class HttpProxy:
    """One HTTP_PROXY integration."""

    __slots__ = ("_deadline", "_destination", "_method", "_request_mapping", "_response_mappings", "_send")

    def __init__(self, integration: Mapping[str, Any], destination: Destination, send: Send) -> None:
        """Take what was deployed, where its calls go, and who sends them."""
        self._method: str = integration.get("IntegrationMethod") or _ANY
        self._deadline: float = (integration.get("TimeoutInMillis") or LONGEST_TIMEOUT) / _MILLISECONDS
        self._request_mapping = read_mapping(integration.get("RequestParameters"))
        responses = integration.get("ResponseParameters") or {}
        self._response_mappings = {status: read_mapping(one) for status, one in responses.items()}
        self._destination = destination
        self._send = send

    async def serve(self, passage: Passage) -> Served:
        """Answer a call."""
        integration = NO_INTEGRATION
        started = monotonic()
        try:
            outgoing = self._outgoing(passage)
            answer = await self._sent(outgoing)
            integration = _integration(status=answer.status, latency=_since(started))
            response = self._answer(passage, answer)
        except IntegrationFailedError as error:
            late = Integration(status=integration.status, latency=_since(started))
            return failed(error, passage.request, late)
        return _served(response=response, integration=integration)

    def _outgoing(self, passage: Passage) -> UpstreamRequest:
        request = passage.request
        headers: Fields = (*passed_headers(request.headers.items), *_added(request))
        mapping = self._request_mapping()
        mapped = mapping.apply(passage.sources(), headers, request.query) if mapping else Mapped(headers, request.query)
        to = self._destination.of(passage, mapped)
        return _upstream_request(
            scheme=to.scheme,
            host=to.host,
            port=to.port,
            method=request.method if self._method == _ANY else self._method,
            target=to.target,
            headers=(*to.headers, ("Content-Length", str(len(passage.body)))),
            body=passage.body,
            server_name=to.server_name,
        )

    async def _sent(self, outgoing: UpstreamRequest) -> UpstreamResponse:
        try:
            return await self._send(outgoing, deadline=self._deadline)
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


def _since(started: float) -> int:
    return round((monotonic() - started) * _MILLISECONDS)
