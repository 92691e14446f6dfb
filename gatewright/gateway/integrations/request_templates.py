"""Which request template makes the body for the backend, and when the caller's body passes as it is.

Restates "Method request behavior for payloads without mapping templates for REST APIs", API Gateway developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.vtl import Template, TemplateError, compile_template
from gatewright.gateway.integrations.failure import MEDIA_TYPE, ExecutionFailedError, misconfigured
from gatewright.gateway.integrations.rendering import Rendering
from gatewright.model.request import Request

JSON: Final = "application/json"
"""What a request without a Content-Type is taken for (documented)."""

_DEFAULT: Final = "$default"


class RequestTemplates:
    """The request templates of one integration."""

    __slots__ = ("_passthrough", "_templates", "broken")

    def __init__(self, integration: Mapping[str, Any]) -> None:
        self._passthrough: str = integration.get("passthroughBehavior", "WHEN_NO_MATCH")
        self._templates: dict[str, Template] = {}
        self.broken: dict[str, str] = {}
        for content_type, source in (integration.get("requestTemplates") or {}).items():
            try:
                self._templates[content_type] = compile_template(source or "")
            except TemplateError as error:
                self.broken[content_type] = str(error)

    def choose(self, content_type: str | None) -> Template | None:
        """Return the template for a content type, `None` to pass the body; raise `ExecutionFailedError` for neither.

        A content type finds its template as written or without its parameters (the latter inferred).
        """
        wanted = content_type or JSON
        for name in (wanted, wanted.partition(";")[0].strip().lower(), _DEFAULT):
            if name in self.broken:
                raise misconfigured(f"Unable to transform request: {self.broken[name]}")
            if name in self._templates:
                return self._templates[name]
        declared = bool(self._templates or self.broken)
        if self._passthrough == "NEVER" or (self._passthrough == "WHEN_NO_TEMPLATES" and declared):
            raise ExecutionFailedError(
                MEDIA_TYPE, f"Execution failed: no request template for content type {wanted}, and no passing through"
            )
        return None

    def body(self, rendering: Rendering) -> bytes:
        """Return the body for the backend."""
        template = self.choose(content_type(rendering.request))
        return rendering.body if template is None else rendering.template(template, rendering.body, of_request=True)


def content_type(request: Request) -> str | None:
    """Return the Content-Type of a request, `None` when it has none."""
    value = request.headers.get("content-type")
    return value if isinstance(value, str) else None
