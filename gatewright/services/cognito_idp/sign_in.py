"""Signing in: with a password, with a refresh token, and through the challenge that asks for a new password.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
"""

import json
from collections.abc import Mapping
from typing import Final

from gatewright.services.cognito_idp import attributes, flows, passwords, secret_hash
from gatewright.services.cognito_idp.errors import NOT_HIM, invalid_parameter, no_user, not_authorized
from gatewright.services.cognito_idp.lookup import attribute, client_of, find_user, pool_of
from gatewright.services.cognito_idp.not_offered import refusal
from gatewright.services.cognito_idp.profiles import save, with_password
from gatewright.services.cognito_idp.refresh_tokens import session_of
from gatewright.services.cognito_idp.sealed import opened, seal
from gatewright.services.cognito_idp.tokens import refreshed, signed_in
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError

_CHALLENGE: Final = "NEW_PASSWORD_REQUIRED"
_OF_A_USER: Final = "userAttributes."
_MINUTE: Final = 60


def initiate_auth(documents: Documents, operation: Operation) -> Document:
    """Sign a user in, from an app."""
    client = client_of(documents, operation.params["ClientId"])
    return _initiate(documents, operation, client, admin=False)


def admin_initiate_auth(documents: Documents, operation: Operation) -> Document:
    """Sign a user in, from a server with AWS credentials."""
    pool = pool_of(documents, operation.params["UserPoolId"])
    client = client_of(documents, operation.params["ClientId"], pool["Id"])
    return _initiate(documents, operation, client, admin=True)


def respond_to_auth_challenge(documents: Documents, operation: Operation) -> Document:
    """Answer a challenge, from an app."""
    return _respond(documents, operation, client_of(documents, operation.params["ClientId"]))


def admin_respond_to_auth_challenge(documents: Documents, operation: Operation) -> Document:
    """Answer a challenge, from a server with AWS credentials."""
    pool = pool_of(documents, operation.params["UserPoolId"])
    return _respond(documents, operation, client_of(documents, operation.params["ClientId"], pool["Id"]))


def get_tokens_from_refresh_token(documents: Documents, operation: Operation) -> Document:
    """Give new tokens for a refresh token, from a client that shows its secret itself."""
    params = operation.params
    client = client_of(documents, params["ClientId"])
    secret_hash.check_secret(client, params.get("ClientSecret"))
    session, user = session_of(documents, operation, client, params["RefreshToken"])
    return {"AuthenticationResult": refreshed(documents, operation, client, user, session)}


def _initiate(documents: Documents, operation: Operation, client: Document, *, admin: bool) -> Document:
    flow, given = operation.params["AuthFlow"], operation.params.get("AuthParameters") or {}
    flows.check(client, flow, admin=admin)
    if flows.is_refresh(flow):
        return _refresh(documents, operation, client, given)
    name, password = _wanted(given, "USERNAME"), _wanted(given, "PASSWORD")
    secret_hash.check(client, name, given.get("SECRET_HASH"))
    pool = pool_of(documents, client["UserPoolId"])
    user = _who(documents, pool, client, name, password)
    if user["UserStatus"] == "FORCE_CHANGE_PASSWORD":
        if user.get("temporaryUntil", 0) <= operation.now:
            raise not_authorized("Temporary password has expired and must be reset by an administrator.")
        return _challenge(documents, operation, client, user)
    return {"ChallengeParameters": {}, "AuthenticationResult": signed_in(documents, operation, client, user)}


def _refresh(documents: Documents, operation: Operation, client: Document, given: Mapping[str, str]) -> Document:
    session, user = session_of(documents, operation, client, _wanted(given, "REFRESH_TOKEN"))
    _check_own_hash(client, user, given.get("SECRET_HASH"))
    result = refreshed(documents, operation, client, user, session)
    return {"ChallengeParameters": {}, "AuthenticationResult": result}


def _check_own_hash(client: Document, user: Document, sent: str | None) -> None:
    """Check the hash of a user whom a token names: it is made of his name, or of his subject (documented)."""
    subject = attribute(user, "sub") or ""
    try:
        secret_hash.check(client, str(user["Username"]), sent)
    except ServiceError:
        secret_hash.check(client, subject, sent)


