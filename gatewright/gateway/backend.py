"""What stands behind the door of one stage: its deployed methods, each compiled at its first call."""

from collections.abc import Awaitable, Iterable, Mapping
from typing import Any, Final, Protocol

from gatewright.aws.lambda_uri import service
from gatewright.aws.service_role import names_no_user
from gatewright.gateway.caching import Caching, cache_settings
from gatewright.gateway.compression import Compressing
from gatewright.gateway.integrations.binary import BinaryMediaTypes
from gatewright.gateway.integrations.failure import failed, misconfigured
from gatewright.gateway.integrations.function_call import FindRole, FunctionCall, no_role
from gatewright.gateway.integrations.http import HttpIntegration, Send
from gatewright.gateway.integrations.lambda_mapped import LambdaMappedIntegration
from gatewright.gateway.integrations.lambda_proxy import LambdaProxyIntegration
from gatewright.gateway.integrations.mock import MockIntegration
from gatewright.gateway.integrations.s3 import AskService, S3Integration
from gatewright.gateway.passed import DeployedMethod, Passed, Served
from gatewright.gateway.response_cache import KeepsResponses
from gatewright.gateway.upstream_message import ClientCertificate
from gatewright.gateway.vpc_links import NO_LINKS, FindTarget, target_of
from gatewright.model.call import Call
from gatewright.model.invocation import InvokesFunctions
from gatewright.model.unknown import Unknown

Document = Mapping[str, Any]

_NO_VARIABLES: Final[Mapping[str, str]] = {}


class Serving(Protocol):
    """Whatever serves one method."""

    def serve(self, passed: Passed) -> Served | Awaitable[Served]:
        """Answer a call, at once or later."""


class Backend:
    """The backend of one API, stage and deployment."""

    __slots__ = (
        "_ask",
        "_binary",
        "_cache",
        "_client_certificate",
        "_compiled",
        "_documents",
        "_functions",
        "_link_target",
        "_methods",
        "_places",
        "_role",
        "_send",
        "_validators",
    )

    def __init__(
        self,
        rest_api: Document,
        stage: Document,
        resources: Iterable[Document],
        *,
        account_id: str,
        region: str,
        send: Send,
        functions: InvokesFunctions | None = None,
        role: FindRole = no_role,
        request_validators: Iterable[Document] = (),
        cache: KeepsResponses | None = None,
        client_certificate: ClientCertificate | None = None,
        ask: AskService | None = None,
        link_target: FindTarget = NO_LINKS,
    ) -> None:
        """Take what was deployed, who sends requests, runs functions, and knows roles and VPC links."""
        self._send = send
        self._role = role
        self._cache = cache
        self._client_certificate = client_certificate
        self._ask = ask
        self._link_target = link_target
        self._functions = functions
        self._validators = frozenset(one["id"] for one in request_validators)
        self._binary = BinaryMediaTypes(rest_api.get("binaryMediaTypes") or ())
        self._documents = (rest_api, stage, account_id, region)
        self._places = {resource["path"]: resource for resource in resources}
        self._compiled: dict[tuple[str, str], tuple[DeployedMethod, Serving]] = {}

    def serve(self, call: Call) -> Served | Awaitable[Served]:
        """Answer an allowed call of this stage: MOCK at once, HTTP as an awaitable."""
        route = call.route
        if isinstance(route, Unknown):
            raise ValueError("the backend was given a call without a route")
        key = (route.resource.path, route.method.http_method)
        compiled = self._compiled.get(key)
        if compiled is None:
            compiled = self._compiled[key] = self._compile(*key)
        to, serving = compiled
        return serving.serve(Passed(call, to))

    def _compile(self, path: str, http_method: str) -> tuple[DeployedMethod, Serving]:
        rest_api, stage, account_id, region = self._documents
        resource = self._places[path]
        method = resource["resourceMethods"][http_method]
        to = DeployedMethod(
            account_id=account_id,
            region=region,
            rest_api=rest_api,
            stage=stage,
            resource_id=resource["id"],
            resource_path=path,
            http_method=http_method,
            method=method,
        )
        serving: Serving = self._serving(method, stage.get("variables") or _NO_VARIABLES)
        settings = None if self._cache is None else cache_settings(stage, path, http_method)
        if self._cache is not None and settings is not None:
            serving = Caching(serving, settings, self._cache, to)
        validator = method.get("requestValidatorId")
        if validator and validator not in self._validators:
            # What was not deployed with the method validates nothing, so nobody gets in.
            serving = Unserved(f"there is no request validator `{validator}`")
        minimum = rest_api.get("minimumCompressionSize")
        return to, serving if minimum is None else Compressing(serving, minimum)

    def _serving(self, method: Document, stage_variables: Mapping[str, str]) -> Serving:
        integration = method.get("methodIntegration")
        if integration is None:
            return Unserved("No integration defined for method")
        declared = method.get("methodResponses") or {}
        reason = unserved(integration)
        if reason is not None:
            return Unserved(reason)
        kind = integration["type"]
        if kind == "MOCK":
            return MockIntegration(integration, self._binary, declared)
        if kind in {"HTTP", "HTTP_PROXY"}:
            link = target_of(integration, stage_variables, self._link_target)
            return HttpIntegration(
                integration, stage_variables, self._send, self._binary, self._client_certificate, link, declared
            )
        if service(integration.get("uri") or "") == "s3":
            if self._ask is None or kind != "AWS":
                return Unserved("there is no S3 behind this method")
            return S3Integration(integration, stage_variables, self._ask, self._role, self._binary, declared)
        if self._functions is None:
            return Unserved("there is nobody who runs functions")
        function = FunctionCall(integration, stage_variables, self._functions, self._role)
        if kind == "AWS_PROXY":
            return LambdaProxyIntegration(integration, function, self._binary)
        return LambdaMappedIntegration(integration, function, self._binary, declared)


class Unserved:
    """A method whose integration this version cannot honour: every call says so, rather than half of it."""

    __slots__ = ("_reason",)

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def serve(self, passed: Passed) -> Served:
        """Answer with 500, and with the reason in the log."""
        return failed(misconfigured(self._reason), passed.call.request)


def unserved(integration: Document) -> str | None:
    """Return what of an integration this version cannot honour, `None` when it can do it all."""
    if integration["type"] in {"AWS", "AWS_PROXY"}:
        named = service(integration.get("uri") or "")
        if named not in {None, "lambda", "s3"}:
            return f"integrations with `{named}` are not served by this version"
    if integration["type"] in {"AWS", "AWS_PROXY"} and not names_no_user(integration.get("credentials") or ""):
        return "calling as a certain user is not served by this version"
    if integration.get("responseTransferMode") == "STREAM":
        return "response streaming is not served by this version"
    return None
