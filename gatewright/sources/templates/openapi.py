"""An OpenAPI definition as a template: a REST or an HTTP API, with one stage."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

STAGE: Final = "prod"
"""The stage of a definition whose servers name none."""

API: Final = "Api"
"""The logical id of the API."""


def is_openapi(root: Any) -> bool:
    """Return whether a document is an OpenAPI definition."""
    return isinstance(root, Mapping) and ("openapi" in root or "swagger" in root)


def is_of_an_http_api(root: Mapping[str, Any]) -> bool:
    """Return whether a definition is of an HTTP API: it says what only those have, or was exported from one."""
    if "x-amazon-apigateway-cors" in root or "x-amazon-apigateway-importexport-version" in root:
        return True
    return any("payloadFormatVersion" in one for one in _integrations(root))


def _integrations(root: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    paths = root.get("paths")
    for item in paths.values() if isinstance(paths, Mapping) else ():
        for operation in item.values() if isinstance(item, Mapping) else ():
            found = operation.get("x-amazon-apigateway-integration") if isinstance(operation, Mapping) else None
            if isinstance(found, Mapping):
                yield found


def as_template(root: Mapping[str, Any]) -> dict[str, Any]:
    """Return a template that declares the API of a definition."""
    if is_of_an_http_api(root):
        stage = {"ApiId": {"Ref": API}, "StageName": "$default", "AutoDeploy": True}
        return {
            "Resources": {
                API: {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Body": root}},
                "Stage": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": stage},
            }
        }
    return {
        "Resources": {
            API: {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Body": root}},
            "Deployment": {"Type": "AWS::ApiGateway::Deployment", "Properties": {"RestApiId": {"Ref": API}}},
            "Stage": {
                "Type": "AWS::ApiGateway::Stage",
                "Properties": {
                    "RestApiId": {"Ref": API},
                    "DeploymentId": {"Ref": "Deployment"},
                    "StageName": stage_of(root),
                },
            },
        }
    }


def stage_of(root: Mapping[str, Any]) -> str:
    """Return the stage that a definition names: what an export of API Gateway puts into its servers or base path."""
    servers = root.get("servers")
    found = root.get("basePath")
    if isinstance(servers, list) and servers and isinstance(servers[0], Mapping):
        variables = servers[0].get("variables") or {}
        base = variables.get("basePath") if isinstance(variables, Mapping) else None
        url = str(servers[0].get("url", ""))
        found = base.get("default") if isinstance(base, Mapping) else urlsplit(url).path
    name = str(found or "").strip("/")
    usable = 0 < len(name) <= 128 and name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if usable else STAGE
