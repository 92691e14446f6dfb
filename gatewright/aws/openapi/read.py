"""
A whole definition, understood.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html lists the extensions.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.aws.openapi.base_path import prefix
from gatewright.aws.openapi.definition import Definition, Params
from gatewright.aws.openapi.errors import OpenApiError
from gatewright.aws.openapi.methods import Methods
from gatewright.aws.openapi.payloads import Payloads
from gatewright.aws.openapi.security import authorizers
from gatewright.aws.openapi.source import Source, read

TEXTS: Final = {
    "x-amazon-apigateway-api-key-source": "apiKeySource",
    "x-amazon-apigateway-security-policy": "securityPolicy",
    "x-amazon-apigateway-endpoint-access-mode": "endpointAccessMode",
}
"""Extensions that are one text, and the members of an API that they are."""

_ENDPOINT: Final = "x-amazon-apigateway-endpoint-configuration"
_MORE_SERVERS: Final = "More than one server provided. Ignoring all but the first for defining endpoint configuration"


def definition(body: bytes, *, base_path: str = "ignore") -> Definition:
    """Return what a body asks for, or raise `OpenApiError`."""
    source = read(body)
    warnings: list[str] = []
    payloads = Payloads(source, warnings)
    methods = Methods(source, payloads, warnings)
    before = prefix(source, base_path)
    paths = {path: _full(before, path) for path in source.at("paths") if path.startswith("/")}
    found = tuple(method for path, full in paths.items() for method in methods.below(path, full))
    return Definition(
        api=_api(source, warnings),
        paths=tuple(paths.values()),
        models=payloads.models,
        authorizers=tuple(authorizers(source)),
        validators=tuple(_validators(source)),
        gateway_responses=tuple(_gateway_responses(source)),
        documentation=tuple(_documentation(source)),
        methods=found,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def documentation(body: bytes) -> tuple[Params, ...]:
    """Return the documentation parts of a body, or raise `OpenApiError`."""
    return tuple(_documentation(read(body)))


def _full(before: str, path: str) -> str:
    return f"{before}/{path.strip('/')}".rstrip("/") or "/"


def _api(source: Source, warnings: list[str]) -> Params:
    info, root = source.at("info"), source.root
    if not info.get("title"):
        raise OpenApiError("expected a title of the API (`info.title`)")
    found: dict[str, Any] = {"name": str(info["title"])}
    for name in ("description", "version"):
        if info.get(name) not in (None, ""):
            found[name] = str(info[name])
    for extension, member in TEXTS.items():
        if root.get(extension):
            found[member] = str(root[extension])
    if isinstance(root.get("x-amazon-apigateway-policy"), Mapping):
        found["policy"] = json.dumps(root["x-amazon-apigateway-policy"])
    if isinstance(root.get("x-amazon-apigateway-binary-media-types"), list):
        found["binaryMediaTypes"] = [str(one) for one in root["x-amazon-apigateway-binary-media-types"]]
    if root.get("x-amazon-apigateway-minimum-compression-size") is not None:
        found["minimumCompressionSize"] = root["x-amazon-apigateway-minimum-compression-size"]
    return {**found, **_endpoint(source, warnings)}


def _endpoint(source: Source, warnings: list[str]) -> Params:
    said: Any = source.root.get(_ENDPOINT)
    servers = source.root.get("servers")
    if source.version == 3 and isinstance(servers, list) and servers:
        if len(servers) > 1:
            warnings.append(_MORE_SERVERS)
        said = servers[0].get(_ENDPOINT, said) if isinstance(servers[0], Mapping) else said
    if not isinstance(said, Mapping):
        return {}
    found: dict[str, Any] = {}
    if isinstance(said.get("disableExecuteApiEndpoint"), bool):
        found["disableExecuteApiEndpoint"] = said["disableExecuteApiEndpoint"]
    endpoint = {
        name: [str(one) for one in said[name]]
        for name in ("types", "vpcEndpointIds")
        if isinstance(said.get(name), list)
    }
    if isinstance(said.get("ipAddressType"), str):
        endpoint["ipAddressType"] = said["ipAddressType"]
    return {**found, **({"endpointConfiguration": endpoint} if endpoint else {})}


def _validators(source: Source) -> Iterator[Params]:
    for name, said in source.at("x-amazon-apigateway-request-validators").items():
        given = said if isinstance(said, Mapping) else {}
        yield {
            "name": name,
            "validateRequestBody": bool(given.get("validateRequestBody", False)),
            "validateRequestParameters": bool(given.get("validateRequestParameters", False)),
        }


def _gateway_responses(source: Source) -> Iterator[Params]:
    for kind, said in source.at("x-amazon-apigateway-gateway-responses").items():
        given = said if isinstance(said, Mapping) else {}
        yield {
            "responseType": kind,
            **({"statusCode": str(given["statusCode"])} if given.get("statusCode") else {}),
            **{
                name: {key: str(value) for key, value in given[name].items()}
                for name in ("responseParameters", "responseTemplates")
                if isinstance(given.get(name), Mapping)
            },
        }


_ELSEWHERE: Final = frozenset({"API", "AUTHORIZER", "MODEL"})
"""
What has no path; anything else is of the root if it names none (recorded: LocalStack, AWS-validated
test_import_documentation_parts, 2026-02-09).
"""


def _documentation(source: Source) -> Iterator[Params]:
    parts = source.at("x-amazon-apigateway-documentation").get("documentationParts")
    for part in parts if isinstance(parts, list) else []:
        if isinstance(part, Mapping) and isinstance(part.get("location"), Mapping):
            location = {name: str(value) for name, value in part["location"].items()}
            if location.get("type") not in _ELSEWHERE:
                location.setdefault("path", "/")
            yield {"location": location, "properties": json.dumps(part.get("properties") or {})}
