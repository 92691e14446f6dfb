"""One stage of a WebSocket API for tests of what stands behind its routes, and connections that note what they get."""

import asyncio
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from gatewright.engine.decide import decide
from gatewright.gateway.integrations.function_call import no_role
from gatewright.gateway.integrations.http import Send
from gatewright.gateway.passed import Served
from gatewright.gateway.upstream_message import UpstreamRequest, UpstreamResponse
from gatewright.gateway.websockets.stage_routes import StageRoutes
from gatewright.model.call import Call
from gatewright.model.request import Request
from tests.gateway.told_functions import ToldFunctions
from tests.http_apis import ACCOUNT, REGION
from tests.websocket_apis import API_ID, configuration

STAGE: Final = (REGION, API_ID, "prod")
MOCK: Final = {
    "IntegrationType": "MOCK",
    "TemplateSelectionExpression": r"\$default",
    "RequestTemplates": {"$default": '{"statusCode": 200}'},
}
ANSWER: Final = {"IntegrationResponseKey": "$default", "ResponseTemplates": {"$default": "$context.connectionId"}}


async def unreachable(request: UpstreamRequest, *, deadline: float) -> UpstreamResponse:
    """Be nobody's backend."""
    raise AssertionError(request, deadline)


def stage(
    key: str,
    integration: Mapping[str, Any] | None,
    *responses: Mapping[str, Any],
    answers: bool = True,
    functions: ToldFunctions | None = None,
    send: Send = unreachable,
    variables: Mapping[str, str] | None = None,
    models: tuple[Mapping[str, Any], ...] = (),
    **route: Any,
) -> StageRoutes:
    """Return a stage with one route."""
    copy = {
        "Api": {"ApiId": API_ID, "ProtocolType": "WEBSOCKET"},
        "Routes": [{"RouteId": "r1", "RouteKey": key, "Target": "integrations/i1", **route}],
        "Integrations": [] if integration is None else [{"IntegrationId": "i1", **integration}],
        "IntegrationResponses": {"i1": list(responses)},
        "RouteResponses": {"r1": [{"RouteResponseKey": "$default"}]} if answers else {},
        "Models": list(models),
    }
    return StageRoutes(
        {"StageName": "prod", "StageVariables": variables or {}},
        copy,
        account_id=ACCOUNT,
        region=REGION,
        send=send,
        functions=functions,
        role=no_role,
    )


def call(request: Request, *keys: str) -> Call:
    """Return an allowed call of an API that has routes of these keys."""
    routes = tuple({"RouteId": f"r{place}", "RouteKey": key} for place, key in enumerate(keys))
    decision = decide(request, configuration(routes=routes), lambda _: True)
    assert decision.outcome == "allowed"
    return decision.call


def served(answer: Served | Awaitable[Served]) -> Served:
    """Return what was served, waited for where it must be."""
    if isinstance(answer, Served):
        return answer

    async def main() -> Served:
        return await answer

    return asyncio.run(main())


@dataclass
class Known:
    """A connection that notes what it gets."""

    stage: tuple[str, str, str] = STAGE
    posted: list[bytes] = field(default_factory=list)
    room: bool = True
    left: bool = False

    def post(self, text: bytes) -> bool:
        self.posted.append(text)
        return self.room

    def disconnect(self) -> None:
        self.left = True

    def about(self) -> dict[str, object]:
        return {"connectedAt": "2026-01-15T12:00:00.000Z"}
