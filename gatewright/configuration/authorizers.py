"""The authorizers of an API, from the answer of `get_authorizers`.

Restates "Authorizer", API Gateway REST API reference:
https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html
"""

from collections.abc import Mapping
from typing import Any

from gatewright.configuration.documents import Document
from gatewright.model.authorizer import DEFAULT_TTL, Authorizer
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.trusted_issuer import ClaimRule, TrustedIssuer
from gatewright.model.unknown import UNKNOWN, Unknown


def authorizers(answer: Document | Unknown | None) -> Listing[Authorizer]:
    """Return the authorizers by id."""
    if isinstance(answer, Unknown):
        return unknown_listing(answer)
    items = answer.get("items", ()) if answer else ()
    return Listing({item["id"]: _authorizer(item) for item in items})


def _authorizer(item: Mapping[str, Any]) -> Authorizer:
    sources, jwt = item.get("identitySource") or "", item.get("jwtConfiguration") or {}
    return Authorizer(
        id=item["id"],
        name=item.get("name", UNKNOWN),
        type=item.get("type", UNKNOWN),
        uri=item.get("authorizerUri"),
        credentials=item.get("authorizerCredentials"),
        identity_sources=tuple(source.strip() for source in sources.split(",") if source.strip()),
        validation_expression=item.get("identityValidationExpression") or None,
        ttl=item.get("authorizerResultTtlInSeconds", DEFAULT_TTL),
        provider_arns=tuple(item.get("providerARNs", ())),
        issuers=tuple(_issuer(one) for one in jwt.get("issuers") or ()),
        algorithms=tuple(jwt.get("defaultAlgorithms") or ()),
    )


def _issuer(said: Mapping[str, Any]) -> TrustedIssuer:
    return TrustedIssuer(
        issuer=said["issuer"],
        audiences=tuple(said.get("audiences") or ()),
        claims=tuple(_rule(one) for one in said.get("additionalClaims") or ()),
        jwks_uri=said.get("jwksUri"),
    )


def _rule(said: Mapping[str, Any]) -> ClaimRule:
    return ClaimRule(
        name=said["claimName"],
        required=bool(said.get("required")),
        values=tuple(said.get("expectedValues") or ()),
    )
