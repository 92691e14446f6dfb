"""
What a route looks like when it is made, and when it is kept.
"""

from typing import Final

from gatewright.services.apigatewayv2 import limits, members, route_keys, route_rules
from gatewright.services.identifiers import fresh_id
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

MEMBERS: Final = (
    "AuthorizerId",
    "ModelSelectionExpression",
    "OperationName",
    "RequestModels",
    "RouteResponseSelectionExpression",
    "Target",
)
"""Members that are kept as they come, when they come."""

UNAUTHORIZED: Final = ("NONE", "AWS_IAM")
"""Authorization types without an authorizer."""

ID_LENGTH: Final = 7
"""Letters of a route's id (AWS's examples)."""


def created(documents: Documents, operation: Operation, api: Document) -> Document:
    """Add a route to an API, and leave it to the caller to deploy it."""
    params = operation.params
    kind = params.get("AuthorizationType") or "NONE"
    made = {
        "ApiKeyRequired": bool(params.get("ApiKeyRequired", False)),
        **({"AuthorizationScopes": list(params["AuthorizationScopes"])} if params.get("AuthorizationScopes") else {}),
        "AuthorizationType": kind,
        **members.given(params, (*MEMBERS, "RequestParameters")),
        "RouteId": fresh_id(documents, operation, "route", api["ApiId"], length=ID_LENGTH),
        "RouteKey": params["RouteKey"],
    }
    limits.check(documents, "route", api["ApiId"])
    return kept(documents, operation, api, made)


def kept(documents: Documents, operation: Operation, api: Document, route: Document) -> Document:
    """Keep a route, or raise AWS's refusal of it; without an authorizer it names none."""
    changed = route
    if route["AuthorizationType"] in UNAUTHORIZED:
        asked = operation.params.get("AuthorizationScopes")
        gone = {"AuthorizerId"} if asked else {"AuthorizerId", "AuthorizationScopes"}
        changed = {name: value for name, value in route.items() if name not in gone}
    others = [one["RouteKey"] for one in documents.list("route", api["ApiId"]) if one["RouteId"] != route["RouteId"]]
    route_keys.check(changed.get("RouteKey", ""), api["ProtocolType"], others)
    route_rules.check(documents, api, changed)
    documents.put("route", api["ApiId"], changed["RouteId"], document=changed)
    return changed
