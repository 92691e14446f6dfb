"""Why a token is not accepted, as a value: which claim, what was expected there, and what came.

The descriptions are those that an HTTP API writes into `WWW-Authenticate`: `the token has expired` was seen by users of
AWS, `the token does not have a valid audience` is documented; the others are inferred in their manner.
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Reason = Literal[
    "malformed",
    "algorithm",
    "key-unknown",
    "key-type",
    "signature",
    "issuer",
    "audience",
    "expired",
    "not-yet-valid",
    "issued-later",
    "token-use",
    "scope",
]
"""All that can be wrong with a token."""

DESCRIPTIONS: Final[Mapping[Reason, str]] = {
    "malformed": "the token is malformed",
    "algorithm": "the token does not have a valid signing algorithm",
    "key-unknown": "the token does not have a valid key id",
    "key-type": "the token does not have a valid key type",
    "signature": "the token does not have a valid signature",
    "issuer": "the token does not have a valid issuer",
    "audience": "the token does not have a valid audience",
    "expired": "the token has expired",
    "not-yet-valid": "the token is not valid yet",
    "issued-later": "the token was issued in the future",
    "token-use": "the token does not have a valid use",
    "scope": "the token does not have a valid scope",
}
"""`error_description` of each reason."""


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
