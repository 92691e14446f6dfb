"""From what the backend said to what the caller gets: selection, parameters, templates, overrides.

Restates "Set up an integration response in API Gateway" and "Mapping template transformations for REST APIs":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
The response template is that of the caller's `Accept`, else the one for JSON, else the first (as LocalStack, from its
AWS-validated tests). `Content-Type` is `application/json` unless a mapping says otherwise (recorded for MOCK and HTTP).
"""

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.aws.mapping_expressions import Expression, read_expression
from gatewright.aws.selection_patterns import PatternError, compile_pattern
from gatewright.aws.uri_variables import MappingError
from gatewright.aws.vtl import Template, TemplateError, compile_template
from gatewright.gateway.integrations.binary import NO_BINARY, TO_BINARY, TO_TEXT, BinaryMediaTypes, converted
from gatewright.gateway.integrations.failure import misconfigured
from gatewright.gateway.integrations.rendering import Rendering, evaluated
from gatewright.gateway.integrations.response_headers import remapped
from gatewright.model.fields import Fields, first_of
from gatewright.model.quickly import quickly
from gatewright.model.request import Request
from gatewright.model.response import Response

_JSON: Final = "application/json"
_OK: Final = 200
_LENGTH: Final = len("content-type")
_response = quickly(Response)
_HEADER: Final = "method.response.header."
_SPLIT: Final = re.compile(r"[\r\n\x00]")


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegrationResponse:
    """One entry of `integrationResponses`."""

    status: int
    """`statusCode`: what the caller gets."""

    selects: Callable[[str], bool] | None
    """Whether a status selects it (`selectionPattern`); `None` for the default."""

    headers: tuple[tuple[str, Expression], ...]
    """`responseParameters`: header name and where its value comes from."""

    templates: Mapping[str, Template]
    """`responseTemplates` by content type."""

    handling: str | None = None
    """`contentHandling`."""

    broken: str | None = None
    """Why no call can be answered by it; `None` when nothing is wrong with it."""

    def template(self, accept: str | None) -> Template | None:
        """Return the template for a caller that accepts `accept`; `None` when the body passes as it is."""
        if not self.templates:
            return None
        found = self.templates.get(accept) if accept else None
        return found or self.templates.get(_JSON) or next(iter(self.templates.values()))


class IntegrationResponses:
    """The integration responses of one method."""

    __slots__ = ("_binary", "_broken", "_declared", "_responses")

    def __init__(
        self,
        integration: Mapping[str, Any],
        binary: BinaryMediaTypes = NO_BINARY,
        declared: Container[str] | None = None,
    ) -> None:
        """Read the responses; `declared` are the statuses of the method's responses, `None` where there are none."""
        self._binary = binary
        self._declared = declared
        self._responses: list[IntegrationResponse] = []
        self._broken: str | None = None
        for document in (integration.get("integrationResponses") or {}).values():
            try:
                self._responses.append(_read(document))
            except PatternError as error:
                # Which response a status selects cannot be known any more.
                self._broken = str(error)

    @property
    def accept_matters(self) -> bool:
        """Whether callers that accept other content types may get another template."""
        return any(len(response.templates) > 1 for response in self._responses)

    def select(self, selecting: int | str | None) -> IntegrationResponse:
        """Return the response for a status of the backend; raise `ExecutionFailedError` when there is none.

        `selecting` is the status, or the error message of a function: the default is chosen when there is none.
        A pattern wins over the default, whichever stands first; of several patterns the first.
        """
        if self._broken is not None:
            raise misconfigured(f"Unable to transform response: {self._broken}")
        chosen = self._selected(selecting)
        if chosen.broken is not None:
            raise misconfigured(f"Unable to transform response: {chosen.broken}")
        if self._declared is not None and str(chosen.status) not in self._declared:
            # The words are AWS's, as a user quoted them from a log (2022-08).
            raise misconfigured(f"Output mapping refers to an invalid method response: {chosen.status}")
        return chosen

    def _selected(self, selecting: int | str | None) -> IntegrationResponse:
        default = None
        for response in self._responses:
            if response.selects is None:
                default = default or response
            elif selecting is not None and response.selects(str(selecting)):
                return response
        if default is None:
            # The words are AWS's, as users quote them from their logs.
            raise misconfigured(
                "No match for output mapping and no default endpoint response mapping configured."
                f" Endpoint Response Status Code: {selecting if type(selecting) is int else _OK}"
            )
        return default

    def respond(
        self, rendering: Rendering, selecting: int | str | None, headers: Fields, body: bytes, *, trace_id: str | None
    ) -> Response:
        """Return what the caller gets for an answer of the backend; raise `ExecutionFailedError` when nothing."""
        chosen = self.select(selecting)
        template = chosen.template(accept(rendering.request))
        mapped = _mapped(chosen, rendering, headers, body)
        body = self._body(rendering, chosen, template, headers, body)
        for name, value in rendering.overridden_headers().items():
            mapped = {known: kept for known, kept in mapped.items() if known.lower() != name.lower()} | {name: value}
        return assembled(
            rendering.request, rendering.overridden_status() or chosen.status, tuple(mapped.items()), body, trace_id
        )

    def _body(
        self,
        rendering: Rendering,
        chosen: IntegrationResponse,
        template: Template | None,
        headers: Fields,
        body: bytes,
    ) -> bytes:
        """Return the body for the caller, converted where media types or `contentHandling` ask for it.

        A template works on text, and what it makes is text; then it may be turned into what its Base64 stands for.
        """
        if template is None:
            if not body:
                return body
            return converted(
                body,
                binary=self._is_binary(headers),
                wants_binary=self._binary.accepts(accept(rendering.request)),
                handling=chosen.handling,
            )
        if body and self._is_binary(headers):
            if chosen.handling != TO_TEXT:
                raise misconfigured("Unable to transform response: a template cannot work on a binary payload")
            body = converted(body, binary=True, wants_binary=False, handling=TO_TEXT)
        made = rendering.template(template, body, of_request=False)
        return converted(made, binary=False, wants_binary=True, handling=None) if chosen.handling == TO_BINARY else made

    def _is_binary(self, headers: Fields) -> bool:
        """Return whether the backend says that its answer is of a binary type."""
        content_type = first_of(headers, "content-type")
        return content_type is not None and self._binary.holds(content_type)


