"""
A deployed API as an OpenAPI definition.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-export-api.html. Members as LocalStack's
snapshot tests recorded them of AWS (test_export_swagger_openapi, test_export_oas30_openapi, 2024-04-15); how keys,
IAM and authorizers look is that of AWS's documented example, the rest of the extensions is inferred from what an import
reads.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from gatewright.aws.openapi.export_integration import exported_integration
from gatewright.aws.policy.escaped import unescaped

Document = Mapping[str, Any]

ANY: Final = "x-amazon-apigateway-any-method"
IAM: Final = "sigv4"
KEY: Final = "api_key"

_MODEL_URL: Final = "/models/"
_PLACES: Final = {"querystring": "query", "header": "header", "path": "path"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export is made of."""

    version: Literal[2, 3]
    """Which OpenAPI it is written in."""

    host: str
    """The host of the API."""

    stage: str
    """The stage, which is the base path."""

    created: str
    """When it was deployed: the version of an API that says none."""

    snapshot: Document
    """What was deployed."""

    integrations: bool = False
    """Whether integrations are written."""

    authorizers: bool = False
    """Whether authorizers are written."""

    everything: bool = False
    """Whether all of API Gateway's extensions are written."""

    documentation: Document | None = None
    """The version of the documentation that the stage refers to, with its parts; nothing if it is not written."""


