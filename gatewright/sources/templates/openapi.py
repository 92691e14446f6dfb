"""An OpenAPI definition as a template: the API, one deployment, one stage."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

STAGE: Final = "prod"
"""The stage of a definition whose servers name none."""

API: Final = "Api"
"""The logical id of the API."""


def is_openapi(root: Any) -> bool:
    """Return whether a document is an OpenAPI definition."""
    return isinstance(root, Mapping) and ("openapi" in root or "swagger" in root)


def as_template(root: Mapping[str, Any]) -> dict[str, Any]:
    """Return a template that declares the API of a definition."""
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