def _mapped(chosen: IntegrationResponse, rendering: Rendering, headers: Fields, body: bytes) -> dict[str, str]:
    """Return the mapped headers; one without a value is not there."""
    if not chosen.headers:
        return {}
    sources = rendering.sources(headers, body)
    return {name: values[-1] for name, expression in chosen.headers if (values := evaluated(expression, sources))}


def assembled(request: Request, status: int, mapped: Fields, body: bytes, trace_id: str | None) -> Response:
    """Return a response with the headers that API Gateway adds, in the order of public transcripts."""
    broken = mapped and _SPLIT.search("".join(map("".join, mapped))) is not None
    for name, value in mapped if broken else ():
        if _SPLIT.search(name) or _SPLIT.search(value):
            raise misconfigured(f"the value for the header {_SPLIT.sub(' ', name)} holds a line end")
    content_type, fields = _JSON, []
    for field in remapped(mapped):
        if len(field[0]) == _LENGTH and field[0].lower() == "content-type":
            content_type = field[1]
        else:
            fields.append(field)
    trace = () if trace_id is None else (("X-Amzn-Trace-Id", trace_id),)
    return _response(
        status=status,
        headers=(
            ("Content-Type", content_type),
            ("x-amzn-RequestId", request.request_id),
            *fields,
            ("x-amz-apigw-id", request.extended_request_id),
            *trace,
        ),
        body=body,
    )


def accept(request: Request) -> str | None:
    """Return the last `Accept` of a request, `None` without one."""
    values = request.headers.all("accept")
    return values[-1] if values else None


def _read(document: Mapping[str, Any]) -> IntegrationResponse:
    """Read one integration response; raise `PatternError` when nobody can say what it is for."""
    handling: str | None = document.get("contentHandling")
    status, pattern = int(document["statusCode"]), document.get("selectionPattern") or ""
    selects = compile_pattern(pattern) if pattern else None
    try:
        headers = tuple(
            (name.removeprefix(_HEADER), read_expression(value))
            for name, value in (document.get("responseParameters") or {}).items()
        )
        templates = {
            content_type: compile_template(source)
            for content_type, source in (document.get("responseTemplates") or {}).items()
            if source
        }
    except (MappingError, TemplateError) as error:
        broken = f"integration response {status}: {error}"
        return IntegrationResponse(status=status, selects=selects, headers=(), templates={}, broken=broken)
    return IntegrationResponse(status=status, selects=selects, headers=headers, templates=templates, handling=handling)