class Export:
    """Writes one definition."""

    def __init__(self, asked: Exported) -> None:
        self._asked = asked
        self._models = {one["name"]: _schema(one) for one in asked.snapshot.get("models", ())}
        self._authorizers = {one["id"]: one for one in asked.snapshot.get("authorizers", ())}
        self._validators = {one["id"]: one for one in asked.snapshot.get("requestValidators", ())}
        self._used: dict[str, Any] = {}
        self._schemes: dict[str, Any] = {}

    def definition(self) -> dict[str, Any]:
        """Return the definition."""
        api = self._asked.snapshot["restApi"]
        paths = {
            one["path"]: {_verb(verb): self._operation(one, method) for verb, method in one["resourceMethods"].items()}
            for one in sorted(self._asked.snapshot["resources"], key=lambda one: str(one["path"]))
            if one.get("resourceMethods")
        }
        info = {
            "title": api["name"],
            **({"description": api["description"]} if api.get("description") else {}),
            "version": self.version,
        }
        return {
            **self._head(info, self._endpoint(api)),
            "paths": paths,
            **self._components(),
            **self._extensions(api),
            **self._documentation(),
        }

    @property
    def version(self) -> str:
        """The version of the API, or when it was deployed."""
        return str(self._asked.snapshot["restApi"].get("version") or self._asked.created)

    def _head(self, info: Document, endpoint: Document) -> dict[str, Any]:
        asked = self._asked
        if asked.version == 2:
            return {
                "swagger": "2.0",
                "info": info,
                "host": asked.host,
                "basePath": f"/{asked.stage}",
                "schemes": ["https"],
                **endpoint,
            }
        server = {"url": f"https://{asked.host}/{{basePath}}", "variables": {"basePath": {"default": asked.stage}}}
        return {"openapi": "3.0.1", "info": info, "servers": [{**server, **endpoint}]}

    def _endpoint(self, api: Document) -> dict[str, Any]:
        """Return what of the endpoint is not as usual, where OpenAPI 3 has it: at the server (documented)."""
        if not self._asked.everything:
            return {}
        endpoints = (api.get("endpointConfiguration") or {}).get("vpcEndpointIds")
        said = {
            **({"disableExecuteApiEndpoint": True} if api.get("disableExecuteApiEndpoint") else {}),
            **({"vpcEndpointIds": endpoints} if endpoints else {}),
        }
        return {"x-amazon-apigateway-endpoint-configuration": said} if said else {}

    def _documentation(self) -> dict[str, Any]:
        written = self._asked.documentation
        if written is None:
            return {}
        parts = [{"location": one["location"], "properties": json.loads(one["properties"])} for one in written["parts"]]
        return {
            "x-amazon-apigateway-documentation": {
                "version": written["version"],
                "createdDate": written["createdDate"],
                "documentationParts": parts,
            }
        }

    def _components(self) -> dict[str, Any]:
        if self._asked.version == 2:
            return {
                **({"securityDefinitions": self._schemes} if self._schemes else {}),
                **({"definitions": self._used} if self._used else {}),
            }
        parts = {
            **({"schemas": self._used} if self._used else {}),
            **({"securitySchemes": self._schemes} if self._schemes else {}),
        }
        return {"components": parts}

    def _operation(self, resource: Document, method: Document) -> dict[str, Any]:
        integration = method.get("methodIntegration") or {}
        found: dict[str, Any] = {}
        if method.get("operationName"):
            found["operationId"] = method["operationName"]
        found.update(self._request(method, integration))
        responses = method.get("methodResponses", {})
        if responses:
            found["responses"] = {status: self._response(status, one) for status, one in responses.items()}
        security = self._security(method)
        if security:
            found["security"] = security
        if self._asked.everything and method.get("requestValidatorId") in self._validators:
            validator = self._validators[method["requestValidatorId"]]
            found["x-amazon-apigateway-request-validator"] = validator.get("name", validator["id"])
        if self._asked.integrations and integration:
            found["x-amazon-apigateway-integration"] = exported_integration(integration, resource.get("id"))
        return found

    def _request(self, method: Document, integration: Document) -> dict[str, Any]:
        parameters = [self._parameter(name, wanted) for name, wanted in method.get("requestParameters", {}).items()]
        models: Mapping[str, str] = method.get("requestModels", {})
        schemas = {kind: self._reference(name) for kind, name in models.items()}
        found: dict[str, Any] = {}
        if self._asked.version == 2:
            found.update(_types("consumes", (*models, *(integration.get("requestTemplates") or {}))))
            found.update(_types("produces", _produced(method, integration)))
            if models:
                name = next(iter(models.values()))
                schema = next(iter(schemas.values()))
                parameters.append({"in": "body", "name": name, "required": True, "schema": schema})
        elif schemas:
            content = {kind: {"schema": schema} for kind, schema in schemas.items()}
            found["requestBody"] = {"content": content, "required": True}
        return {**found, **({"parameters": parameters} if parameters else {})}

    def _parameter(self, text: str, wanted: bool) -> dict[str, Any]:
        _, _, place, name = text.split(".", 3)
        start = {"name": name, "in": _PLACES[place]}
        if self._asked.version == 2:
            return {**start, "required": bool(wanted), "type": "string"}
        return {**start, **({"required": True} if wanted else {}), "schema": {"type": "string"}}

    def _response(self, status: str, response: Document) -> dict[str, Any]:
        names = [text.removeprefix("method.response.header.") for text in response.get("responseParameters", {})]
        schemas = {kind: self._reference(name) for kind, name in response.get("responseModels", {}).items()}
        text = {"type": "string"}
        found: dict[str, Any] = {"description": f"{status} response"}
        if self._asked.version == 2:
            if schemas:
                found["schema"] = next(iter(schemas.values()))
            return {**found, **({"headers": dict.fromkeys(names, text)} if names else {})}
        if names:
            found["headers"] = {name: {"schema": text} for name in names}
        return {**found, "content": {kind: {"schema": schema} for kind, schema in schemas.items()}}

    def _security(self, method: Document) -> list[dict[str, list[str]]]:
        found: list[dict[str, list[str]]] = []
        authorizer = self._authorizers.get(method.get("authorizerId", ""))
        if authorizer is not None:
            self._schemes.setdefault(authorizer["name"], self._authorizer(authorizer))
            found.append({authorizer["name"]: list(method.get("authorizationScopes", ()))})
        if method.get("authorizationType") == "AWS_IAM":
            self._schemes[IAM] = {
                "type": "apiKey",
                "name": "Authorization",
                "in": "header",
                **({"x-amazon-apigateway-authtype": "awsSigv4"} if self._asked.authorizers else {}),
            }
            found.append({IAM: []})
        if method.get("apiKeyRequired"):
            self._schemes[KEY] = {"type": "apiKey", "name": "x-api-key", "in": "header"}
            found.append({KEY: []})
        return found

    def _authorizer(self, authorizer: Document) -> dict[str, Any]:
        source = str(authorizer.get("identitySource", ""))
        alone = "," not in source and source.startswith("method.request.header.")
        start = {
            "type": "apiKey",
            "name": source.rpartition(".")[2] if alone else "Unused",
            "in": "header",
        }
        if not self._asked.authorizers:
            return start
        names = (
            "identitySource",
            "authorizerUri",
            "authorizerCredentials",
            "authorizerResultTtlInSeconds",
            "identityValidationExpression",
            "providerARNs",
        )
        jwt = authorizer.get("jwtConfiguration")
        said = {name: authorizer[name] for name in names if name in authorizer}
        if alone and authorizer["type"] != "REQUEST":
            del said["identitySource"]
        return {
            **start,
            "x-amazon-apigateway-authtype": authorizer.get("authType", "custom"),
            "x-amazon-apigateway-authorizer": {
                **said,
                "type": authorizer["type"].lower(),
                **({"jwtConfiguration": _as_asked(jwt)} if jwt else {}),
            },
        }

    def _reference(self, name: str) -> dict[str, Any]:
        place = "#/definitions/" if self._asked.version == 2 else "#/components/schemas/"
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one in self._models and one not in self._used:
                self._used[one] = _localised(self._models[one], place, waiting)
        return {"$ref": f"{place}{name}"}

    def _extensions(self, api: Document) -> dict[str, Any]:
        if not self._asked.everything:
            return {}
        snapshot = self._asked.snapshot
        found: dict[str, Any] = {}
        if api.get("apiKeySource", "HEADER") != "HEADER":
            found["x-amazon-apigateway-api-key-source"] = api["apiKeySource"]
        if api.get("securityPolicy"):
            found["x-amazon-apigateway-security-policy"] = api["securityPolicy"]
        if api.get("endpointAccessMode"):
            found["x-amazon-apigateway-endpoint-access-mode"] = api["endpointAccessMode"]
        if api.get("policy"):
            found["x-amazon-apigateway-policy"] = json.loads(unescaped(api["policy"]))
        if api.get("binaryMediaTypes"):
            found["x-amazon-apigateway-binary-media-types"] = api["binaryMediaTypes"]
        if api.get("minimumCompressionSize") is not None:
            found["x-amazon-apigateway-minimum-compression-size"] = api["minimumCompressionSize"]
        if snapshot.get("requestValidators"):
            found["x-amazon-apigateway-request-validators"] = {
                one.get("name", one["id"]): {
                    "validateRequestParameters": one["validateRequestParameters"],
                    "validateRequestBody": one["validateRequestBody"],
                }
                for one in snapshot["requestValidators"]
            }
        if snapshot.get("gatewayResponses"):
            names = ("statusCode", "responseParameters", "responseTemplates")
            found["x-amazon-apigateway-gateway-responses"] = {
                one["responseType"]: {name: one[name] for name in names if one.get(name)}
                for one in snapshot["gatewayResponses"]
            }
        return found