def _who(documents: Documents, pool: Document, client: Document, name: str, password: str) -> Document:
    """Return the user whose name and password these are; how long it takes does not tell whether there is one."""
    user = find_user(documents, pool, name)
    good = passwords.matches(user.get("password") if user else None, password)
    if user is None:
        hidden = client.get("PreventUserExistenceErrors") == "ENABLED"
        raise not_authorized(NOT_HIM) if hidden else no_user()
    if not good:
        raise not_authorized(NOT_HIM)
    if not user["Enabled"]:
        raise not_authorized("User is disabled.")
    if user["UserStatus"] == "UNCONFIRMED":
        raise ServiceError("UserNotConfirmedException", "User is not confirmed.", status=400)
    return user


def _challenge(documents: Documents, operation: Operation, client: Document, user: Document) -> Document:
    """Ask for a new password, and for what the pool requires of a user and he lacks."""
    pool = pool_of(documents, client["UserPoolId"])
    content = {
        "sub": attribute(user, "sub"),
        "client_id": client["ClientId"],
        "exp": operation.now + client["AuthSessionValidity"] * _MINUTE,
    }
    told = {one["Name"]: one["Value"] for one in user["Attributes"] if one["Name"] != "sub"}
    return {
        "ChallengeName": _CHALLENGE,
        "Session": seal(operation, _key(documents, client), _CHALLENGE, content),
        "ChallengeParameters": {
            "USER_ID_FOR_SRP": str(user["Username"]),
            "requiredAttributes": json.dumps([f"{_OF_A_USER}{name}" for name in _lacking(pool, user)]),
            "userAttributes": json.dumps(told),
        },
    }


def _respond(documents: Documents, operation: Operation, client: Document) -> Document:
    params = operation.params
    if params["ChallengeName"] != _CHALLENGE:
        raise refusal(f"ChallengeName {params['ChallengeName']}", f"this server asks for {_CHALLENGE} alone")
    given = params.get("ChallengeResponses") or {}
    name, password = _wanted(given, "USERNAME"), _wanted(given, "NEW_PASSWORD")
    secret_hash.check(client, name, given.get("SECRET_HASH"))
    pool = pool_of(documents, client["UserPoolId"])
    user = find_user(documents, pool, name)
    session = opened(_key(documents, client), _CHALLENGE, params.get("Session") or "")
    if session is None or session["client_id"] != client["ClientId"] or user is None:
        raise not_authorized("Invalid session for the user.")
    if session["sub"] != attribute(user, "sub") or user["UserStatus"] != "FORCE_CHANGE_PASSWORD":
        raise not_authorized("Invalid session for the user.")
    if session["exp"] <= operation.now:
        raise not_authorized("Invalid session for the user, session is expired.")
    changed = with_password(operation, pool, _completed(pool, user, given), password, permanent=True)
    save(documents, pool["Id"], changed)
    return {"ChallengeParameters": {}, "AuthenticationResult": signed_in(documents, operation, client, changed)}


def _completed(pool: Document, user: Document, given: Mapping[str, str]) -> Document:
    """Return the user with the attributes that came with his new password; none that is required may lack."""
    told = [
        {"Name": name.removeprefix(_OF_A_USER), "Value": value}
        for name, value in given.items()
        if name.startswith(_OF_A_USER)
    ]
    changed = {**user, "Attributes": attributes.changed(pool, user["Attributes"], told)}
    lacking = _lacking(pool, changed)
    if lacking:
        raise invalid_parameter(f"Invalid attributes given, {lacking[0]} is missing")
    return changed


def _lacking(pool: Document, user: Document) -> list[str]:
    return [name for name in attributes.required(pool) if attribute(user, name) is None]


def _wanted(given: Mapping[str, str], name: str) -> str:
    value = given.get(name)
    if not value:
        raise invalid_parameter(f"Missing required parameter {name}")
    return value


def _key(documents: Documents, client: Document) -> Document:
    return documents.get("user_pool_key", client["UserPoolId"]) or {}
