"""
What a stage looks like when it is made, and when a deployment is put on it.

Members and defaults as recorded by LocalStack's snapshot tests (test_create_update_stages, 2023-09-01 and 2025-05-30).
"""

from collections.abc import Mapping
from typing import Any

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.tagging import tagged
from gatewright.store.documents import Document

NAME_SYNTAX = pattern(r"[a-zA-Z0-9_-]{1,128}")
"""https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html"""

VARIABLE_NAME = pattern(r"[A-Za-z0-9_]+")
VARIABLE_VALUE = pattern(r"[A-Za-z0-9._~:/?#&=,@\- ]+")
"""https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html#apigw-Type-Stage-variables"""

VARIABLE_NAME_LENGTH, VARIABLE_VALUE_LENGTH, VARIABLES = 64, 512, 100
"""Documented: quotas for the characters of a stage variable, and for how many a stage may have."""

NOT_AVAILABLE = "NOT_AVAILABLE"
SIZES = ("0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237")
"""https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html, `cacheClusterSize`, in GB."""

_ALL = 100.0
"""https://docs.aws.amazon.com/apigateway/latest/api/API_CanarySettings.html, `percentTraffic`."""

COPIED = ("description", "documentationVersion", "cacheClusterSize")


def new_stage(asked: Mapping[str, Any], deployment_id: str, now: int) -> Document:
    """Return a stage that did not exist before."""
    if NAME_SYNTAX.fullmatch(asked["stageName"]) is None:
        raise bad_request("Stage name only allows a-zA-Z0-9_-")  # reported by users of AWS
    created = {
        "deploymentId": deployment_id,
        "stageName": asked["stageName"],
        **{name: asked[name] for name in COPIED if asked.get(name)},
        "cacheClusterEnabled": bool(asked.get("cacheClusterEnabled", False)),
        "cacheClusterStatus": NOT_AVAILABLE,
        "methodSettings": {},
        **({"variables": checked_variables(asked["variables"])} if asked.get("variables") else {}),
        "tracingEnabled": bool(asked.get("tracingEnabled", False)),
        "createdDate": now,
        "lastUpdatedDate": now,
    }
    if asked.get("canarySettings") is not None:
        settings = asked["canarySettings"]
        created["canarySettings"] = canary(settings, settings.get("deploymentId") or deployment_id)
    return tagged(with_cluster(created), asked.get("tags"))


def with_cluster(stage: Document) -> Document:
    """Return a stage as its cache cluster is; one that is switched on is there at once (AWS takes minutes)."""
    if not stage["cacheClusterEnabled"]:
        return {**stage, "cacheClusterStatus": NOT_AVAILABLE}
    size = stage.get("cacheClusterSize") or SIZES[0]
    if size not in SIZES:
        raise bad_request(
            f"Invalid cache cluster size specified: {size}. Valid options are {','.join(SIZES)}"
        )  # inferred
    return {**stage, "cacheClusterSize": size, "cacheClusterStatus": "AVAILABLE"}


def with_deployment(stage: Document, asked: Mapping[str, Any], deployment_id: str, now: int) -> Document:
    """Return the stage with another deployment on it, and with what `create_deployment` says about the stage."""
    said: Document = {name: asked[name] for name in COPIED if asked.get(name)}
    said.update(
        {name: asked[name] for name in ("cacheClusterEnabled", "tracingEnabled") if asked.get(name) is not None}
    )
    if asked.get("variables"):
        said["variables"] = checked_variables(asked["variables"])  # inferred: they replace those that were there
    return with_cluster({**stage, **said, "deploymentId": deployment_id, "lastUpdatedDate": now})


def canary(settings: Mapping[str, Any], deployment_id: str) -> Document:
    """Return the `canarySettings` of a stage."""
    overrides = settings.get("stageVariableOverrides")
    return {
        "deploymentId": deployment_id,
        "percentTraffic": checked_percentage(float(settings.get("percentTraffic") or 0.0)),
        **({"stageVariableOverrides": checked_variables(overrides)} if overrides else {}),
        "useStageCache": bool(settings.get("useStageCache", False)),
    }


def checked_percentage(share: float) -> float:
    """Return a canary's share of the traffic, or raise when it cannot be one (documented; the text is inferred)."""
    if not 0.0 <= share <= _ALL:
        raise bad_request(f"Invalid percent traffic specified: {share}. It must be between 0.0 and {_ALL}")
    return share


def checked_variables(variables: Mapping[str, str]) -> dict[str, str]:
    """
    Return stage variables, or raise when one cannot be.

    What is allowed is documented. The first two texts are reported by users of AWS (2019; 2017 and 2020, of an empty
    value and of none), the others are inferred.
    """
    if len(variables) > VARIABLES:
        raise bad_request(f"Too many stage variables: a stage may have {VARIABLES}")
    for name, value in variables.items():
        if VARIABLE_NAME.fullmatch(name) is None:
            raise bad_request(f"Invalid stage variable name: {name}.  Please use names with only word characters.")
        if VARIABLE_VALUE.fullmatch(value) is None:
            raise bad_request(
                f"Invalid stage variable value: {value}.  Please use values with alphanumeric characters and the "
                "symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','."
            )
        if len(name) > VARIABLE_NAME_LENGTH:
            raise bad_request(f"Stage variable name is longer than {VARIABLE_NAME_LENGTH} characters: {name}")
        if len(value) > VARIABLE_VALUE_LENGTH:
            raise bad_request(f"Stage variable value is longer than {VARIABLE_VALUE_LENGTH} characters: {name}")
    return dict(variables)
