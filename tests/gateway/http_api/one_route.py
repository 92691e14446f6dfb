"""An HTTP API of one route, its backend, and calls to it."""

import asyncio
from collections.abc import Mapping
from typing import Any, Final

from gatewright.configuration.build import build
from gatewright.engine.decide import decide
from gatewright.gateway.http_api.backend import HttpBackend
from gatewright.gateway.http_api.deployed import DeployedApi
from gatewright.gateway.integrations.function_call import no_role
from gatewright.gateway.passed import Served
from gatewright.gateway.upstream_message import UpstreamRequest, UpstreamResponse
from gatewright.gateway.vpc_links import NO_LINKS, FindTarget
from gatewright.model.decision import Decision
from gatewright.model.request import Request
from tests.gateway.told_functions import ToldFunctions
from tests.http_apis import ACCOUNT, API_ID, REGION, Told, answers, request, says

LAMBDA: Final = {
    "IntegrationType": "AWS_PROXY",
    "IntegrationUri": "arn:aws:lambda:eu-west-1:111122223333:function:pets",
    "PayloadFormatVersion": "2.0",
}
PROXY: Final = {"IntegrationType": "HTTP_PROXY", "IntegrationMethod": "ANY", "IntegrationUri": "http://pets.example/in"}


class Backs:
    """Whoever sends requests, in a test: notes them, and answers what it is told."""

    def __init__(self, answer: UpstreamResponse | Exception | None = None) -> None:
        self.sent: list[UpstreamRequest] = []
        self.deadlines: list[float] = []
        self._answer = answer or UpstreamResponse(status=200, reason="OK", headers=(("X-Of", "it"),), body=b"ok")

    async def __call__(self, request: UpstreamRequest, *, deadline: float) -> UpstreamResponse:
        """Answer, or fail."""
        self.sent.append(request)
        self.deadlines.append(deadline)
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


class OneRoute:
    """The API, as it is deployed."""

    def __init__(
        self,
        integration: Mapping[str, Any],
        key: str = "ANY /pets/{id}",
        *,
        api: Mapping[str, Any] | None = None,
        stage: Mapping[str, Any] | None = None,
        functions: ToldFunctions | None = None,
        backs: Backs | None = None,
        link_target: FindTarget = NO_LINKS,
        **route: Any,
    ) -> None:
        self.functions = functions or ToldFunctions()
        self.backs = backs or Backs()
        self.stage = {"StageName": "$default", "AutoDeploy": True, **(stage or {})}
        routes = [{"RouteKey": key, "Target": "integrations/i1", **route}]
        self.told = answers(routes=routes, stages=[self.stage], api=api)
        copy = {
            "Api": self.told["v2_get_api", API_ID],
            "Routes": routes,
            "Integrations": [{"IntegrationId": "i1", **integration}],
        }
        self.deployed = DeployedApi(self.stage, copy)
        self.backend = HttpBackend(
            self.deployed,
            account_id=ACCOUNT,
            region=REGION,
            send=self.backs,
            functions=self.functions,
            role=no_role,
            link_target=link_target,
        )

    def decision(self, sent: Request) -> Decision:
        """Return the decision on a call."""
        return decide(sent, build(Told(self.told), account_id=ACCOUNT, region=REGION), says())

    def served(self, target: str = "GET /pets/7", **how: Any) -> Served:
        """Return what becomes of an allowed call."""
        decision = self.decision(request(target, **how))
        assert decision.outcome == "allowed", decision.cause
        served = self.backend.serve(decision.call)
        if isinstance(served, Served):
            return served

        async def waited() -> Served:
            return await served

        return asyncio.run(waited())
