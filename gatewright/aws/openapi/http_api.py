"""
The definition of an HTTP API, understood.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html, and for the extensions
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html. Only OpenAPI 3 defines
HTTP APIs. What these APIs do not have (validation, policies, keys) is left out, with a warning.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from gatewright.aws.openapi.base_path import prefix
from gatewright.aws.openapi.definition import Params
from gatewright.aws.openapi.errors import OpenApiError
from gatewright.aws.openapi.http_integrations import integration
from gatewright.aws.openapi.http_models import missing_models
from gatewright.aws.openapi.http_security import Protection, authorizers, protection
from gatewright.aws.openapi.source import Source, read

ANY: Final = "x-amazon-apigateway-any-method"
CORS: Final = "x-amazon-apigateway-cors"
ENDPOINT: Final = "x-amazon-apigateway-endpoint-configuration"
TAG: Final = "x-amazon-apigateway-tag-value"
DEFAULT: Final = "$default"

VERBS: Final = ("get", "post", "put", "patch", "delete", "head", "options")
"""Verbs of a path that become routes."""

NOT_OF_HTTP_APIS: Final = (
    "x-amazon-apigateway-api-key-source",
    "x-amazon-apigateway-binary-media-types",
    "x-amazon-apigateway-gateway-responses",
    "x-amazon-apigateway-minimum-compression-size",
    "x-amazon-apigateway-policy",
    "x-amazon-apigateway-request-validator",
    "x-amazon-apigateway-request-validators",
)
"""Extensions of REST APIs that say something which an HTTP API would not do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteDefinition:
    """One route."""

    key: str
    """`GET /pets`, or `$default`."""

    operation_name: str | None = None
    """What the definition calls it."""

    protection: Protection
    """Who may call it."""

    integration: Params | None = None
    """For `create_integration`; `None` where nothing stands behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpDefinition:
    """An HTTP API as its definition says it."""

    api: Params
    """For `create_api`: what the definition says of the API itself."""

    authorizers: tuple[Params, ...] = ()
    """For `create_authorizer`, each."""

    routes: tuple[RouteDefinition, ...] = ()
    """Its routes."""

    warnings: tuple[str, ...] = field(default=())
    """What was left out."""


def http_definition(body: bytes, *, base_path: str = "ignore") -> HttpDefinition:
    """Return what a body asks for, or raise `OpenApiError`."""
    source = read(body)
    if source.version != 3:
        raise OpenApiError("expected `openapi: 3.0.x`; a definition of OpenAPI 2 makes a REST API")
    warnings = [f"{name} is not supported for HTTP APIs. Ignoring." for name in NOT_OF_HTTP_APIS if name in source.root]
    routes = tuple(_routes(source, prefix(source, base_path), warnings))
    return HttpDefinition(
        api=_api(source),
        authorizers=tuple(authorizers(source)),
        routes=routes,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _api(source: Source) -> Params:
    info = source.at("info")
    if not info.get("title"):
        raise OpenApiError("expected a title of the API (`info.title`)")
    found: dict[str, Any] = {"Name": str(info["title"])}
    for name in ("description", "version"):
        if info.get(name) not in (None, ""):
            found[name.capitalize()] = str(info[name])
    cors = source.at(CORS)
    if cors:
        found["CorsConfiguration"] = {name[:1].upper() + name[1:]: value for name, value in cors.items()}
    disabled = _endpoint(source).get("disableExecuteApiEndpoint")
    if isinstance(disabled, bool):
        found["DisableExecuteApiEndpoint"] = disabled
    tags = dict(_tags(source))
    return {**found, **({"Tags": tags} if tags else {})}


def _endpoint(source: Source) -> Mapping[str, Any]:
    servers = source.root.get("servers")
    first = servers[0] if isinstance(servers, list) and servers and isinstance(servers[0], Mapping) else {}
    said = first.get(ENDPOINT, source.root.get(ENDPOINT))
    return said if isinstance(said, Mapping) else {}


def _tags(source: Source) -> Iterator[tuple[str, str]]:
    listed = source.root.get("tags")
    for tag in listed if isinstance(listed, list) else []:
        if isinstance(tag, Mapping) and tag.get("name") and TAG in tag:
            yield str(tag["name"]), str(tag[TAG])


def _routes(source: Source, before: str, warnings: list[str]) -> Iterator[RouteDefinition]:
    for path, node in source.at("paths").items():
        if path == DEFAULT:
            # Reported by users of AWS, word for word; the route is made.
            warnings.append("Parse issue: attribute paths. Resource $default should start with /")
        elif not path.startswith("/"):
            continue
        item = source.resolved(node)
        for verb, said in item.items():
            if verb in VERBS or verb == ANY:
                operation = source.resolved(said)
                warnings.extend(missing_models(source, operation, f"paths.'{path}'({verb})"))
                yield _route(source, _key(before, path, verb), operation, warnings)


def _key(before: str, path: str, verb: str) -> str:
    if path.strip("/") == DEFAULT:
        return DEFAULT
    return f"{'ANY' if verb == ANY else verb.upper()} {before}{path}"


def _route(source: Source, key: str, said: Mapping[str, Any], warnings: list[str]) -> RouteDefinition:
    warnings += [f"{name} is not supported for HTTP APIs. Ignoring." for name in NOT_OF_HTTP_APIS if name in said]
    return RouteDefinition(
        key=DEFAULT if said.get("isDefaultRoute") is True else key,
        operation_name=str(said["operationId"]) if said.get("operationId") else None,
        protection=protection(source, said, warnings),
        integration=integration(source, said),
    )
