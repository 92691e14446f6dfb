"""The challenge that asks for a new password, and for what the pool requires of a user and he lacks."""

import json
from collections.abc import Mapping
from typing import Final

from gatewright.services.cognito_idp import attributes
from gatewright.services.cognito_idp.errors import invalid_parameter, not_authorized
from gatewright.services.cognito_idp.lookup import attribute, find_user
from gatewright.services.cognito_idp.profiles import save, with_password
from gatewright.services.cognito_idp.sealed import opened, seal
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

CHALLENGE: Final = "NEW_PASSWORD_REQUIRED"
_OF_A_USER: Final = "userAttributes."
_MINUTE: Final = 60


def challenge(documents: Documents, operation: Operation, pool: Document, client: Document, user: Document) -> Document:
    """Ask a user for a new password."""
    content = {
        "sub": attribute(user, "sub"),
        "client_id": client["ClientId"],
        "exp": operation.now + client["AuthSessionValidity"] * _MINUTE,
    }
    told = {one["Name"]: one["Value"] for one in user["Attributes"] if one["Name"] != "sub"}
    key = documents.get("user_pool_key", pool["Id"]) or {}
    return {
        "ChallengeName": CHALLENGE,
        "Session": seal(operation, key, CHALLENGE, content),
        "ChallengeParameters": {
            "USER_ID_FOR_SRP": str(user["Username"]),
            "requiredAttributes": json.dumps([f"{_OF_A_USER}{name}" for name in _lacking(pool, user)]),
            "userAttributes": json.dumps(told),
        },
    }


def answered(
    documents: Documents, operation: Operation, pool: Document, client: Document, given: Mapping[str, str]
) -> Document:
    """Return the user with the password that he chose."""
    user = find_user(documents, pool, given["USERNAME"])
    key = documents.get("user_pool_key", pool["Id"]) or {}
    session = opened(key, CHALLENGE, operation.params.get("Session") or "")
    if session is None or session["client_id"] != client["ClientId"] or user is None:
        raise not_authorized("Invalid session for the user.")
    if session["sub"] != attribute(user, "sub") or user["UserStatus"] != "FORCE_CHANGE_PASSWORD":
        raise not_authorized("Invalid session for the user.")
    if session["exp"] <= operation.now:
        raise not_authorized("Invalid session for the user, session is expired.")
    completed = _completed(pool, user, given)
    changed = with_password(operation, pool, completed, given["NEW_PASSWORD"], permanent=True)
    save(documents, pool["Id"], changed)
    return changed


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
