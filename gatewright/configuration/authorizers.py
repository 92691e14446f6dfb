"""The authorizers of an API, from the answer of `get_authorizers`.

Restates "Authorizer", API Gateway REST API reference:
https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html
"""

from collections.abc import Mapping
from typing import Any

from gatewright.configuration.documents import Document
from gatewright.model.authorizer import DEFAULT_TTL, Authorizer
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.unknown import UNKNOWN, Unknown


def authorizers(answer: Document | Unknown | None) -> Listing[Authorizer]:
    """Return the authorizers by id."""
    if isinstance(answer, Unknown):
        return unknown_listing(answer)
    items = answer.get("items", ()) if answer else ()
    return Listing({item["id"]: _authorizer(item) for item in items})


def _authorizer(item: Mapping[str, Any]) -> Authorizer:
    sources = item.get("identitySource") or ""
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
    )
