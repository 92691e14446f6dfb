"""An OpenAPI definition as a template: a REST or an HTTP API, with one stage."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

STAGE: Final = "prod"
"""The stage of a definition whose servers name none."""

DEFAULT: Final = "$default"
"""The stage of an HTTP API that stands in no path."""

_LONGEST: Final = 128

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


def as_template(root: Mapping[str, Any], path: str | None = None) -> dict[str, Any]:
    """Return a template that declares the API of a definition, with the stage that it or a call to `path` names."""
    assumed = None if path is None else assumed_stage(root, path)
    if is_of_an_http_api(root):
        stage = {"ApiId": {"Ref": API}, "StageName": assumed or DEFAULT, "AutoDeploy": True}
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
                    "StageName": assumed or stage_of(root) or STAGE,
                },
            },
        }
    }


def assumed_stage(root: Mapping[str, Any], path: str) -> str | None:
    """Return the stage that a call names, where a definition tells none: how its path begins.

    Unless paths of the definition begin so: then the call has no stage. That of an HTTP API may have none, so that what
    follows has to be of a path.
    """
    first, _, rest = path.strip("/").partition("/")
    paths = root.get("paths")
    heads = {str(one).strip("/").partition("/")[0] for one in paths} if isinstance(paths, Mapping) else set()
    if stage_of(root) is not None or first in heads or not _is_a_name(first):
        return None
    if is_of_an_http_api(root) and (rest.partition("/")[0] not in heads or any(one.startswith("{") for one in heads)):
        return None
    return first


def stage_of(root: Mapping[str, Any]) -> str | None:
    """Return the stage that a definition names: what an export of API Gateway puts into its servers or base path."""
    servers = root.get("servers")
    found = root.get("basePath")
    if isinstance(servers, list) and servers and isinstance(servers[0], Mapping):
        variables = servers[0].get("variables") or {}
        base = variables.get("basePath") if isinstance(variables, Mapping) else None
        url = str(servers[0].get("url", ""))
        found = base.get("default") if isinstance(base, Mapping) else urlsplit(url).path
    name = str(found or "").strip("/")
    return name if _is_a_name(name) else None


def _is_a_name(name: str) -> bool:
    return 0 < len(name) <= _LONGEST and name.isascii() and name.replace("_", "").replace("-", "").isalnum()
