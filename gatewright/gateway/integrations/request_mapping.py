"""What goes to an HTTP backend: path, query, headers and body of one call.

Restates "Set up an API integration request using the API Gateway console" and "HTTP integrations for REST APIs":
https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
HTTP sends only what is mapped; HTTP_PROXY sends what came, with the mappings on top of it (undocumented; recorded by
LocalStack's AWS-validated tests, as are the lists of headers below, `TestApiGatewayHeaderRemapping`, 2024-07-17).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from gatewright.aws.addresses import split_stage
from gatewright.aws.mapping_expressions import Expression, read_expression
from gatewright.aws.uri_variables import MappingError
from gatewright.gateway.integrations.binary import NO_BINARY, BinaryMediaTypes
from gatewright.gateway.integrations.endpoint import raw_path_parameters
from gatewright.gateway.integrations.failure import misconfigured
from gatewright.gateway.integrations.forwarding import forwarded, passed_headers, trace_id
from gatewright.gateway.integrations.rendering import Rendering, evaluated
from gatewright.gateway.integrations.request_templates import RequestTemplates, content_type
from gatewright.model.fields import Fields
from gatewright.model.quickly import quickly
from gatewright.model.unknown import Unknown

_ILLEGAL: Final = frozenset({"content-length", "transfer-encoding", "x-amzn-trace-id", "x-amzn-apigateway-api-id"})
"""A mapping to one of these ends in a 500 (recorded for the first two, the others as LocalStack has them)."""

_NEVER_SENT: Final = frozenset({"expect", "proxy-authenticate", "te", "via", "connection"})
"""Neither passed nor mapped; `Connection` is the business of our own connections."""

_WITHOUT_BODY: Final = frozenset({"GET", "HEAD", "OPTIONS"})
"""Verbs whose requests are sent without a body (as LocalStack; inferred)."""

_ACCEPT: Final = ("Accept", "application/json")
_NOTHING: Final[Mapping[str, str]] = {}
_PREFIX: Final = "integration.request."


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One request to the backend, but for its address."""

    method: str
    """The verb."""

    raw_path: Mapping[str, str]
    """Path parameters that go as they came."""

    path: Mapping[str, str]
    """Path parameters to be percent-encoded."""

    query: str
    """The query, encoded."""

    headers: Fields
    """Its headers."""

    body: bytes
    """Its body."""


_outgoing = quickly(Outgoing)


class RequestMapping:
    """The integration request of one HTTP or HTTP_PROXY method."""

    __slots__ = ("_broken", "_mappings", "_method", "_passes", "_templates")

    def __init__(self, integration: Mapping[str, Any], binary: BinaryMediaTypes = NO_BINARY) -> None:
        self._method: str = integration.get("httpMethod") or "ANY"
        self._passes = integration["type"] == "HTTP_PROXY"
        self._templates = RequestTemplates(integration, binary)
        self._broken: str | None = None
        self._mappings: list[tuple[str, str, Expression]] = []
        for place, text in (integration.get("requestParameters") or {}).items():
            kind, _, name = place.removeprefix(_PREFIX).partition(".")
            try:
                self._mappings.append((kind, name, read_expression(text)))
            except MappingError as error:
                self._broken = str(error)

    def outgoing(self, rendering: Rendering) -> Outgoing:
        """Return what one call sends; raise `ExecutionFailedError` when it cannot be made."""
        if self._broken is not None:
            raise misconfigured(self._broken)
        request = rendering.request
        method = request.method if self._method == "ANY" else self._method
        if self._passes and not self._mappings:
            return self._as_it_came(method, rendering)
        mapped = self._mapped(rendering)
        if self._passes:
            body, query = rendering.body, [request.query] if request.query else []
            headers = passed_headers(rendering.sent)
        else:
            body, query, headers = self._templates.body(rendering), [], ()
        if not self._passes:
            # What passes is made by no template, so that none has overridden anything.
            mapped.override(rendering)
        _refuse_illegal(mapped.headers)
        body = b"" if method in _WITHOUT_BODY else body
        return _outgoing(
            method=method,
            raw_path=mapped.raw_path,
            path=mapped.path,
            query="&".join([*query, *mapped.encoded_query()]),
            headers=_complete(_merged(headers, mapped.headers), rendering, self._passes, body),
            body=body,
        )

    def _as_it_came(self, method: str, rendering: Rendering) -> Outgoing:
        """Return the same where nothing is mapped: what passes has none of the fields that are never sent."""
        request = rendering.request
        body = b"" if method in _WITHOUT_BODY else rendering.body
        return _outgoing(
            method=method,
            raw_path=_NOTHING,
            path=_NOTHING,
            query=request.query,
            headers=_complete(passed_headers(rendering.sent), rendering, True, body),
            body=body,
        )

    def _mapped(self, rendering: Rendering) -> "_Mapped":
        """Evaluate the parameter mappings; one without a value sends nothing."""
        mapped = _Mapped()
        if not self._mappings:
            return mapped
        sources = rendering.sources()
        for kind, name, expression in self._mappings:
            values = evaluated(expression, sources)
            if not values:
                continue
            if kind == "querystring":
                mapped.query[name] = values
            elif kind == "header":
                mapped.headers[name] = ",".join(values)
            elif expression.text.startswith("method.request.path."):
                mapped.raw_path[name] = _raw(rendering).get(expression.text.removeprefix("method.request.path."), "")
            else:
                mapped.path[name] = values[-1]
        return mapped


