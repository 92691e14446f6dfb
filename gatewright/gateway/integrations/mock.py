"""MOCK: no backend; the request template names the status, the response template the body.

Restates "Set up mock integrations in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
Answered at once, without a task. Where nothing but the request's ids differs from call to call, the answer is made once
for each pair of `Content-Type` and `Accept` and then only stamped.
"""

import json
from collections.abc import Awaitable, Container, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from gatewright.aws.permissive_json import read_permissive
from gatewright.aws.vtl.errors import Lengthy
from gatewright.gateway.integrations.binary import NO_BINARY, BinaryMediaTypes
from gatewright.gateway.integrations.failure import ExecutionFailedError, failed, misconfigured
from gatewright.gateway.integrations.integration_responses import IntegrationResponses, assembled
from gatewright.gateway.integrations.rendering import Rendering
from gatewright.gateway.integrations.request_templates import RequestTemplates
from gatewright.gateway.integrations.unhurried import patiently
from gatewright.gateway.passed import Passed, Served
from gatewright.model.fields import Fields
from gatewright.model.quickly import quickly
from gatewright.model.request import Request
from gatewright.model.response import Response

_LENGTH: Final = len("content-type")
_MOST_READY: Final = 64
_SHORT: Final = 256
_response, _served = quickly(Response), quickly(Served)
_UNSTAMPED: Final = Request(method="GET", host="", path="/")


@dataclass(frozen=True, slots=True)
class _Ready:
    """An answer that lacks nothing but the ids."""

    status: int
    before: Fields
    between: Fields
    body: bytes


class MockIntegration:
    """One MOCK method."""

    __slots__ = ("_accept_matters", "_ready", "_responses", "_templates")

    def __init__(
        self,
        integration: Mapping[str, Any],
        binary: BinaryMediaTypes = NO_BINARY,
        declared: Container[str] | None = None,
    ) -> None:
        self._templates = RequestTemplates(integration, binary)
        self._responses = IntegrationResponses(integration, binary, declared)
        self._accept_matters = self._responses.accept_matters
        self._ready: dict[tuple[str | None, str | None], _Ready | None] = {}

    def serve(self, passed: Passed) -> Served | Awaitable[Served]:
        """Answer a call."""
        request = passed.call.request
        key = _content_type_and_accept(request) if self._accept_matters else (_content_type(request), None)
        ready = self._ready.get(key, self)
        if ready is self:
            ready = self._prepare(key)
        if isinstance(ready, _Ready):
            return _served(
                response=_response(
                    status=ready.status,
                    headers=(
                        *ready.before,
                        ("x-amzn-RequestId", request.request_id),
                        *ready.between,
                        ("x-amz-apigw-id", request.extended_request_id),
                    ),
                    body=ready.body,
                )
            )
        rendering = Rendering(passed)
        try:
            return self._render(rendering)
        except Lengthy:
            return patiently(rendering, lambda: self._render(rendering))

    def _render(self, rendering: Rendering) -> Served:
        try:
            body = self._templates.body(rendering)
            status = mocked_status(body) if len(body) > _SHORT else _short_status(body)
            return _served(response=self._responses.respond(rendering, status, (), b"", trace_id=None))
        except ExecutionFailedError as error:
            return failed(error, rendering.request)

    def _prepare(self, key: tuple[str | None, str | None]) -> _Ready | None:
        """Make the answer for a content type and what is accepted, when no other part of a call matters."""
        try:
            ready = self._constant(*key)
        except ExecutionFailedError:
            ready = None
        if len(self._ready) < _MOST_READY:
            self._ready[key] = ready
        return ready

    def _constant(self, content_type: str | None, accept: str | None) -> _Ready | None:
        template = self._templates.choose(content_type)
        if template is None or template.constant is None:
            return None
        chosen = self._responses.select(mocked_status(template.constant.encode()))
        answer = chosen.template(accept)
        if (answer is not None and answer.constant is None) or chosen.handling is not None:
            return None
        if any(expression.constant is None for _, expression in chosen.headers):
            return None
        mapped = tuple((name, expression.constant or "") for name, expression in chosen.headers)
        body = b"" if answer is None else (answer.constant or "").encode()
        response = assembled(_UNSTAMPED, chosen.status, mapped, body, None)
        names = [name for name, _ in response.headers]
        stamp = names.index("x-amzn-RequestId")
        return _Ready(response.status, response.headers[:stamp], response.headers[stamp + 1 : -1], body)


def _content_type(request: Request) -> str | None:
    """Return the first `Content-Type`; an unknown header is none that arrived on a socket."""
    for name, value in request.headers.items:
        if len(name) == _LENGTH and name.lower() == "content-type":
            return value
    return None


def _content_type_and_accept(request: Request) -> tuple[str | None, str | None]:
    """Return the first `Content-Type` and the last `Accept` in one walk over the headers."""
    content_type = accept = None
    for name, value in request.headers.items:
        lower = name.lower()
        if lower == "accept":
            accept = value
        elif lower == "content-type" and content_type is None:
            content_type = value
    return content_type, accept


@lru_cache(maxsize=256)
def _short_status(body: bytes) -> int:
    """Return the same of a body that is worth keeping: most templates make one and the same."""
    return mocked_status(body)


def mocked_status(body: bytes) -> int:
    """Return the `statusCode` of what the request template made; raise `ExecutionFailedError` without one."""
    document = _document(body)
    status = document.get("statusCode") if isinstance(document, dict) else None
    if type(status) is not int:
        # The words are AWS's, as users quote them from their logs.
        raise misconfigured(
            "Unable to parse statusCode. It should be an integer that is defined in the request template."
        )
    return status


def _document(body: bytes) -> object:
    """Read JSON as leniently as AWS does; `None` for what it refuses."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        pass
    try:
        return read_permissive(body.decode(errors="replace"))
    except ValueError:
        return None