def _verb(verb: str) -> str:
    return ANY if verb == "ANY" else verb.lower()


def _types(member: str, kinds: Iterable[str]) -> dict[str, list[str]]:
    found = list(dict.fromkeys(kinds))
    return {member: found} if found else {}


def _produced(method: Document, integration: Document) -> Iterable[str]:
    for response in method.get("methodResponses", {}).values():
        yield from response.get("responseModels", {})
    for answer in (integration.get("integrationResponses") or {}).values():
        yield from answer.get("responseTemplates") or {}


def _schema(model: Document) -> Any:
    try:
        return json.loads(model.get("schema") or "{}")
    except (ValueError, RecursionError):
        return {}


def _localised(schema: Any, place: str, seen: list[str]) -> Any:
    """Return a schema whose references to models are those of a definition; add the names of those to `seen`."""
    if isinstance(schema, list):
        return [_localised(one, place, seen) for one in schema]
    if not isinstance(schema, Mapping):
        return schema
    reference = schema.get("$ref")
    if isinstance(reference, str) and _MODEL_URL in reference:
        name = reference.rpartition("/")[2]
        seen.append(name)
        return {**schema, "$ref": f"{place}{name}"}
    return {name: _localised(value, place, seen) for name, value in schema.items()}


def _as_asked(jwt: Document) -> Document:
    """Return the configuration of a JWT authorizer as it can be imported: the place of its keys is read-only."""
    issuers = [{name: value for name, value in one.items() if name != "jwksUri"} for one in jwt["issuers"]]
    return {**jwt, "issuers": issuers}
