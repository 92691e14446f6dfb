"""A method with a cache: who gets a kept answer, who may ask for a fresh one, and what is told to who may not.

Restates "Cache settings for REST APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
`*/*` switches the cache on for GET alone; a setting of the method's own holds for its verb (documented). The cache keys
alone tell requests apart: a path parameter that is none of them does not (documented). Inferred: only answers from 200
to 299 are kept, and the words of the warning and of the 403.
"""

from collections.abc import Awaitable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

from gatewright.aws.mapping_expressions import Expression, read_expression
from gatewright.aws.policy.combine import iam
from gatewright.aws.uri_variables import MappingError
from gatewright.checks.policies import facts, of_the_caller
from gatewright.configuration.method_settings import EVERY_METHOD, setting_key
from gatewright.gateway.integrations.failure import ExecutionFailedError, Failure, failed
from gatewright.gateway.integrations.forwarding import answered_trace
from gatewright.gateway.integrations.rendering import Rendering, evaluated
from gatewright.gateway.passed import DeployedMethod, Passed, Served
from gatewright.gateway.response_cache import KeepsResponses
from gatewright.model.call import Call
from gatewright.model.principal import Principal
from gatewright.model.request import Request
from gatewright.model.response import Response

DEFAULT_TTL: Final = 300
"""`cacheTtlInSeconds` where nobody sets it (documented)."""

WARNING: Final = "199 Cache-Control headers were ignored because the caller was unauthorized."

_UNAUTHORIZED: Final = Failure("ACCESS_DENIED", 403, "AccessDeniedException", "Unauthorized")
_INVALIDATE: Final = "execute-api:InvalidateCache"
_MAPPED: Final = "integration.request."
_GOOD: Final = range(200, 300)


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheSettings:
    """What `methodSettings` says of the cache of one method."""

    get_only: bool
    """Whether they are those of every method, which hold for GET alone."""

    ttl: int
    """`cacheTtlInSeconds`."""

    authorized_only: bool
    """`requireAuthorizationForCacheControl`."""

    strategy: str
    """`unauthorizedCacheControlHeaderStrategy`."""


def cache_settings(stage: Mapping[str, Any], path: str, http_method: str) -> CacheSettings | None:
    """Return how a method is cached, `None` when it is not."""
    if not stage.get("cacheClusterEnabled"):
        return None
    settings = {key.replace("~1", "/").lstrip("/"): one for key, one in (stage.get("methodSettings") or {}).items()}
    own = settings.get(setting_key(path, http_method))
    found = settings.get(EVERY_METHOD, {}) if own is None else own
    ttl = found.get("cacheTtlInSeconds", DEFAULT_TTL)
    if not found.get("cachingEnabled") or ttl <= 0:
        return None
    return CacheSettings(
        get_only=own is None,
        ttl=ttl,
        authorized_only=found.get("requireAuthorizationForCacheControl", True),
        strategy=found.get("unauthorizedCacheControlHeaderStrategy") or "SUCCEED_WITH_RESPONSE_HEADER",
    )


class _Serving(Protocol):
    def serve(self, passed: Passed) -> Served | Awaitable[Served]: ...


