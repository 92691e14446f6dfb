"""
What the JWT authorizer of a REST API may be: AWS's refusals of one that cannot work.

https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html, .../API_JwtConfigurationInput.html,
.../API_JwtIssuerInput.html and .../API_JwtAdditionalClaim.html say what it must be. None of the texts was seen: all are
inferred from those of the other authorizers.
"""

from typing import Final

from gatewright.aws.jwt.issuer_urls import is_plain_issuer
from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request
from gatewright.store.documents import Document

SOURCE: Final = pattern(r"method\.request\.header\.[^\s,]+")
"""Its one identity source: no query string, and no default."""

NOT_SUPPORTED: Final = (
    "authorizerCredentials",
    "authorizerResultTtlInSeconds",
    "authorizerUri",
    "identityValidationExpression",
    "providerARNs",
)
"""Members that a JWT authorizer does not have (documented; "does not apply" of the expression)."""

RESERVED: Final = ("iss", "aud", "exp", "nbf", "iat", "scope", "scp")
"""Claims that have checks of their own (documented)."""


def check_jwt(authorizer: Document) -> None:
    """Raise the refusal of a JWT authorizer that cannot be."""
    for name in NOT_SUPPORTED:
        if authorizer.get(name) not in (None, "", []):
            raise bad_request(f"{name} is not supported for JWT authorizers")
    source = authorizer.get("identitySource")
    if not source:
        raise bad_request("IdentitySource cannot be empty")
    if SOURCE.fullmatch(source) is None:
        raise bad_request(f"Invalid identity source specified: {source}")
    configuration = authorizer.get("jwtConfiguration")
    if not configuration:
        raise bad_request("jwtConfiguration is required for JWT authorizers")
    if not configuration.get("defaultAlgorithms"):
        raise bad_request("JWT authorizers must have at least one default algorithm")
    issuers = configuration.get("issuers") or []
    if not issuers:
        raise bad_request("JWT authorizers must have at least one issuer")
    named = [one["issuer"] for one in issuers]
    if len(set(named)) < len(named):
        raise bad_request("Issuers of a JWT authorizer must be unique")
    for issuer in issuers:
        _check_issuer(issuer)


def _check_issuer(issuer: Document) -> None:
    if not is_plain_issuer(issuer["issuer"]):
        raise bad_request(
            f"Invalid issuer specified: {issuer['issuer']}. An issuer must be an absolute https URL without user "
            "information, query or fragment"
        )
    if not issuer.get("audiences") or not all(issuer["audiences"]):
        raise bad_request(f"Audiences cannot be empty for issuer {issuer['issuer']}")
    rules = issuer.get("additionalClaims") or []
    named = [one["claimName"] for one in rules]
    if len(set(named)) < len(named):
        raise bad_request(f"Additional claims must be unique for issuer {issuer['issuer']}")
    for rule in rules:
        _check_rule(rule)


def _check_rule(rule: Document) -> None:
    if not rule["claimName"] or rule["claimName"] in RESERVED:
        raise bad_request(f"Invalid claim name specified: {rule['claimName']}")
    if not all(rule.get("expectedValues") or ()):
        raise bad_request(f"Expected values cannot be empty for claim {rule['claimName']}")
