"""The token endpoint of a pool's domain: access tokens with scopes, for clients that sign in for themselves.

https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html: the grant `client_credentials`; errors
with status 400 and the names of RFC 6749, section 5.2.
"""

import base64
import hmac
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote_plus

from gatewright.services.cognito_idp.lookup import client_of
from gatewright.services.cognito_idp.tokens import for_client
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError

_GRANT: Final = "client_credentials"
_OF_USERS: Final = ("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin")
"""Scopes that speak of a user, so a client cannot have them for itself (documented)."""


class OAuthError(Exception):
    """The endpoint answers an error."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        """`invalid_client` and its kin."""


def token(documents: Documents, operation: Operation, authorization: str | None, pool_id: str | None) -> Document:
    """Return the answer to a request; `pool_id` is the pool whose domain was called, where one was."""
    form = operation.params
    if form.get("grant_type") != _GRANT:
        raise OAuthError("unsupported_grant_type" if form.get("grant_type") else "invalid_request")
    name, secret = credentials(form, authorization)
    client = _client(documents, name, secret, pool_id)
    if _GRANT not in client.get("AllowedOAuthFlows", ()):
        raise OAuthError("unauthorized_client")
    return for_client(documents, operation, client, _scopes(client, form.get("scope")))


def credentials(form: Mapping[str, str], authorization: str | None) -> tuple[str, str]:
    """Return id and secret of the client, from the header or from the form."""
    if authorization is None:
        return form.get("client_id", ""), form.get("client_secret", "")
    scheme, _, encoded = authorization.partition(" ")
    try:
        name, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except ValueError:
        raise OAuthError("invalid_client") from None
    if scheme.lower() != "basic" or form.get("client_id", name) != name:
        raise OAuthError("invalid_client")
    return unquote_plus(name), unquote_plus(secret)


def _client(documents: Documents, name: str, secret: str, pool_id: str | None) -> Document:
    try:
        client = client_of(documents, name, pool_id)
    except ServiceError:
        raise OAuthError("invalid_client") from None
    if "ClientSecret" not in client or not hmac.compare_digest(client["ClientSecret"].encode(), secret.encode()):
        raise OAuthError("invalid_client")
    return client


def _scopes(client: Document, wanted: str | None) -> list[str]:
    """Return the scopes of the token: those that are asked for, or all that the client may have (documented)."""
    allowed = [scope for scope in client.get("AllowedOAuthScopes", ()) if scope not in _OF_USERS]
    asked = wanted.split() if wanted else allowed
    if not asked or any(scope not in allowed for scope in asked):
        raise OAuthError("invalid_scope")
    return asked
