"""How each kind of API checks the tokens of its JWT authorizers: the same steps, in another order, and other answers.

HTTP APIs: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
REST APIs: https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gatewright.aws.by_identity import ByIdentity
from gatewright.aws.jwt.claim_texts import claim_texts
from gatewright.aws.jwt.http_claim_texts import http_claim_texts
from gatewright.aws.jwt.signature import RSA
from gatewright.aws.jwt.token import Token
from gatewright.aws.jwt.verify import HTTP_API, REST_API, Check
from gatewright.checks.authorizer.answers import SCOPE_DENIED, UNAUTHORIZED
from gatewright.checks.signatures import HTTP_API_NO_TOKEN
from gatewright.model.cause import Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What one kind of API does with a token."""

    order: tuple[Check, ...]
    """The checks in their order."""

    source: str
    """The identity source where none is said."""

    kept: float
    """Seconds for which an issuer's keys are kept."""

    clients_count: bool
    """Whether `client_id` stands for an audience where there is no `aud`."""

    texts: ByIdentity[Token, Mapping[str, str]]
    """How the claims are handed on."""

    no_token: Signature
    """The answer where no token came."""

    invalid: Signature | None
    """The answer to one that is not good; `None` for the first of its cause."""

    no_scope: Signature | None
    """The answer to one without the scopes; `None` for the first of its cause."""

    algorithms: tuple[str, ...] = ()
    """What is accepted where the authorizer says no algorithms."""

    hands_scopes_on: bool = False
    """Whether the scopes of the token stand beside the claims."""


OF_HTTP_APIS: Final = Manner(
    order=HTTP_API,
    source="$request.header.Authorization",
    kept=7_200.0,
    clients_count=True,
    texts=ByIdentity(lambda token: http_claim_texts(token.claims)),
    no_token=HTTP_API_NO_TOKEN,
    invalid=None,
    no_scope=None,
    algorithms=RSA,
    hands_scopes_on=True,
)
"""Documented: `client_id` counts where there is no `aud`, only RSA is known, and keys are kept for two hours."""

OF_REST_APIS: Final = Manner(
    order=REST_API,
    source="method.request.header.Authorization",
    kept=3_600.0,
    clients_count=False,
    texts=ByIdentity(lambda token: claim_texts(token.claims)),
    no_token=UNAUTHORIZED,
    invalid=UNAUTHORIZED,
    no_scope=SCOPE_DENIED,
)
"""Documented: `aud` must hold one of the audiences (CreateAuthorizer), keys are kept for up to an hour ("Signing keys
and troubleshooting JWT authorizers"), and a good token without the scopes is answered 403 ("Attach a JWT authorizer to
methods and require scopes"). Inferred: that an expired token is answered as any other that is not good, and that claims
are handed on as those of user pools are."""
