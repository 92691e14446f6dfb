"""Which request template makes the body for the backend, and when the caller's body passes as it is.

Restates "Method request behavior for payloads without mapping templates for REST APIs", API Gateway developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
"""

from collections.abc import Mapping
from typing import Any

from gatewright.aws.request_content import JSON, template_names
from gatewright.aws.vtl import Template, TemplateError, compile_template
from gatewright.gateway.integrations.binary import NO_BINARY, TO_BINARY, TO_TEXT, BinaryMediaTypes, converted
from gatewright.gateway.integrations.failure import MEDIA_TYPE, ExecutionFailedError, misconfigured
from gatewright.gateway.integrations.rendering import Rendering
from gatewright.model.request import Request


class RequestTemplates:
    """The request templates of one integration."""

    __slots__ = ("_binary", "_handling", "_passthrough", "_templates", "broken")

    def __init__(self, integration: Mapping[str, Any], binary: BinaryMediaTypes = NO_BINARY) -> None:
        self._binary = binary
        self._handling: str | None = integration.get("contentHandling")
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

        A REST API's stage is not asked for what no template is for and may not pass: the check `request` refused it.
        """
        for name in template_names(content_type):
            if name in self.broken:
                raise misconfigured(f"Unable to transform request: {self.broken[name]}")
            if name in self._templates:
                if self._makes_binary(content_type):
                    raise misconfigured("Unable to transform request: a template cannot work on a binary payload")
                return self._templates[name]
        declared = bool(self._templates or self.broken)
        if self._passthrough == "NEVER" or (self._passthrough == "WHEN_NO_TEMPLATES" and declared):
            raise ExecutionFailedError(
                MEDIA_TYPE,
                f"Execution failed: no template for content type {content_type or JSON}, and no passing through",
            )
        return None

    def body(self, rendering: Rendering) -> bytes:
        """Return the body for the backend."""
        sent = content_type(rendering.request)
        template = self.choose(sent)
        body = rendering.body
        if body:
            binary = self._binary.holds(sent)
            body = converted(body, binary=binary, wants_binary=binary, handling=self._handling)
        return body if template is None else rendering.template(template, body, of_request=True)

    def _makes_binary(self, content_type: str | None) -> bool:
        """Return whether what a template would work on is binary (documented: it has to be converted to text)."""
        if self._handling == TO_TEXT:
            return False
        return self._handling == TO_BINARY or self._binary.holds(content_type)


def content_type(request: Request) -> str | None:
    """Return the Content-Type of a request, `None` when it has none."""
    value = request.headers.get("content-type")
    return value if isinstance(value, str) else None
