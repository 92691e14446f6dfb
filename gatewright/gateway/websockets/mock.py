"""MOCK behind a route: as for a REST API, and the status of the request template decides on a handshake (inferred)."""

from collections.abc import Awaitable, Mapping
from typing import Any

from gatewright.aws.integration_outcome import Integration
from gatewright.aws.vtl.errors import Lengthy
from gatewright.gateway.integrations.failure import ExecutionFailedError, failed
from gatewright.gateway.integrations.integration_responses import IntegrationResponses
from gatewright.gateway.integrations.mock import mocked_status
from gatewright.gateway.integrations.rendering import Rendering
from gatewright.gateway.integrations.request_templates import RequestTemplates
from gatewright.gateway.integrations.unhurried import patiently
from gatewright.gateway.passed import Passed, Served


class WebSocketMock:
    """One MOCK route."""

    __slots__ = ("_responses", "_templates")

    def __init__(self, integration: Mapping[str, Any]) -> None:
        self._templates = RequestTemplates(integration)
        self._responses = IntegrationResponses(integration)

    def serve(self, passed: Passed) -> Served | Awaitable[Served]:
        """Answer a call."""
        rendering = Rendering(passed)
        try:
            return self._render(rendering)
        except Lengthy:
            return patiently(rendering, lambda: self._render(rendering))

    def _render(self, rendering: Rendering) -> Served:
        try:
            status = mocked_status(self._templates.body(rendering))
            response = self._responses.respond(rendering, status, (), b"", trace_id=None)
        except ExecutionFailedError as error:
            return failed(error, rendering.request)
        return Served(response=response, integration=Integration(status=status))
