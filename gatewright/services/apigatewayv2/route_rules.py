"""
What a route may be, beside its key: AWS's refusals of one that cannot work.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html. Texts without a note were recorded
of AWS by others (2026), or reported by its users word for word.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request, not_found
from gatewright.services.apigatewayv2.route_keys import CONNECT
from gatewright.store.documents import Document, Documents

TARGET: Final = pattern(r"integrations/([^/]+)")
"""What a route leads to."""

MOST_SCOPES: Final = 10
"""Scopes of a route (documented: quotas)."""

AUTHORIZED_BY: Final = {"CUSTOM": "REQUEST", "JWT": "JWT"}
"""Authorization types with an authorizer, and the type of the authorizer."""

WEBSOCKET_ONLY: Final = (
    "ModelSelectionExpression",
    "RequestModels",
    "RequestParameters",
    "RouteResponseSelectionExpression",
)
"""Members that only routes of WebSocket APIs have (documented)."""

PARAMETER: Final = pattern(r"route\.request\.(?:querystring|header)\.[^\s]+")
"""A parameter that a route may require (documented: CreateRoute, `requestParameters`)."""


def check(documents: Documents, api: Document, route: Document) -> None:
    """Raise AWS's refusal of a route that cannot be."""
    http = api["ProtocolType"] == "HTTP"
    if http and route.get("ApiKeyRequired"):
        raise bad_request("ApiKeyRequired is not currently supported for HTTP APIs.")
    for name in WEBSOCKET_ONLY if http else ():
        if route.get(name):
            # Inferred from the sentence for API keys.
            raise bad_request(f"{name} is not currently supported for HTTP APIs.")
    _check_authorization(documents, api, route)
    _check_target(documents, api, route.get("Target"))
    check_models(documents, api["ApiId"], route.get("RequestModels", {}))
    for name in route.get("RequestParameters", {}):
        if PARAMETER.fullmatch(name) is None:
            raise bad_request(f"Invalid mapping expression specified: {name}")  # inferred from V1


def check_models(documents: Documents, api_id: str, named: Mapping[str, str]) -> None:
    """Raise AWS's refusal of models that are not there."""
    known = {one["Name"] for one in documents.list("api_model", api_id)} if named else set()
    for name in named.values():
        if name not in known:
            raise not_found(f"Invalid model name specified: {name}")  # recorded of V1


def _check_authorization(documents: Documents, api: Document, route: Document) -> None:
    kind = route["AuthorizationType"]
    if route.get("AuthorizationScopes") and kind != "JWT":
        raise bad_request(
            "Invalid Route authorization type specified. Authorization Scopes are only valid for COGNITO_USER_POOLS "
            "and JWT authorization types"
        )
    if len(route.get("AuthorizationScopes", ())) > MOST_SCOPES:
        # Documented: quotas of HTTP APIs; the text is inferred.
        raise bad_request(f"A route can have at most {MOST_SCOPES} authorization scopes")
    if api["ProtocolType"] == "WEBSOCKET":
        if kind != "NONE" and route["RouteKey"] != CONNECT:
            raise bad_request("Currently, authorization is restricted to the $connect route only")
        if kind == "JWT":
            # Inferred; documented that WebSocket APIs have no such authorizers.
            raise bad_request("Invalid authorizer ID specified. Setting the authorization type to JWT is not supported")
    if kind not in AUTHORIZED_BY:
        return
    authorizer = documents.get("api_authorizer", api["ApiId"], route.get("AuthorizerId") or "")
    if authorizer is None or authorizer["AuthorizerType"] != AUTHORIZED_BY[kind]:
        valid = "JWT requires a valid JWT" if kind == "JWT" else "CUSTOM or COGNITO_USER_POOLS requires a valid"
        raise bad_request(f"Invalid authorizer ID specified. Setting the authorization type to {valid} authorizer.")


def _check_target(documents: Documents, api: Document, target: str | None) -> None:
    if not target:
        return
    found = TARGET.fullmatch(target)
    if found is None:
        raise bad_request(
            "Unexpected or malformed target in route. Correct format should be integrations/<integration_id>."
        )
    if documents.get("integration", api["ApiId"], found.group(1)) is None:
        raise not_found("Invalid Integration identifier specified")  # inferred
