"""
What API Gateway V2 would answer of HTTP and WebSocket APIs, read from the store.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/operations.html. Kinds of documents and their ids stand
in `services/apigatewayv2/__init__.py`. Answers are whole: whoever pages them cuts pages out of these.
"""

from collections.abc import Callable, Mapping

from gatewright.store.documents import Document, Documents


def apis(documents: Documents) -> Document:
    """Return the answer of `get_apis`."""
    return {"Items": documents.list("api")}


def api(documents: Documents, api_id: str) -> Document | None:
    """Return the answer of `get_api`."""
    return documents.get("api", api_id)


def routes(documents: Documents, api_id: str) -> Document | None:
    """Return the answer of `get_routes`."""
    return _below(documents, "route", api_id)


def integrations(documents: Documents, api_id: str) -> Document | None:
    """Return the answer of `get_integrations`."""
    return _below(documents, "integration", api_id)


def authorizers(documents: Documents, api_id: str) -> Document | None:
    """Return the answer of `get_authorizers`."""
    return _below(documents, "api_authorizer", api_id)


def models(documents: Documents, api_id: str) -> Document | None:
    """Return the answer of `get_models`."""
    return _below(documents, "api_model", api_id)


def stages(documents: Documents, api_id: str) -> Document | None:
    """Return the answer of `get_stages`."""
    return _below(documents, "api_stage", api_id)


def stage(documents: Documents, api_id: str, stage_name: str) -> Document | None:
    """Return the answer of `get_stage`."""
    return documents.get("api_stage", api_id, stage_name)


def deployments(documents: Documents, api_id: str) -> Document | None:
    """Return the answer of `get_deployments`."""
    if documents.get("api", api_id) is None:
        return None
    return {"Items": [without_snapshot(one) for one in documents.list("api_deployment", api_id)]}


def deployment(documents: Documents, api_id: str, deployment_id: str) -> Document | None:
    """Return the answer of `get_deployment`."""
    found = documents.get("api_deployment", api_id, deployment_id)
    return None if found is None else without_snapshot(found)


def route_responses(documents: Documents, api_id: str, route_id: str) -> Document | None:
    """Return the answer of `get_route_responses`."""
    if documents.get("route", api_id, route_id) is None:
        return None
    return {"Items": documents.list("route_response", api_id, route_id)}


def integration_responses(documents: Documents, api_id: str, integration_id: str) -> Document | None:
    """Return the answer of `get_integration_responses`."""
    if documents.get("integration", api_id, integration_id) is None:
        return None
    return {"Items": documents.list("integration_response", api_id, integration_id)}


def snapshot(documents: Documents, api_id: str, deployment_id: str) -> Document | None:
    """
    Return what a deployment deployed, as it was when it was created.

    AWS has no operation that answers this; only the stages that point to the deployment show it.
    """
    found = documents.get("api_deployment", api_id, deployment_id)
    return None if found is None else found["Snapshot"]


def without_snapshot(deployment: Document) -> Document:
    """Return a deployment as AWS shows it."""
    return {name: value for name, value in deployment.items() if name != "Snapshot"}


def _below(documents: Documents, kind: str, api_id: str) -> Document | None:
    return None if documents.get("api", api_id) is None else {"Items": documents.list(kind, api_id)}


ANSWERS: Mapping[str, Callable[..., Document | None]] = {
    "v2_get_apis": apis,
    "v2_get_api": api,
    "v2_get_routes": routes,
    "v2_get_route_responses": route_responses,
    "v2_get_integrations": integrations,
    "v2_get_integration_responses": integration_responses,
    "v2_get_authorizers": authorizers,
    "v2_get_models": models,
    "v2_get_stages": stages,
    "v2_get_stage": stage,
    "v2_get_deployments": deployments,
    "v2_get_deployment": deployment,
}
"""Each operation with `v2_` before its name, as both versions have operations of some names."""
