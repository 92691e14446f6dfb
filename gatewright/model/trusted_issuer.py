"""An issuer whose tokens a JWT authorizer accepts, and what it wants of them.

https://docs.aws.amazon.com/apigateway/latest/api/API_JwtIssuer.html; HTTP APIs know one issuer, without further claims.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRule:
    """One of `additionalClaims`; its format is `SINGLE_STRING`, the only one that there is."""

    name: str
    """`claimName`."""

    required: bool = False
    """`required`: whether a token without the claim is refused (documented: not, unless it is said)."""

    values: tuple[str, ...] = ()
    """`expectedValues`: the claim is one of these, letter by letter; none: any text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedIssuer:
    """One issuer of a JWT authorizer."""

    issuer: str
    """`issuer`: what a token's `iss` is, letter by letter."""

    audiences: tuple[str, ...] = ()
    """`audiences`: for whom its tokens are."""

    claims: tuple[ClaimRule, ...] = ()
    """`additionalClaims`."""

    jwks_uri: str | None = None
    """`jwksUri`: where its keys are, as its discovery document said when the authorizer was made; `None` where nobody
    asked, as for HTTP APIs, whose gateway asks by itself."""
