"""What a stage of a WebSocket API logs, in the member names of REST APIs, whose logs it has."""

from collections.abc import Mapping
from typing import Any

from gatewright.gateway.http_api.deployed import DeployedApi

Document = Mapping[str, Any]


def log_documents(deployed: DeployedApi) -> tuple[Document, tuple[Document, ...]]:
    """Return a stage and its routes, as a REST API's stage and resources."""
    stage = deployed.stage
    access = stage.get("AccessLogSettings") or {}
    settings = {"*/*": stage.get("DefaultRouteSettings") or {}, **(stage.get("RouteSettings") or {})}
    told = {
        "stageName": stage["StageName"],
        "accessLogSettings": {"destinationArn": access.get("DestinationArn"), "format": access.get("Format")},
        "methodSettings": {key: {"loggingLevel": one.get("LoggingLevel", "OFF")} for key, one in settings.items()},
    }
    return told, tuple({"path": one["RouteKey"], "id": one["RouteId"]} for one in deployed.copy["Routes"])
