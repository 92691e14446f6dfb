"""Signing in: with a password, with a proof of it, with a refresh token, and through the challenges on the way.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
"""

from collections.abc import Mapping
from typing import Final

from gatewright.services.cognito_idp import flows, new_password, passwords, secret_hash, srp_sign_in
from gatewright.services.cognito_idp.errors import NOT_HIM, invalid_parameter, no_user, not_authorized
from gatewright.services.cognito_idp.lookup import attribute, client_of, find_user, pool_of
from gatewright.services.cognito_idp.not_offered import refusal
from gatewright.services.cognito_idp.refresh_tokens import session_of
from gatewright.services.cognito_idp.tokens import refreshed, signed_in
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError

_SRP: Final = "USER_SRP_AUTH"
_PROOF: Final = ("PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP")


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
    name, pool = _wanted(given, "USERNAME"), pool_of(documents, client["UserPoolId"])
    if flow == _SRP:
        _wanted(given, "SRP_A")
        secret_hash.check(client, name, given.get("SECRET_HASH"))
        return srp_sign_in.challenge(documents, operation, pool, client, given)
    password = _wanted(given, "PASSWORD")
    secret_hash.check(client, name, given.get("SECRET_HASH"))
    return _let_in(documents, operation, pool, client, _who(documents, pool, client, name, password))


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
    return user


def _let_in(documents: Documents, operation: Operation, pool: Document, client: Document, user: Document) -> Document:
    """Give a user who proved his password his tokens, unless he must choose another first."""
    if not user["Enabled"]:
        raise not_authorized("User is disabled.")
    if user["UserStatus"] == "UNCONFIRMED":
        raise ServiceError("UserNotConfirmedException", "User is not confirmed.", status=400)
    if user["UserStatus"] == "FORCE_CHANGE_PASSWORD":
        if user.get("temporaryUntil", 0) <= operation.now:
            raise not_authorized("Temporary password has expired and must be reset by an administrator.")
        return new_password.challenge(documents, operation, pool, client, user)
    return {"ChallengeParameters": {}, "AuthenticationResult": signed_in(documents, operation, client, user)}


def _respond(documents: Documents, operation: Operation, client: Document) -> Document:
    name, given = operation.params["ChallengeName"], operation.params.get("ChallengeResponses") or {}
    if name not in (new_password.CHALLENGE, srp_sign_in.CHALLENGE):
        asked = f"{new_password.CHALLENGE} and {srp_sign_in.CHALLENGE}"
        raise refusal(f"ChallengeName {name}", f"this server asks for {asked} alone")
    needed = ("NEW_PASSWORD",) if name == new_password.CHALLENGE else _PROOF
    for one in ("USERNAME", *needed):
        _wanted(given, one)
    secret_hash.check(client, given["USERNAME"], given.get("SECRET_HASH"))
    pool = pool_of(documents, client["UserPoolId"])
    if name == new_password.CHALLENGE:
        user = new_password.answered(documents, operation, pool, client, given)
    else:
        user = srp_sign_in.proven(documents, operation, pool, client, given)
    return _let_in(documents, operation, pool, client, user)


def _wanted(given: Mapping[str, str], name: str) -> str:
    value = given.get(name)
    if not value:
        raise invalid_parameter(f"Missing required parameter {name}")
    return value
