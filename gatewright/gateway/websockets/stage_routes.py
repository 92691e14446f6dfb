"""
What stands behind the routes of one stage of a WebSocket API, each compiled at its first call.

Restates "Integrations for WebSocket APIs" and "Set up route responses for WebSocket APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integrations.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-response.html
A backend's answer goes back to the client only where the route has a route response. A route without an integration
fails, but `$connect` and `$disconnect` may be missing as a whole.
"""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.aws.json_models import BUILT_IN
from gatewright.aws.lambda_uri import service
from gatewright.aws.selection_keys import Said, read_selection, selected
from gatewright.gateway.backend import Serving, Unserved, unserved
from gatewright.gateway.integrations.function_call import FindRole, FunctionCall
from gatewright.gateway.integrations.http import HttpIntegration, Send
from gatewright.gateway.integrations.lambda_mapped import LambdaMappedIntegration
from gatewright.gateway.passed import DeployedMethod, Passed, Served
from gatewright.gateway.vpc_links import NO_LINKS, FindTarget, target_of
from gatewright.gateway.websockets.integration_documents import as_rest
from gatewright.gateway.websockets.lambda_proxy import WebSocketLambdaProxy
from gatewright.gateway.websockets.mock import WebSocketMock
from gatewright.gateway.websockets.validating import Validating, route_request
from gatewright.model.call import Call
from gatewright.model.invocation import InvokesFunctions
from gatewright.model.unknown import Unknown

Document = Mapping[str, Any]

_PROXIES: Final = frozenset({"AWS_PROXY", "HTTP_PROXY"})
_MOST_KEPT: Final = 256
_DEFAULT: Final = "$default"

_Chosen = tuple[str, str | None, str | None]
"""A route, and the keys of its template and its model."""


@dataclass(frozen=True, slots=True)
class _Route:
    """One deployed route."""

    document: Document
    integration: Document | None
    responses: tuple[Document, ...]
    answers: bool


class StageRoutes:
    """The routes of one stage, as deployed."""

    def __init__(
        self,
        stage: Document,
        copy: Document,
        *,
        account_id: str,
        region: str,
        send: Send,
        functions: InvokesFunctions | None,
        role: FindRole,
        link_target: FindTarget = NO_LINKS,
    ) -> None:
        """Take the stage, the API as it serves it, who sends requests, runs functions, knows roles and VPC links."""
        self._stage = stage
        self._place = (account_id, region)
        self._send, self._functions, self._role, self._link_target = send, functions, role, link_target
        self._api_id: str = copy["Api"]["ApiId"]
        self._models = {**BUILT_IN, **{one["Name"]: one.get("Schema") or "{}" for one in copy.get("Models", ())}}
        integrations = {one["IntegrationId"]: one for one in copy.get("Integrations", ())}
        self._routes = {one["RouteKey"]: _route(one, integrations, copy) for one in copy["Routes"]}
        self._compiled: dict[_Chosen, tuple[DeployedMethod, Serving]] = {}

    def has(self, key: str) -> bool:
        """Return whether there is a route of this key."""
        return key in self._routes

    def answers(self, key: str) -> bool:
        """Return whether what the backend says goes back to the client."""
        return self._routes[key].answers

    def kind(self, key: str) -> str:
        """Return the type of a route's integration; empty where it has none."""
        integration = self._routes[key].integration
        return "" if integration is None else str(integration["IntegrationType"])

    def serve(self, call: Call) -> Served | Awaitable[Served]:
        """Answer an allowed call of this stage: MOCK at once, all others as an awaitable."""
        if isinstance(call.route, Unknown):
            raise ValueError("a stage was given a call without a route")
        key = call.route.resource.path
        chosen = (key, *_chosen(self._routes[key], call))
        compiled = self._compiled.get(chosen)
        if compiled is None:
            if len(self._compiled) >= _MOST_KEPT:
                # What messages say chooses templates, and there is no end to what they may say.
                self._compiled.clear()
            compiled = self._compiled[chosen] = self._compile(*chosen)
        to, serving = compiled
        return serving.serve(Passed(call, to))

    def _compile(self, key: str, template: str | None, model: str | None) -> tuple[DeployedMethod, Serving]:
        route = self._routes[key]
        account_id, region = self._place
        variables: Mapping[str, str] = self._stage.get("StageVariables") or {}
        to = DeployedMethod(
            account_id=account_id,
            region=region,
            rest_api={"id": self._api_id},
            stage={"stageName": self._stage["StageName"], "variables": variables},
            resource_id=route.document["RouteId"],
            resource_path=key,
            http_method="",
            method=route.document,
        )
        return to, self._validating(route, self._serving(route, template, variables), model)

    def _serving(self, route: _Route, template: str | None, variables: Mapping[str, str]) -> Serving:
        if route.integration is None:
            return Unserved("No integration defined for method")
        integration = as_rest(route.integration, route.responses, template)
        reason = unserved(integration)
        if reason is not None:
            return Unserved(reason)
        kind = integration["type"]
        if service(integration.get("uri") or "") == "s3":
            return Unserved("integrations of WebSocket APIs with `s3` are not served by this version")
        if kind == "MOCK":
            return WebSocketMock(integration)
        if kind in {"HTTP", "HTTP_PROXY"}:
            link = target_of(integration, variables, self._link_target)
            return HttpIntegration(integration, variables, self._send, link=link)
        if self._functions is None:
            return Unserved("there is nobody who runs functions")
        function = FunctionCall(integration, variables, self._functions, self._role)
        return WebSocketLambdaProxy(function) if kind == "AWS_PROXY" else LambdaMappedIntegration(integration, function)

    def _validating(self, route: _Route, serving: Serving, model: str | None) -> Serving:
        """Return what serves a route that wants parameters of its handshake, or a model before a mapping."""
        named: Mapping[str, str] = route.document.get("RequestModels") or {}
        parameters: Mapping[str, Document] = route.document.get("RequestParameters") or {}
        asked = route_request(parameters, None if model is None else named[model], self._models)
        return serving if asked is None else Validating(serving, asked)


def _route(document: Document, integrations: Mapping[str, Document], copy: Document) -> _Route:
    integration_id = (document.get("Target") or "").removeprefix("integrations/")
    responses: Mapping[str, Any] = copy.get("IntegrationResponses") or {}
    answers: Mapping[str, Any] = copy.get("RouteResponses") or {}
    return _Route(
        document,
        integrations.get(integration_id),
        tuple(responses.get(integration_id, ())),
        bool(answers.get(document["RouteId"])),
    )


def _chosen(route: _Route, call: Call) -> tuple[str | None, str | None]:
    """Return the keys of the request template and of the model that a call chooses; of a proxy there is no model."""
    body = call.request.body
    said = Said("" if isinstance(body, Unknown) else body.decode(errors="replace"))
    integration = route.integration or {}
    template = _key(integration.get("TemplateSelectionExpression") or _DEFAULT, said)
    expression: str | None = route.document.get("ModelSelectionExpression")
    if not expression or integration.get("IntegrationType") in _PROXIES:
        return template, None
    return template, selected(route.document.get("RequestModels") or {}, _key(expression, said))


def _key(expression: str, said: Said) -> str | None:
    return read_selection(expression).evaluate(said)
