"""The tokens that a sign-in yields, with the claims that Cognito gives them.

https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html and
amazon-cognito-user-pools-using-the-access-token.html.
"""

from typing import Final

from gatewright.services.cognito_idp import validity
from gatewright.services.cognito_idp.identifiers import unique
from gatewright.services.cognito_idp.keys import issuer, signed
from gatewright.services.cognito_idp.sealed import seal
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

USER_SCOPE: Final = "aws.cognito.signin.user.admin"
"""The scope of access tokens that a sign-in by the API yields (documented)."""

_REFRESH: Final = "refresh"
_BOOLEANS: Final = ("email_verified", "phone_number_verified")


def signed_in(documents: Documents, operation: Operation, client: Document, user: Document) -> Document:
    """Return `AuthenticationResult` of a new sign-in."""
    pool_id = client["UserPoolId"]
    origin, event = unique(operation), unique(operation)
    session = {
        "sub": _subject(user),
        "client_id": client["ClientId"],
        "origin_jti": origin,
        "event_id": event,
        "auth_time": operation.seconds,
        "exp": operation.seconds + validity.seconds(client, "RefreshToken"),
    }
    key = documents.get("user_pool_key", pool_id) or {}
    result = _result(documents, operation, client, user, session)
    return {**result, "RefreshToken": seal(operation, key, _REFRESH, session)}


def refreshed(
    documents: Documents, operation: Operation, client: Document, user: Document, session: Document
) -> Document:
    """Return `AuthenticationResult` of a refresh token: new ID and access tokens, no new refresh token."""
    return _result(documents, operation, client, user, session)


def for_client(documents: Documents, operation: Operation, client: Document, scopes: list[str]) -> Document:
    """Return an access token of a client that signs in for itself, and how many seconds it is good."""
    now, lasts = operation.seconds, validity.seconds(client, "AccessToken")
    claims = {
        "sub": client["ClientId"],
        "token_use": "access",
        "scope": " ".join(scopes),
        "auth_time": now,
        "iss": issuer(client["UserPoolId"]),
        "exp": now + lasts,
        "iat": now,
        "version": 2,
        "jti": unique(operation),
        "client_id": client["ClientId"],
    }
    key = documents.get("user_pool_key", client["UserPoolId"]) or {}
    return {"access_token": signed(key, claims), "expires_in": lasts, "token_type": "Bearer"}


def _result(
    documents: Documents, operation: Operation, client: Document, user: Document, session: Document
) -> Document:
    key = documents.get("user_pool_key", client["UserPoolId"]) or {}
    common = _common(documents, operation, client, user, session)
    return {
        "AccessToken": signed(key, _access(common, operation, client, user)),
        "ExpiresIn": validity.seconds(client, "AccessToken"),
        "TokenType": "Bearer",
        "IdToken": signed(key, _identity(common, operation, client, user)),
    }


def _common(
    documents: Documents, operation: Operation, client: Document, user: Document, session: Document
) -> Document:
    return {
        "sub": _subject(user),
        **({"cognito:groups": list(user["groups"])} if user["groups"] else {}),
        "iss": issuer(client["UserPoolId"]),
        "origin_jti": session["origin_jti"],
        "event_id": session["event_id"],
        "auth_time": session["auth_time"],
        "iat": operation.seconds,
        "roles": _roles(documents, client["UserPoolId"], user),
    }


def _access(common: Document, operation: Operation, client: Document, user: Document) -> Document:
    return {
        **{name: value for name, value in common.items() if name != "roles"},
        "client_id": client["ClientId"],
        "token_use": "access",
        "scope": USER_SCOPE,
        "exp": operation.seconds + validity.seconds(client, "AccessToken"),
        "jti": unique(operation),
        "username": user["Username"],
    }


def _identity(common: Document, operation: Operation, client: Document, user: Document) -> Document:
    """Return the claims of an ID token: the attributes that the client may read are among them."""
    readable = client.get("ReadAttributes")
    own = {
        one["Name"]: one["Value"] == "true" if one["Name"] in _BOOLEANS else one["Value"]
        for one in user["Attributes"]
        if one["Name"] != "sub" and (not readable or one["Name"] in readable)
    }
    roles = common["roles"]
    return {
        **{name: value for name, value in common.items() if name != "roles"},
        **({"cognito:roles": roles, "cognito:preferred_role": roles[0]} if roles else {}),
        "cognito:username": user["Username"],
        "aud": client["ClientId"],
        "token_use": "id",
        "exp": operation.seconds + validity.seconds(client, "IdToken"),
        "jti": unique(operation),
        **own,
    }


def _roles(documents: Documents, pool_id: str, user: Document) -> list[str]:
    """Return the roles of the user's groups, the one of the least precedence first (documented)."""
    groups = [group for name in user["groups"] if (group := documents.get("user_pool_group", pool_id, name))]
    groups = [group for group in groups if group.get("RoleArn")]
    return [group["RoleArn"] for group in sorted(groups, key=lambda group: group.get("Precedence", 2**31))]


def _subject(user: Document) -> str:
    return next(str(one["Value"]) for one in user["Attributes"] if one["Name"] == "sub")
