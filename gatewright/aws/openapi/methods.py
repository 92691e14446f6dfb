"""
The methods of a definition: parameters, payloads, responses, protection, integration.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.aws.openapi.definition import MethodDefinition, Params
from gatewright.aws.openapi.integrations import integration
from gatewright.aws.openapi.payloads import JSON, Payloads
from gatewright.aws.openapi.security import protection
from gatewright.aws.openapi.source import Source

ANY: Final = "x-amazon-apigateway-any-method"
VERBS: Final = {
    **{verb: verb.upper() for verb in ("get", "put", "post", "delete", "options", "head", "patch")},
    ANY: "ANY",
}
VALIDATOR: Final = "x-amazon-apigateway-request-validator"

_PLACES: Final = {"header": "header", "query": "querystring", "path": "path"}


class Methods:
    """Reads the operations of one definition."""

    def __init__(self, source: Source, payloads: Payloads, warnings: list[str]) -> None:
        self._source = source
        self._payloads = payloads
        self._warnings = warnings

    def below(self, path: str, full_path: str) -> Iterator[MethodDefinition]:
        """Yield the methods of a path; `full_path` is the one that they get."""
        item = self._source.at("paths", path)
        shared = item.get("parameters")
        for key, verb in VERBS.items():
            operation = item.get(key)
            if isinstance(operation, Mapping):
                yield self._method(operation, verb, full_path, shared if isinstance(shared, list) else [])

    def _method(self, operation: Mapping[str, Any], verb: str, path: str, shared: list[Any]) -> MethodDefinition:
        own = operation.get("parameters")
        parameters = [self._source.resolved(one) for one in (*shared, *(own if isinstance(own, list) else []))]
        guarded = protection(self._source, operation, self._warnings)
        place = f"resource '{path}' and method '{verb}'"
        behind, answers = integration(self._source, operation, place, self._warnings)
        validator = operation.get(VALIDATOR, self._source.root.get(VALIDATOR))
        put: dict[str, Any] = {
            "authorizationType": guarded.type,
            "apiKeyRequired": guarded.key_required,
            "authorizationScopes": list(guarded.scopes),
            "requestParameters": {**_variables(path), **_parameters(parameters)},
            "requestModels": self._request_models(operation, parameters, f"request to method '{verb} {path}'"),
        }
        if operation.get("operationId"):
            put["operationName"] = str(operation["operationId"])
        return MethodDefinition(
            path=path,
            verb=verb,
            put=put,
            authorizer=guarded.authorizer,
            validator=str(validator) if validator else None,
            responses=tuple(self._responses(operation, f"response to method '{verb} {path}'")),
            integration=behind,
            integration_responses=answers,
        )

    def _request_models(
        self, operation: Mapping[str, Any], parameters: list[Mapping[str, Any]], where: str
    ) -> dict[str, str]:
        if self._source.version == 2:
            body = next((one for one in parameters if one.get("in") == "body"), {})
            schemas = {kind: body.get("schema") for kind in self._types(operation, "consumes")} if body else {}
        else:
            schemas = _schemas(self._source.resolved(operation.get("requestBody")))
        return self._models(schemas, where)

    def _responses(self, operation: Mapping[str, Any], where: str) -> Iterator[Params]:
        responses = operation.get("responses")
        for status, node in responses.items() if isinstance(responses, Mapping) else ():
            response = self._source.resolved(node)
            if not (len(status) == 3 and status.isdecimal()):
                if status == "default":
                    # AWS has no response for whatever else; the warning's words are inferred.
                    self._warnings.append(f"Ignoring default {where}.")
                continue
            headers = response.get("headers")
            schemas = (
                {kind: response.get("schema") for kind in self._types(operation, "produces")}
                if self._source.version == 2
                else _schemas(response)
            )
            models = self._models(schemas, f"{status} {where}")
            yield {
                "statusCode": status,
                **(
                    {"responseParameters": {f"method.response.header.{name}": False for name in headers}}
                    if isinstance(headers, Mapping) and headers
                    else {}
                ),
                **({"responseModels": models} if models else {}),
            }

    def _models(self, schemas: Mapping[str, Any], where: str) -> dict[str, str]:
        found = {kind: self._payloads.model(schema, kind, where) for kind, schema in schemas.items()}
        return {kind: name for kind, name in found.items() if name is not None}

    def _types(self, operation: Mapping[str, Any], member: str) -> list[str]:
        """Return the content types of OpenAPI 2's `consumes` or `produces`."""
        said = operation.get(member, self._source.root.get(member))
        return [str(one) for one in said] if isinstance(said, list) and said else [JSON]


def _parameters(parameters: list[Mapping[str, Any]]) -> dict[str, bool]:
    return {
        f"method.request.{_PLACES[str(one['in'])]}.{one['name']}": bool(one.get("required", False))
        for one in parameters
        if str(one.get("in")) in _PLACES and one.get("name")
    }


def _variables(path: str) -> dict[str, bool]:
    """Return the parameters that a path has without their being said.

    Recorded by LocalStack's snapshot tests (test_import_and_validate_rest_api, 2025-07-02).
    """
    return {f"method.request.path.{name}": True for name in re.findall(r"{([^{}+]+)\+?}", path)}


def _schemas(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schemas of OpenAPI 3's `content` by content type."""
    content = node.get("content")
    return {
        kind: media.get("schema")
        for kind, media in (content.items() if isinstance(content, Mapping) else ())
        if isinstance(media, Mapping)
    }
