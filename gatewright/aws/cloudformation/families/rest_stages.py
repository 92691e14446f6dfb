"""
Deployments and stages of REST APIs.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-stage.html. What
`CreateStage` does not take is patched, as CloudFormation does.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.families.rest_apis import SERVICE
from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform
from gatewright.aws.spelled import spelled

_PATCHED: Final = ("AccessLogSetting", "MethodSettings", "ClientCertificateId")
_SETTINGS: Final = {
    "LoggingLevel": "logging/loglevel",
    "DataTraceEnabled": "logging/dataTrace",
    "MetricsEnabled": "metrics/enabled",
    "ThrottlingBurstLimit": "throttling/burstLimit",
    "ThrottlingRateLimit": "throttling/rateLimit",
    "CachingEnabled": "caching/enabled",
    "CacheTtlInSeconds": "caching/ttlInSeconds",
    "CacheDataEncrypted": "caching/dataEncrypted",
}
"""Each setting of a method, and the end of its patch path (documented: UpdateStage)."""


def _stage(one: Declared, perform: Perform) -> Made:
    key = {"restApiId": one.need("RestApiId"), "stageName": one.properties.get("StageName", "default")}
    params = one.rest(*_PATCHED, "CanarySetting", "RestApiId", "StageName")
    if "CanarySetting" in one.properties:
        params["canarySettings"] = one.properties["CanarySetting"]
    perform(SERVICE, "create_stage", {**params, **key})
    _patch(one.properties, key, perform)
    return Made(
        physical_id=str(key["stageName"]),
        undo=((SERVICE, "delete_stage", key),),
        left_out=_untraced(one.properties),
    )


def _untraced(properties: Mapping[str, Any]) -> tuple[str, ...]:
    """Return that nothing is traced, where that was asked for: no call depends on it."""
    return ("TracingEnabled: nothing is traced",) if properties.get("TracingEnabled") in (True, "true") else ()


def _deployment(one: Declared, perform: Perform) -> Made:
    rest_api_id, stage = one.need("RestApiId"), one.properties.get("StageName")
    described = one.properties.get("StageDescription") or {}
    if not isinstance(described, Mapping):
        raise TemplateError("expected an object", at="Properties.StageDescription")
    params = {"restApiId": rest_api_id, "description": one.properties.get("Description"), "stageName": stage}
    if "DeploymentCanarySettings" in one.properties:
        params["canarySettings"] = one.properties["DeploymentCanarySettings"]
    now = {"CacheClusterEnabled", "CacheClusterSize", "TracingEnabled", "Variables"}
    params |= {name: value for name, value in described.items() if name in now}
    if "Description" in described:
        params["stageDescription"] = described["Description"]
    made = perform(SERVICE, "create_deployment", {name: value for name, value in params.items() if value is not None})
    undo = [(SERVICE, "delete_deployment", {"restApiId": rest_api_id, "deploymentId": made["id"]})]
    if stage is not None:
        key = {"restApiId": rest_api_id, "stageName": stage}
        _patch(_of_a_stage(described, now), key, perform)
        undo.insert(0, (SERVICE, "delete_stage", key))
    return Made(
        physical_id=made["id"],
        attributes={"DeploymentId": made["id"]},
        undo=tuple(undo),
        left_out=_untraced(described),
    )


def _of_a_stage(described: Mapping[str, Any], done: set[str]) -> dict[str, Any]:
    """Return a stage's description as the properties of a stage: settings without a path are those of every method."""
    left = {name: value for name, value in described.items() if name not in done | {"Description", "Tags"}}
    everywhere = {name: left.pop(name) for name in list(left) if name in _SETTINGS}
    canary = left.pop("CanarySetting", None)
    for name in left:
        if name not in {*_PATCHED, "DocumentationVersion", "CacheClusterEnabled"}:
            raise TemplateError(f"no such property here: `{name}`", at="Properties.StageDescription")
    if canary is not None:
        raise TemplateError("expected the canary in `DeploymentCanarySettings`", at="Properties.StageDescription")
    if everywhere:
        settings = {"HttpMethod": "*", "ResourcePath": "/*", **everywhere}
        left["MethodSettings"] = [settings, *(left.get("MethodSettings") or [])]
    return left


def _patch(properties: Mapping[str, Any], key: Mapping[str, Any], perform: Perform) -> None:
    patches = [{"op": "replace", "path": path, "value": spelled(value)} for path, value in _patches(properties)]
    if patches:
        perform(SERVICE, "update_stage", {**key, "patchOperations": patches})


def _patches(properties: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    log = properties.get("AccessLogSetting") or {}
    if log.get("DestinationArn"):
        yield "/accessLogSettings/destinationArn", log["DestinationArn"]
    if log.get("Format"):
        yield "/accessLogSettings/format", log["Format"]
    if properties.get("ClientCertificateId"):
        yield "/clientCertificateId", properties["ClientCertificateId"]
    for setting in properties.get("MethodSettings") or []:
        method = f"{_path(str(setting.get('ResourcePath', '/*')))}/{setting.get('HttpMethod', '*')}"
        for name, value in setting.items():
            if name in _SETTINGS:
                yield f"/{method}/{_SETTINGS[name]}", value
            elif name not in {"ResourcePath", "HttpMethod"}:
                raise TemplateError(f"no setting of a method is called `{name}`", at="Properties.MethodSettings")


def _path(written: str) -> str:
    """Return a path as a patch names it: `/pets/{id}`, or `/~1pets~1{id}` as the reference has it, or `/*`."""
    if written in {"/*", "*"}:
        return "*"
    bare = written.removeprefix("/")
    return bare if bare.startswith("~1") else "~1" + bare.replace("/", "~1")


FAMILIES: Final[Mapping[str, Family]] = {
    "AWS::ApiGateway::Deployment": Family(create=_deployment),
    "AWS::ApiGateway::Stage": Family(create=_stage),
}
"""Each type, and how it comes to be."""
