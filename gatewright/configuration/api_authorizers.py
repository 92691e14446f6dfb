"""The authorizers of an HTTP or WebSocket API, from the answer of `get_authorizers`.

Restates "Authorizers", API Gateway V2 API reference:
https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers-authorizerid.html
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.configuration.documents import Document
from gatewright.model.api import Protocol
from gatewright.model.authorizer import Authorizer
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.trusted_issuer import TrustedIssuer
from gatewright.model.unknown import UNKNOWN, Unknown

_FIRST_FORMAT: Final = "1.0"


def api_authorizers(answer: Document | Unknown | None, protocol: Protocol) -> Listing[Authorizer]:
    """Return the authorizers by id."""
    if isinstance(answer, Unknown):
        return unknown_listing(answer)
    items = answer.get("Items", ()) if answer else ()
    return Listing({item["AuthorizerId"]: _authorizer(item, protocol) for item in items})


def _authorizer(item: Mapping[str, Any], protocol: Protocol) -> Authorizer:
    asks_a_function = item.get("AuthorizerType") == "REQUEST"
    return Authorizer(
        id=item["AuthorizerId"],
        name=item.get("Name", UNKNOWN),
        type=item.get("AuthorizerType", UNKNOWN),
        uri=item.get("AuthorizerUri"),
        credentials=item.get("AuthorizerCredentialsArn"),
        identity_sources=tuple(item.get("IdentitySource") or ()),
        validation_expression=item.get("IdentityValidationExpression") or None,
        # Documented: HTTP APIs keep answers only where somebody asks for it, WebSocket APIs never.
        ttl=item.get("AuthorizerResultTtlInSeconds", 0) if protocol == "HTTP" else 0,
        issuers=_issuers(item.get("JwtConfiguration") or {}),
        payload_format=(
            item.get("AuthorizerPayloadFormatVersion", _FIRST_FORMAT)
            if protocol == "HTTP" and asks_a_function
            else None
        ),
        simple_responses=bool(item.get("EnableSimpleResponses")),
        wants_identity=protocol == "WEBSOCKET",
    )


def _issuers(jwt: Mapping[str, Any]) -> tuple[TrustedIssuer, ...]:
    if not jwt.get("Issuer"):
        return ()
    return (TrustedIssuer(issuer=jwt["Issuer"], audiences=tuple(jwt.get("Audience", ()))),)
