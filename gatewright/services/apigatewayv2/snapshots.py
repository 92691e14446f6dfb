"""
What a deployment copies of an API, and what stands in the way of one.

The copy is deep: later edits show at no stage until the next deployment.
"""

from gatewright.store.documents import Document, Documents

KINDS = (
    ("Routes", "route"),
    ("Integrations", "integration"),
    ("Authorizers", "api_authorizer"),
    ("Models", "api_model"),
)
"""Members of a copy that are lists, and the kind of their documents."""

RESPONSES = (
    ("RouteResponses", "route_response"),
    ("IntegrationResponses", "integration_response"),
)
"""Members of a copy that are lists by the id of what they belong to."""


def taken(documents: Documents, api_id: str) -> Document:
    """Return a copy of an API and of all that a stage serves of it."""
    return {
        "Api": documents.get("api", api_id),
        **{member: documents.list(kind, api_id) for member, kind in KINDS},
        **{member: _by_owner(documents, kind, api_id) for member, kind in RESPONSES},
    }


def obstacle(documents: Documents, api_id: str) -> str | None:
    """Return why an API cannot be deployed, in AWS's words; `None` when it can be."""
    if documents.count("route", api_id):
        return None
    api = documents.get("api", api_id) or {}
    if api.get("ProtocolType") == "WEBSOCKET":
        return "At least one route is required before deploying the Api"  # reported by users of AWS, 2022
    return "Unable to deploy API because no routes exist in this API"  # reported by users of AWS, 2020


def _by_owner(documents: Documents, kind: str, api_id: str) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for ids, document in documents.items(kind, api_id):
        found.setdefault(ids[1], []).append(document)
    return found
