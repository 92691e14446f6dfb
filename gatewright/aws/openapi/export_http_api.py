"""
An HTTP API as an OpenAPI definition.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-export.html. The form is that of AWS's examples of
exports and imports; what it holds, an import of it makes again.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.openapi.definition import Params
from gatewright.aws.openapi.http_api import ANY, CORS, DEFAULT, ENDPOINT, TAG
from gatewright.aws.openapi.http_integrations import EXTENSION as INTEGRATION
from gatewright.aws.openapi.http_integrations import exported
from gatewright.aws.openapi.http_security import IAM, NAMES
from gatewright.aws.openapi.security import AUTH_TYPE
from gatewright.aws.openapi.security import EXTENSION as AUTHORIZER

VERSION: Final = "x-amazon-apigateway-importexport-version"
SIGNED: Final = "sigv4"


class HttpExport:
    """Writes one definition of a copy of an API."""

    def __init__(self, snapshot: Mapping[str, Any], *, stage: str | None, extensions: bool, created: str) -> None:
        self._snapshot = snapshot
        self._stage = stage
        self._extensions = extensions
        self._created = created
        self._integrations = {one["IntegrationId"]: one for one in snapshot["Integrations"]}
        self._authorizers = {one["AuthorizerId"]: one for one in snapshot["Authorizers"]}
        self._schemes: dict[str, Any] = {}

    def definition(self) -> dict[str, Any]:
        """Return the definition."""
        api = self._snapshot["Api"]
        paths: dict[str, dict[str, Any]] = {}
        for route in self._snapshot["Routes"]:
            path, verb = _place(route["RouteKey"])
            paths.setdefault(path, {})[verb] = self._operation(route)
        return {
            "openapi": "3.0.1",
            "info": _info(api, self._created),
            "servers": [self._server(api)],
            **({"tags": [{"name": name, TAG: value} for name, value in api["Tags"].items()]} if self._tagged() else {}),
            "paths": {path: paths[path] for path in sorted(paths)},
            **({"components": {"securitySchemes": self._schemes}} if self._schemes else {}),
            **(self._own(api) if self._extensions else {}),
        }

    def _tagged(self) -> bool:
        return self._extensions and bool(self._snapshot["Api"].get("Tags"))

    def _server(self, api: Params) -> dict[str, Any]:
        disabled = self._extensions and api.get("DisableExecuteApiEndpoint")
        more = {ENDPOINT: {"disableExecuteApiEndpoint": True}} if disabled else {}
        if self._stage in {None, DEFAULT}:
            return {"url": api["ApiEndpoint"], **more}
        variables = {"basePath": {"default": self._stage}}
        return {"url": f"{api['ApiEndpoint']}/{{basePath}}", "variables": variables, **more}

    def _operation(self, route: Params) -> dict[str, Any]:
        key = route["RouteKey"]
        found: dict[str, Any] = {"operationId": route["OperationName"]} if route.get("OperationName") else {}
        found["responses"] = {"default": {"description": f"Default response for {key}"}}
        security = self._security(route)
        if security:
            found["security"] = [security]
        if key == DEFAULT:
            found["isDefaultRoute"] = True
        integration = self._integrations.get((route.get("Target") or "").removeprefix("integrations/"))
        if self._extensions and integration is not None:
            found[INTEGRATION] = exported(integration)
        return found

    def _security(self, route: Params) -> dict[str, list[str]]:
        if route["AuthorizationType"] == "AWS_IAM":
            signed = {"type": "apiKey", "name": "Authorization", "in": "header"}
            self._schemes[SIGNED] = {**signed, **({AUTH_TYPE: IAM} if self._extensions else {})}
            return {SIGNED: []}
        authorizer = self._authorizers.get(route.get("AuthorizerId", ""))
        if authorizer is None:
            return {}
        self._schemes.setdefault(authorizer["Name"], self._scheme(authorizer))
        return {authorizer["Name"]: list(route.get("AuthorizationScopes", ()))}

    def _scheme(self, authorizer: Params) -> dict[str, Any]:
        tokens = authorizer["AuthorizerType"] == "JWT"
        start = {"type": "oauth2", "flows": {}} if tokens else {"type": "apiKey", "name": "Unused", "in": "header"}
        if not self._extensions:
            return start
        said = {name: authorizer[member] for name, member in NAMES.items() if member in authorizer}
        sources = authorizer.get("IdentitySource")
        jwt = authorizer.get("JwtConfiguration")
        return {
            **start,
            AUTHORIZER: {
                **said,
                **({"identitySource": ",".join(sources)} if sources else {}),
                **({"jwtConfiguration": {"audience": jwt["Audience"], "issuer": jwt["Issuer"]}} if jwt else {}),
                "type": authorizer["AuthorizerType"].lower(),
            },
        }

    def _own(self, api: Params) -> dict[str, Any]:
        cors = api.get("CorsConfiguration")
        said = {name[:1].lower() + name[1:]: value for name, value in cors.items()} if cors else {}
        return {**({CORS: said} if said else {}), VERSION: "1.0"}


def _info(api: Params, created: str) -> dict[str, Any]:
    described = {"description": api["Description"]} if api.get("Description") else {}
    return {"title": api["Name"], **described, "version": str(api.get("Version") or created)}


def _place(key: str) -> tuple[str, str]:
    if key == DEFAULT:
        return f"/{DEFAULT}", ANY
    verb, _, path = key.partition(" ")
    return path, ANY if verb == "ANY" else verb.lower()
