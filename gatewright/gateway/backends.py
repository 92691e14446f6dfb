"""The backends of every deployed stage, compiled when a stage is first called, and anew when it changes."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import partial
from typing import Any

from gatewright.aws.service_role import ServiceRole
from gatewright.gateway.backend import Backend
from gatewright.gateway.canaries import StageKey
from gatewright.gateway.deployed import Deployed
from gatewright.gateway.http_api.backend import HttpBackend
from gatewright.gateway.http_api.deployed import DeployedApi
from gatewright.gateway.integrations.s3 import AskService
from gatewright.gateway.inward import Inward
from gatewright.gateway.method_invocations import MethodInvoker
from gatewright.gateway.passed import Served
from gatewright.gateway.response_cache import SMALLEST, KeepsResponses
from gatewright.gateway.snapshot import Snapshot
from gatewright.gateway.stage_caches import KeepsCaches, StageCache, StageCaches
from gatewright.gateway.upstream import Upstream
from gatewright.gateway.upstream_message import shown_certificate
from gatewright.gateway.vpc_links import LinkTarget, VpcLinks
from gatewright.gateway.websockets.stage_routes import StageRoutes
from gatewright.model.call import Call
from gatewright.model.invocation import InvokesFunctions
from gatewright.model.unknown import Unknown

RESPONSE_BYTES = 10 * 1024 * 1024
"""What a backend may answer (documented: API Gateway quotas, payload size)."""


class Backends:
    """What lies behind the door."""

    def __init__(
        self,
        functions: InvokesFunctions | None = None,
        ask: AskService | None = None,
        caches: KeepsCaches | None = None,
        link_targets: Iterable[LinkTarget] = (),
    ) -> None:
        """
        Take who runs functions, who asks this server's own services, who keeps the caches of stages, and where VPC
        links lead; what lacks one of the first two answers with 500.
        """
        self._link_targets = tuple(link_targets)
        self._links = VpcLinks({}, ())
        self._known: Snapshot | None = None
        self._ask = ask
        self._functions = functions
        self._upstream = Upstream(response_bytes=RESPONSE_BYTES)
        self._inward = Inward(self._upstream.send, ask)
        self._caches = StageCaches() if caches is None else caches
        self._roles: Mapping[str, ServiceRole] = {}
        # By whether the stage is its canary: the two take turns, and neither may push the other out.
        self._compiled: dict[bool, dict[StageKey, tuple[Deployed, Backend]]] = {False: {}, True: {}}
        self._compiled_websockets: dict[StageKey, tuple[DeployedApi, StageRoutes]] = {}
        self._compiled_http: dict[StageKey, tuple[DeployedApi, HttpBackend]] = {}

    def serve(self, snapshot: Snapshot, call: Call) -> Served | Awaitable[Served]:
        """Pass an allowed call on: a MOCK answers at once, a real backend later."""
        if isinstance(call.api, Unknown) or isinstance(call.stage, Unknown):
            raise ValueError("a call without an API and a stage has no backend")
        self._know(snapshot)
        key = (str(call.configuration.region), call.api.id, call.stage.name)
        if call.api.protocol != "REST":
            return self._http_backend(snapshot, key).serve(call)
        deployed = snapshot.deployed[key]
        known = self._compiled[bool(call.stage.canary)]
        compiled = known.get(key)
        if compiled is None or compiled[0] is not deployed:
            compiled = (deployed, self._compile(snapshot, key, deployed))
            kept = {place: one for place, one in known.items() if snapshot.deployed.get(place) is one[0]}
            self._compiled[bool(call.stage.canary)] = {**kept, key: compiled}
        return compiled[1].serve(call)

    def _http_backend(self, snapshot: Snapshot, key: StageKey) -> HttpBackend:
        """Return the backend of a stage of an HTTP API, compiled anew when the stage has changed."""
        deployed = snapshot.deployed_apis[key]
        compiled = self._compiled_http.get(key)
        if compiled is None or compiled[0] is not deployed:
            backend = HttpBackend(
                deployed,
                account_id=snapshot.account_id,
                region=key[0],
                send=self._inward.send,
                functions=self._functions,
                role=self._role,
                link_target=partial(self._of_http, key[0]),
            )
            kept = {at: one for at, one in self._compiled_http.items() if snapshot.deployed_apis.get(at) is one[0]}
            compiled = (deployed, backend)
            self._compiled_http = {**kept, key: compiled}
        return compiled[1]

    def websocket_routes(self, snapshot: Snapshot, key: StageKey) -> StageRoutes:
        """Return what stands behind the routes of a stage of a WebSocket API, compiled anew when it has changed."""
        self._know(snapshot)
        deployed = snapshot.deployed_apis[key]
        compiled = self._compiled_websockets.get(key)
        if compiled is None or compiled[0] is not deployed:
            routes = StageRoutes(
                deployed.stage,
                deployed.copy,
                account_id=snapshot.account_id,
                region=key[0],
                send=self._inward.send,
                functions=self._functions,
                role=self._role,
                link_target=partial(self._of_rest, key[0]),
            )
            before = self._compiled_websockets
            kept = {at: one for at, one in before.items() if snapshot.deployed_apis.get(at) is one[0]}
            compiled = (deployed, routes)
            self._compiled_websockets = {**kept, key: compiled}
        return compiled[1]

    def invoker(self, of_account: Callable[[str], Snapshot]) -> MethodInvoker:
        """Return who invokes saved methods, with the same connections, functions, and targets of VPC links."""
        return MethodInvoker(self._inward.send, self._functions, of_account, self._ask, self._link_targets)

    def _compile(self, snapshot: Snapshot, key: StageKey, deployed: Deployed) -> Backend:
        return Backend(
            deployed.rest_api,
            deployed.stage,
            deployed.resources,
            account_id=snapshot.account_id,
            region=key[0],
            send=self._inward.send,
            functions=self._functions,
            role=self._role,
            request_validators=deployed.request_validators,
            cache=self._cache(key, deployed),
            ask=self._ask,
            link_target=partial(self._of_rest, key[0]),
            client_certificate=shown_certificate(deployed.client_certificate),
        )

    def _cache(self, key: StageKey, deployed: Deployed) -> KeepsResponses | None:
        """Return the cache of a stage: the same after a deployment, a new one after a flush."""
        stage = deployed.stage
        if not stage.get("cacheClusterEnabled"):
            return None
        own = bool(stage.get("isCanaryRequest")) and not stage["canarySettings"].get("useStageCache")
        size = stage.get("cacheClusterSize") or SMALLEST
        return self._caches.of(StageCache((*key, str(own)), size, deployed.cache_flushes))

    def _know(self, snapshot: Snapshot) -> None:
        """Take the roles and the VPC links of the account as they are now."""
        if snapshot is not self._known:
            self._known = snapshot
            self._roles = snapshot.roles
            self._links = VpcLinks(snapshot.vpc_links, self._link_targets)

    def _of_rest(self, region: str, integration: Mapping[str, Any], stage_variables: Mapping[str, str]) -> LinkTarget:
        return self._links.of_rest(region, integration, stage_variables)

    def _of_http(self, region: str, integration: Mapping[str, Any], stage_variables: Mapping[str, str]) -> LinkTarget:
        return self._links.of_http(region, integration, stage_variables)

    def _role(self, arn: str) -> ServiceRole | None:
        """Return a role of the account as it is now, whenever the method that names it was deployed."""
        return self._roles.get(arn)

    async def close(self) -> None:
        """Close the connections that are kept for the next call."""
        await self._upstream.close()
