"""Access tokens as they come back to Cognito itself: `GetUser` and its kin."""

from gatewright.aws.jwt.expected import Expected
from gatewright.aws.jwt.key_sets import public_keys
from gatewright.aws.jwt.refusal import Refusal
from gatewright.aws.jwt.signature import COGNITO as ALGORITHMS
from gatewright.aws.jwt.token import read
from gatewright.aws.jwt.verify import COGNITO, judge
from gatewright.services.cognito_idp.errors import not_authorized
from gatewright.services.cognito_idp.keys import issuer, jwks_text
from gatewright.services.cognito_idp.lookup import attribute, find_user
from gatewright.services.cognito_idp.refresh_tokens import is_revoked
from gatewright.services.cognito_idp.tokens import USER_SCOPE
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_INVALID = "Invalid Access Token"


def bearer_of(documents: Documents, operation: Operation, text: str) -> tuple[Document, Document, Document]:
    """Return pool, user and claims of an access token that counts."""
    token = read(text)
    if isinstance(token, Refusal):
        raise not_authorized(_INVALID)
    pool = documents.get("user_pool", (token.text("iss") or "").rpartition("/")[2])
    key = documents.get("user_pool_key", pool["Id"]) if pool else None
    if pool is None or key is None:
        raise not_authorized(_INVALID)
    expected = Expected(
        issuers=(issuer(pool["Id"]),),
        algorithms=ALGORITHMS,
        keys=public_keys(jwks_text(key)),
        now=operation.now,
        token_use="access",  # noqa: S106  # a kind of token
        scopes=(USER_SCOPE,),
    )
    refusal = judge(COGNITO, token, expected).refusal
    if refusal is not None:
        raise not_authorized(_text(refusal))
    subject = token.text("sub") or ""
    user = find_user(documents, pool, subject)
    if user is None or attribute(user, "sub") != subject:
        raise not_authorized(_INVALID)
    if not user["Enabled"]:
        raise not_authorized("User is disabled.")
    claims = dict(token.claims)
    if is_revoked(documents, pool["Id"], user, claims):
        raise not_authorized("Access Token has been revoked")
    return pool, user, claims


def _text(refusal: Refusal) -> str:
    if refusal.reason == "expired":
        return "Access Token has expired"
    if refusal.reason == "scope":
        return "Access Token does not have required scopes"
    return "Could not verify signature for Access Token" if refusal.reason == "signature" else _INVALID
