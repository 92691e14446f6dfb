"""
Quick create: an HTTP API with an integration, a route and a stage that deploys by itself, in one call.

Documented: CreateApi, `target`, `routeKey` and `credentialsArn`. What is made is managed by API Gateway: its
integration cannot be deleted, and the key of its route cannot be changed.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigatewayv2 import (
    auto_deploy,
    integration_documents,
    members,
    route_documents,
    stage_documents,
)
from gatewright.services.apigatewayv2.route_keys import DEFAULT
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

MEMBERS: Final = ("Target", "RouteKey", "CredentialsArn")
"""What a call says of quick create."""


def is_asked(params: Mapping[str, Any]) -> bool:
    """Return whether a call asks for any part of quick create."""
    return any(params.get(name) for name in MEMBERS)


def make(documents: Documents, operation: Operation, api: Document) -> None:
    """Make what stands below an API that was just created."""
    params = operation.params
    _check(api)
    if not params.get("Target"):
        raise bad_request("Target is required for quick create")  # inferred
    made = _managed(
        documents,
        "integration",
        api,
        integration_documents.created(documents, _of(operation, api, **_integration(params)), api)["IntegrationId"],
    )
    asked = {"RouteKey": params.get("RouteKey") or DEFAULT, "Target": f"integrations/{made['IntegrationId']}"}
    route = route_documents.created(documents, _of(operation, api, **asked), api)
    _managed(documents, "route", api, route["RouteId"])
    stage = stage_documents.created(documents, _of(operation, api, StageName=DEFAULT, AutoDeploy=True), api)
    _managed(documents, "api_stage", api, stage["StageName"])
    auto_deploy.run(documents, operation, api["ApiId"])


def update(documents: Documents, operation: Operation, api: Document) -> None:
    """Change what quick create made."""
    params = operation.params
    _check(api)
    integration = _found(documents, "integration", api)
    if params.get("Target") or params.get("CredentialsArn"):
        changed = members.changed(
            integration, _integration({**_as_asked(integration), **params}), integration_documents.MEMBERS
        )
        integration_documents.check(changed, api)
        documents.put("integration", api["ApiId"], integration["IntegrationId"], document=changed)
    if params.get("RouteKey"):
        route = _found(documents, "route", api)
        asked = _of(operation, api, RouteId=route["RouteId"], RouteKey=params["RouteKey"])
        route_documents.kept(documents, asked, api, {**route, "RouteKey": params["RouteKey"]})


def _check(api: Document) -> None:
    if api["ProtocolType"] != "HTTP":
        raise bad_request("Quick create is only supported for HTTP APIs")  # documented; the text is inferred


def _integration(params: Mapping[str, Any]) -> Document:
    target = str(params["Target"])
    proxied = target.startswith("arn:")
    return {
        "IntegrationType": "AWS_PROXY" if proxied else "HTTP_PROXY",
        "IntegrationUri": target,
        "IntegrationMethod": "POST" if proxied else "ANY",
        "PayloadFormatVersion": "2.0" if proxied else "1.0",
        "CredentialsArn": params.get("CredentialsArn"),
    }


def _as_asked(integration: Document) -> Document:
    return {"Target": integration["IntegrationUri"], "CredentialsArn": integration.get("CredentialsArn")}


def _of(operation: Operation, api: Document, **params: Any) -> Operation:
    return replace(operation, params={"ApiId": api["ApiId"], **params})


def _managed(documents: Documents, kind: str, api: Document, name: str) -> Document:
    made = {"ApiGatewayManaged": True, **(documents.get(kind, api["ApiId"], name) or {})}
    documents.put(kind, api["ApiId"], name, document=made)
    return made


def _found(documents: Documents, kind: str, api: Document) -> Document:
    for one in documents.list(kind, api["ApiId"]):
        if one.get("ApiGatewayManaged"):
            return one
    # Inferred: only what quick create made is changed through the API itself.
    raise bad_request("Only an API that was made by quick create has a target")
