"""Judge a token: the checks in the order in which each kind of authorizer makes them, as data.

Nothing here reads a clock or fetches a key: both are told, or they are UNKNOWN, and then so is the verdict.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from gatewright.aws.jwt import claims
from gatewright.aws.jwt.expected import Expected
from gatewright.aws.jwt.refusal import Refusal
from gatewright.aws.jwt.token import Token
from gatewright.model.unknown import Unknown

Check: TypeAlias = Callable[[Token, Expected], claims.Found]
"""One check of a token."""

HTTP_API: Final[tuple[Check, ...]] = (
    claims.algorithm,
    claims.signature,
    claims.issuer,
    claims.audience,
    claims.expires,
    claims.not_before,
    claims.issued_at,
    claims.scope,
)
"""The JWT authorizer of an HTTP API.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html lists them in this order.
"""

REST_API: Final[tuple[Check, ...]] = (
    claims.algorithm,
    claims.issuer,
    claims.signature,
    claims.audience,
    claims.expires,
    claims.not_before,
    claims.issued_at,
    claims.additional,
    claims.scope,
)
"""The JWT authorizer of a REST API. Inferred: a token's issuer says whose keys are looked at, so it is known before the
signature; scopes are last, since a token that is good but for them is answered otherwise (documented)."""

COGNITO: Final[tuple[Check, ...]] = (
    claims.issuer,
    claims.algorithm,
    claims.signature,
    claims.expires,
    claims.not_before,
    claims.token_use,
    claims.scope,
)
"""The Cognito authorizer of a REST API. Inferred: a token's issuer says which pool's keys are looked at, an expired
token is told apart only once it is known to be genuine, and its kind is looked at before its scopes."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checks of a token say together."""

    refusal: Refusal | None
    """The first refusal; `None` when no check refuses."""

    unsure: Unknown | None
    """What was not told that a check *before* that refusal needed; `None` when the verdict is certain."""


def judge(order: tuple[Check, ...], token: Token, expected: Expected) -> Verdict:
    """Make the checks in this order, up to the first that refuses."""
    unsure: Unknown | None = None
    for check in order:
        found = check(token, expected)
        if isinstance(found, Refusal):
            return Verdict(found, unsure)
        if found is not None and unsure is None:
            unsure = found
    return Verdict(None, unsure)
