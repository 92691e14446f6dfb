"""
The promotion of a canary: `copy` operations that give the stage itself what its canary has.

https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html, "Promote a canary release". Recorded
by LocalStack's snapshot tests (test_update_stage_with_copy_ops, 2025-05-30): only from the canary to the stage, and the
canary's variables are laid over the stage's.
"""

from collections.abc import Mapping
from typing import Any

from gatewright.services.apigateway.errors import bad_request
from gatewright.store.documents import Document

DEPLOYMENT = "/deploymentId"
VARIABLES = "/variables"

SOURCES: Mapping[str, str] = {
    DEPLOYMENT: "/canarySettings/deploymentId",
    VARIABLES: "/canarySettings/stageVariableOverrides",
}
"""What may be promoted: the path of the stage, and where its value comes from."""


def promoted(stage: Document, operation: Mapping[str, Any]) -> Document:
    """Return the stage after one `copy` operation, or raise AWS's refusal."""
    path, source = operation.get("path") or "", operation.get("from")
    if path not in SOURCES or SOURCES[path] != source:
        raise bad_request(
            f"Invalid copy operation with path: {path} and from {'null' if source is None else source}. Valid copy:path"
            f" are [{', '.join(SOURCES)}] and valid copy:from are [{', '.join(SOURCES.values())}]"
        )
    canary = stage.get("canarySettings")
    if canary is None:
        raise bad_request("Promotion not available. Canary does not exist.")
    if path == DEPLOYMENT:
        return {**stage, "deploymentId": canary["deploymentId"]}
    overrides = canary.get("stageVariableOverrides")
    return {**stage, "variables": {**stage.get("variables", {}), **overrides}} if overrides else stage