class _Mapped:
    """The values of the mappings of one call, by where they go."""

    __slots__ = ("headers", "path", "query", "raw_path")

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        self.query: dict[str, tuple[str, ...]] = {}
        self.path: dict[str, str] = {}
        self.raw_path: dict[str, str] = {}

    def override(self, rendering: Rendering) -> None:
        """Put the overrides of the request template over the mappings (documented: overrides are final)."""
        self.headers.update(rendering.overridden("header"))
        self.path.update(rendering.overridden("path"))
        self.query.update(rendering.overridden_query())

    def encoded_query(self) -> list[str]:
        return [
            f"{quote(name, safe='')}={quote(value, safe='', errors='replace')}"
            for name, values in self.query.items()
            for value in values
        ]


def _raw(rendering: Rendering) -> Mapping[str, str]:
    address = rendering.passed.call.address
    if isinstance(address, Unknown):
        return {}
    return raw_path_parameters(rendering.passed.to.resource_path, split_stage(address.path)[1])


def _refuse_illegal(headers: Mapping[str, str]) -> None:
    for name in headers:
        if name.lower() in _ILLEGAL:
            raise misconfigured(f"{name} header already present")


def _merged(passed: Fields, mapped: Mapping[str, str]) -> list[tuple[str, str]]:
    """Put mapped headers over those that pass: a mapped name replaces every field of that name."""
    replaced = {name.lower() for name in mapped} | _NEVER_SENT
    kept = [(name, value) for name, value in passed if name.lower() not in replaced]
    return [*kept, *((name, value) for name, value in mapped.items() if name.lower() not in _NEVER_SENT)]


def _complete(fields: Sequence[tuple[str, str]], rendering: Rendering, passes: bool, body: bytes) -> Fields:
    """Add what API Gateway sends by itself, where it is not there.

    Recorded of HTTP (LocalStack's AWS-validated `test_apigateway_header_remapping_http[HTTP]`, 2024-07-17, and
    `test_http_integration_with_lambda[HTTP]`, 2024-08-07): the content type goes with a body only, and where the call
    came from is told by HTTP_PROXY alone.
    """
    request = rendering.request
    api_id: str = rendering.passed.to.rest_api["id"]
    added = [_ACCEPT, ("User-Agent", f"AmazonAPIGateway_{api_id}")]
    if body and (sent := content_type(request)) is not None:
        added.append(("Content-Type", sent))
    if passes:
        added += forwarded(request)
    if fields:
        present = {name.lower() for name, _ in fields}
        added = [field for field in added if field[0].lower() not in present]
    return (*fields, *added, ("X-Amzn-Trace-Id", trace_id(request)), ("X-Amzn-Apigateway-Api-Id", api_id))
