"""Why a token is not accepted, as a value: which claim, what was expected there, and what came.

The descriptions are those that an HTTP API writes into `WWW-Authenticate`: `the token has expired` was seen by users of
AWS, `the token does not have a valid audience` is documented, and the two about an issuer that does not answer were
recorded by users of AWS in access logs and headers; the others are inferred in their manner.
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Reason = Literal[
    "malformed",
    "algorithm",
    "discovery",
    "key-set",
    "key-unknown",
    "key-type",
    "signature",
    "issuer",
    "audience",
    "expired",
    "not-yet-valid",
    "issued-later",
    "token-use",
    "claim",
    "scope",
]
"""All that can be wrong with a token."""

DESCRIPTIONS: Final[Mapping[Reason, str]] = {
    "malformed": "the token is malformed",
    "algorithm": "the token does not have a valid signing algorithm",
    "discovery": "OIDC discovery endpoint communication error",
    "key-set": "JWKS communication error",
    "key-unknown": "the token does not have a valid key id",
    "key-type": "the token does not have a valid key type",
    "signature": "the token does not have a valid signature",
    "issuer": "the token does not have a valid issuer",
    "audience": "the token does not have a valid audience",
    "expired": "the token has expired",
    "not-yet-valid": "the token is not valid yet",
    "issued-later": "the token was issued in the future",
    "token-use": "the token does not have a valid use",
    "claim": "the token does not have a valid claim",
    "scope": "the token does not have a valid scope",
}
"""`error_description` of each reason."""

INVALID: Final = "invalid_token"
"""The `error` of RFC 6750 for a token that is not good."""

INSUFFICIENT: Final = "insufficient_scope"
"""That of a good one without the scopes that are wanted."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why a token is not accepted; it never holds the token or its signature."""

    reason: Reason
    """What is wrong."""

    claim: str
    """Where: a claim (`exp`), a member of the head (`kid`), or `token` for the whole."""

    expected: str
    """What was expected there, for people who look into it; a machine string."""

    came: str
    """What came; `-` when nothing did."""

    @property
    def description(self) -> str:
        """Return the text of `error_description`."""
        return DESCRIPTIONS[self.reason]

    @property
    def error(self) -> str:
        """Return the `error` that stands before it."""
        return INSUFFICIENT if self.reason == "scope" else INVALID
