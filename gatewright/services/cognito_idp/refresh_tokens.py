"""Refresh tokens as they come back: whose, and whether they still count."""

from typing import Final

from gatewright.services.cognito_idp.errors import not_authorized
from gatewright.services.cognito_idp.lookup import attribute, find_user, pool_of
from gatewright.services.cognito_idp.sealed import opened
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

REFRESH: Final = "refresh"
_INVALID: Final = "Invalid Refresh Token"


def session_of(documents: Documents, operation: Operation, client: Document, token: str) -> tuple[Document, Document]:
    """Return the session and the user of a refresh token that counts."""
    session = read(documents, client, token)
    if session is None or session["client_id"] != client["ClientId"]:
        raise not_authorized(_INVALID)
    if session["exp"] <= operation.now:
        raise not_authorized("Refresh Token has expired")
    user = find_user(documents, pool_of(documents, client["UserPoolId"]), session["sub"])
    if user is None or attribute(user, "sub") != session["sub"]:
        raise not_authorized(_INVALID)
    if not user["Enabled"]:
        raise not_authorized("User is disabled.")
    if is_revoked(documents, client["UserPoolId"], user, session):
        raise not_authorized("Refresh Token has been revoked")
    return session, user


def read(documents: Documents, client: Document, token: str) -> Document | None:
    """Return the session of a refresh token of the client's pool, whether it still counts or not."""
    return opened(documents.get("user_pool_key", client["UserPoolId"]) or {}, REFRESH, token)


def is_revoked(documents: Documents, pool_id: str, user: Document, session: Document) -> bool:
    """Tell whether a session was revoked, or its user signed out everywhere since it began."""
    if documents.get("revoked_token", pool_id, session["origin_jti"]) is not None:
        return True
    # Sign-ins are counted in whole seconds: one within the second of the sign-out is taken for a later one.
    return bool(session["auth_time"] < int(user.get("signedOutAt", 0)))
