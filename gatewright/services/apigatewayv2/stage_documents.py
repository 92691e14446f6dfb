"""
What a stage of an HTTP or WebSocket API looks like when it is made, and what settings make of it.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.services.apigateway.errors import conflict
from gatewright.services.apigatewayv2 import limits, members, stage_rules
from gatewright.services.operation import Operation
from gatewright.services.tagging import tagged
from gatewright.store.documents import Document, Documents

MEMBERS: Final = ("AutoDeploy", "ClientCertificateId", "DeploymentId", "Description")
"""Members that are kept as they come, when they come."""

DEFAULT_SETTINGS: Final[Mapping[str, Document]] = {
    "HTTP": {"DetailedMetricsEnabled": False},
    "WEBSOCKET": {"DataTraceEnabled": False, "DetailedMetricsEnabled": False, "LoggingLevel": "OFF"},
}
"""`DefaultRouteSettings` of a stage where nothing is set, by protocol (AWS's examples; others' acceptance tests)."""


def created(documents: Documents, operation: Operation, api: Document) -> Document:
    """Create a stage, and leave it to the caller to deploy to it."""
    params = operation.params
    stage_rules.check_name(params["StageName"], api["ProtocolType"])
    if documents.get("api_stage", api["ApiId"], params["StageName"]) is not None:
        raise conflict("Stage already exists")  # reported by users of AWS
    bare = {
        **members.given(params, MEMBERS),
        "CreatedDate": operation.seconds,
        "DefaultRouteSettings": DEFAULT_SETTINGS[api["ProtocolType"]],
        "LastUpdatedDate": operation.seconds,
        "RouteSettings": {},
        "StageName": params["StageName"],
        "StageVariables": {},
        "Tags": tagged({}, params.get("Tags")).get("tags", {}),
    }
    made = with_settings(bare, params)
    stage_rules.check(documents, api, made, params.get("RouteSettings") or {})
    limits.check(documents, "api_stage", api["ApiId"])
    documents.put("api_stage", api["ApiId"], made["StageName"], document=made)
    return made


def with_settings(stage: Document, params: Mapping[str, Any]) -> Document:
    """Return the stage with the settings that are given; what is not, stays."""
    settings = stage["RouteSettings"]
    given = params.get("RouteSettings") or {}
    variables = {**stage["StageVariables"], **(params.get("StageVariables") or {})}
    logged = {**stage.get("AccessLogSettings", {}), **(params.get("AccessLogSettings") or {})}
    return {
        **stage,
        **({"AccessLogSettings": stage_rules.log_settings(logged)} if logged else {}),
        "DefaultRouteSettings": {**stage["DefaultRouteSettings"], **(params.get("DefaultRouteSettings") or {})},
        "RouteSettings": {**settings, **{key: {**settings.get(key, {}), **one} for key, one in given.items()}},
        # Reported: an empty value takes a variable away.
        "StageVariables": {name: value for name, value in variables.items() if value != ""},
    }
