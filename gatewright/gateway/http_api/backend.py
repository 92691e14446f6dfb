"""What stands behind the door of one stage of an HTTP API: its routes, each compiled at its first call."""

from collections.abc import Awaitable, Mapping
from functools import partial
from typing import Any, Final, Protocol

from gatewright.aws.cors import preflight_headers
from gatewright.aws.http_routes import PREFLIGHT
from gatewright.aws.lambda_uri import invocation_uri, service
from gatewright.aws.preflights import is_preflight
from gatewright.aws.route_keys import route_key
from gatewright.aws.service_role import names_no_user
from gatewright.gateway.http_api.deployed import DeployedApi
from gatewright.gateway.http_api.destination import PrivateTarget, PublicEndpoint
from gatewright.gateway.http_api.failure import INTERNAL, IntegrationFailedError, failed
from gatewright.gateway.http_api.http_proxy import HttpProxy
from gatewright.gateway.http_api.lambda_proxy import LambdaProxy
from gatewright.gateway.http_api.passage import Passage
from gatewright.gateway.integrations.function_call import FindRole
from gatewright.gateway.integrations.http import Send
from gatewright.gateway.passed import DeployedMethod, Served
from gatewright.gateway.vpc_links import NO_LINKS, FindTarget
from gatewright.model.api import Cors, Definition
from gatewright.model.call import Call, Route
from gatewright.model.invocation import InvokesFunctions
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.model.unknown import Unknown

Document = Mapping[str, Any]

_NO_CONTENT: Final = 204


class Serving(Protocol):
    """Whatever serves one route."""

    def serve(self, passage: Passage) -> Served | Awaitable[Served]:
        """Answer a call, at once or later."""


class HttpBackend:
    """The backend of one stage of an HTTP API."""

    __slots__ = (
        "_account_id",
        "_compiled",
        "_deployed",
        "_functions",
        "_integrations",
        "_link_target",
        "_region",
        "_role",
        "_routes",
        "_send",
    )

    def __init__(
        self,
        deployed: DeployedApi,
        *,
        account_id: str,
        region: str,
        send: Send,
        functions: InvokesFunctions | None,
        role: FindRole,
        link_target: FindTarget = NO_LINKS,
    ) -> None:
        """Take what was deployed, who sends requests, who runs functions, and who knows roles and VPC links."""
        self._deployed = deployed
        self._account_id, self._region = account_id, region
        self._send, self._functions, self._role, self._link_target = send, functions, role, link_target
        self._routes: dict[str, Document] = {one["RouteKey"]: one for one in deployed.copy["Routes"]}
        self._integrations = {one["IntegrationId"]: one for one in deployed.copy["Integrations"]}
        self._compiled: dict[str, tuple[DeployedMethod, Serving]] = {}

    def serve(self, call: Call) -> Served | Awaitable[Served]:
        """Answer an allowed call of this stage; a preflight at once, where the API has a CORS configuration."""
        route = call.route
        if isinstance(route, Unknown):
            raise ValueError("the backend was given a call without a route")
        cors = _cors(call)
        if cors is not None and (route is PREFLIGHT or is_preflight(call.request) is True):
            return Served(response=_preflight(cors, call.request))
        key = route_key(route.resource.path, route.method.http_method)
        compiled = self._compiled.get(key)
        if compiled is None:
            compiled = self._compiled[key] = (self._to(route), self._serving(self._routes[key]))
        return compiled[1].serve(Passage(call, compiled[0], cors))

    def _to(self, route: Route) -> DeployedMethod:
        return DeployedMethod(
            account_id=self._account_id,
            region=self._region,
            rest_api={"id": self._deployed.api_id},
            stage=self._deployed.stage,
            resource_id=route_key(route.resource.path, route.method.http_method),
            resource_path=route.resource.path,
            http_method=route.method.http_method,
            method={},
        )

    def _serving(self, route: Document) -> Serving:
        target = str(route.get("Target") or "").removeprefix("integrations/")
        integration = self._integrations.get(target)
        if integration is None:
            return Unserved("the route has no integration")
        reason = unserved(integration)
        if reason is not None:
            return Unserved(reason)
        variables = self._deployed.stage.get("StageVariables") or {}
        if integration.get("ConnectionType") == "VPC_LINK":
            link = partial(self._link_target, integration, variables)
            return HttpProxy(integration, PrivateTarget(integration, link), self._send)
        if integration["IntegrationType"] == "HTTP_PROXY":
            return HttpProxy(integration, PublicEndpoint(integration, variables), self._send)
        if self._functions is None:
            return Unserved("there is nobody who runs functions")
        return LambdaProxy(integration, variables, self._functions, self._role)


class Unserved:
    """A route whose integration this version cannot honour: every call says so in the log, rather than half of it."""

    __slots__ = ("_reason",)

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def serve(self, passage: Passage) -> Served:
        """Answer with 500."""
        return failed(IntegrationFailedError(INTERNAL, self._reason), passage.request)


def unserved(integration: Document) -> str | None:
    """Return what of an integration this version cannot honour, `None` when it can do it all."""
    if integration.get("IntegrationSubtype"):
        return f"integrations with `{integration['IntegrationSubtype']}` are not served by this version"
    if integration["IntegrationType"] not in ("HTTP_PROXY", "AWS_PROXY"):
        return f"integrations of the type `{integration['IntegrationType']}` are none of an HTTP API"
    if integration["IntegrationType"] == "AWS_PROXY":
        named = service(invocation_uri(integration.get("IntegrationUri") or ""))
        if named not in (None, "lambda"):
            return f"integrations with `{named}` are not served by this version"
        if not names_no_user(integration.get("CredentialsArn") or ""):
            return "calling as a certain user is not served by this version"
    return None


def _cors(call: Call) -> Cors | None:
    deployed = call.stage if isinstance(call.stage, Unknown) else call.stage.deployed
    cors = deployed.cors if isinstance(deployed, Definition) else None
    return None if isinstance(cors, Unknown) else cors


def _preflight(cors: Cors, request: Request) -> Response:
    """Return API Gateway's own answer to a preflight (seen by users of AWS: 204 without a body)."""
    headers = (*preflight_headers(cors, request), ("apigw-requestid", request.extended_request_id))
    return Response(status=_NO_CONTENT, headers=headers)