class Caching:
    """A method whose answers are kept."""

    __slots__ = ("_cache", "_keys", "_namespace", "_serving", "_settings")

    def __init__(self, serving: _Serving, settings: CacheSettings, cache: KeepsResponses, to: DeployedMethod) -> None:
        self._serving = serving
        self._settings = settings
        self._cache = cache
        integration: Mapping[str, Any] = to.method.get("methodIntegration") or {}
        self._namespace: str = integration.get("cacheNamespace") or to.resource_id
        mapped: Mapping[str, str] = integration.get("requestParameters") or {}
        names = integration.get("cacheKeyParameters") or ()
        self._keys = tuple(_expression(mapped.get(name, name) if name.startswith(_MAPPED) else name) for name in names)

    def serve(self, passed: Passed) -> Served | Awaitable[Served]:
        """Answer a call: with what is kept, or anew."""
        request = passed.call.request
        if self._settings.get_only and request.method != "GET":
            return self._serving.serve(passed)
        ignored = asks_for_fresh(request) and self._settings.authorized_only and not may_invalidate(passed.call)
        if ignored and self._settings.strategy == "FAIL_WITH_403":
            line = "Execution failed: the caller may not invalidate the cache"
            return failed(ExecutionFailedError(_UNAUTHORIZED, line), request)
        warns = ignored and self._settings.strategy == "SUCCEED_WITH_RESPONSE_HEADER"
        try:
            key = self._key(passed)
        except ExecutionFailedError as error:
            return failed(error, request)
        if not asks_for_fresh(request) or ignored:
            kept = self._cache.get(key, request.received_at)
            if isinstance(kept, Awaitable):
                return self._asked(key, passed, kept, warns=warns)
            if kept is not None:
                return _warned(Served(response=stamped(kept, request)), warns=warns)
        return self._anew(key, passed, warns=warns)

    async def _asked(self, key: Hashable, passed: Passed, asked: Awaitable[Response | None], *, warns: bool) -> Served:
        """Answer with what another process keeps, or anew."""
        kept = await asked
        if kept is not None:
            return _warned(Served(response=stamped(kept, passed.call.request)), warns=warns)
        served = self._anew(key, passed, warns=warns)
        return served if isinstance(served, Served) else await served

    def _anew(self, key: Hashable, passed: Passed, *, warns: bool) -> Served | Awaitable[Served]:
        request = passed.call.request
        served = self._serving.serve(passed)
        if isinstance(served, Served):
            return self._kept(key, request, served, warns=warns)
        return self._later(key, request, served, warns=warns)

    async def _later(self, key: Hashable, request: Request, served: Awaitable[Served], *, warns: bool) -> Served:
        return self._kept(key, request, await served, warns=warns)

    def _kept(self, key: Hashable, request: Request, served: Served, *, warns: bool) -> Served:
        if served.failed_as is None and served.response.status in _GOOD:
            self._cache.put(key, served.response, request.received_at + self._settings.ttl)
        return _warned(served, warns=warns)

    def _key(self, passed: Passed) -> Hashable:
        if not self._keys:
            return self._namespace, passed.call.request.method
        sources = Rendering(passed).sources()
        values = tuple(() if one is None else evaluated(one, sources) for one in self._keys)
        return self._namespace, passed.call.request.method, values


def asks_for_fresh(request: Request) -> bool:
    """Return whether a request asks for an answer that is not kept: `Cache-Control: max-age=0`."""
    asked = (part.strip().lower() for value in request.headers.all("cache-control") for part in value.split(","))
    return "max-age=0" in asked


def may_invalidate(call: Call) -> bool:
    """Return whether the caller may forget an answer: signed, and allowed `execute-api:InvalidateCache`."""
    if not isinstance(call.principal, Principal):
        return False
    of_this_call = replace(facts(call, call.principal.caller), action=_INVALIDATE)
    return iam(of_the_caller(call.principal, call), of_this_call).decision == "allowed"


def stamped(response: Response, request: Request) -> Response:
    """Return a kept answer with the ids of the call that it answers now."""
    ids = {"x-amzn-requestid": request.request_id, "x-amz-apigw-id": request.extended_request_id}
    fields = []
    for name, value in response.headers:
        lower = name.lower()
        fields.append((name, answered_trace(request) if lower == "x-amzn-trace-id" else ids.get(lower, value)))
    return replace(response, headers=tuple(fields))


def _warned(served: Served, *, warns: bool) -> Served:
    if not warns or served.failed_as is not None:
        return served
    response = served.response
    return replace(served, response=replace(response, headers=(*response.headers, ("Warning", WARNING))))


def _expression(text: str) -> Expression | None:
    """Read where a part of the key stands; one that cannot be read tells nothing apart."""
    try:
        return read_expression(text)
    except MappingError:
        return None
