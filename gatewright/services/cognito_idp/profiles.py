"""What is stored of a user, and what of it is shown.

Stored beyond `UserType`: `groups`; `password` (hashed, `passwords`) and `srp`, its verifier; `temporaryUntil`, while
the password is one that must be changed; `signedOutAt`, before which no token counts; `byAttribute`, by which the user
signs in where the pool has no user names; `key`, under which the document stands.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gatewright.services.cognito_idp import attributes, password_policy, passwords, srp
from gatewright.services.cognito_idp.errors import exists, invalid_parameter
from gatewright.services.cognito_idp.identifiers import random_bytes, unique
from gatewright.services.cognito_idp.lookup import attribute, find_user, folded
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_SHOWN: Final = ("Username", "Attributes", "UserCreateDate", "UserLastModifiedDate", "Enabled", "UserStatus")
_DAY: Final = 86_400
_SALT: Final = 16


def shown(user: Document) -> Document:
    """Return a user as listings have him."""
    return {name: user[name] for name in _SHOWN}


def shown_alone(user: Document) -> Document:
    """Return a user as he is answered alone: his attributes have another name there."""
    found = shown(user)
    return {"UserAttributes": found.pop("Attributes"), **found}


def new_profile(documents: Documents, operation: Operation, pool: Document, status: str, taken: str) -> Document:
    """Return a user who is not stored yet; `taken` is the text for a name that somebody has."""
    params = operation.params
    name, subject = params["Username"], unique(operation)
    given = attributes.checked(pool, params.get("UserAttributes") or ())
    by = _by_attribute(pool, name)
    if by is not None:
        given = [{"Name": by, "Value": name}, *(one for one in given if one["Name"] != by)]
    if find_user(documents, pool, name) is not None:
        raise exists("UsernameExistsException", taken)
    # Where addresses are user names, the name itself is the subject (documented: "Customizing sign-in attributes").
    username = subject if by is not None else folded(pool, name)
    return {
        "Username": username,
        "Attributes": [{"Name": "sub", "Value": subject}, *given],
        "UserCreateDate": operation.now,
        "UserLastModifiedDate": operation.now,
        "Enabled": True,
        "UserStatus": status,
        "groups": [],
        "key": folded(pool, username),
        **({} if by is None else {"byAttribute": by}),
    }


def with_password(operation: Operation, pool: Document, user: Document, password: str, *, permanent: bool) -> Document:
    """Return a user with another password; one that is not permanent must be changed when he signs in."""
    password_policy.check(pool, password)
    days = pool["Policies"]["PasswordPolicy"]["TemporaryPasswordValidityDays"]
    kept = {name: value for name, value in user.items() if name != "temporaryUntil"}
    return {
        **kept,
        "password": passwords.hashed(operation, password),
        "srp": _verifier(operation, pool, user, password),
        "UserStatus": "CONFIRMED" if permanent else "FORCE_CHANGE_PASSWORD",
        "UserLastModifiedDate": operation.now,
        **({} if permanent else {"temporaryUntil": operation.now + days * _DAY}),
    }


def _verifier(operation: Operation, pool: Document, user: Document, password: str) -> Document:
    """Return what a user proves his password by without sending it."""
    salt = int.from_bytes(random_bytes(operation, _SALT), "big")
    kept = srp.verifier(pool["Id"], str(user["Username"]), password, salt)
    return {"salt": f"{kept.salt:x}", "verifier": f"{kept.value:x}"}


def check_alone(documents: Documents, pool: Document, user: Document, given: Iterable[Mapping[str, Any]]) -> None:
    """Raise where somebody else of the pool signs in with an address that is to be the user's (documented)."""
    for one in given:
        if one["Name"] not in pool.get("UsernameAttributes", ()):
            continue
        for other in documents.list("user_pool_user", pool["Id"]):
            theirs = attribute(other, one["Name"])
            if other["key"] != user["key"] and theirs and folded(pool, theirs) == folded(pool, one.get("Value", "")):
                # As moto's tests state it of AWS for an address of e-mail; for a telephone number inferred.
                raise exists("AliasExistsException", f"An account with the given {one['Name']} already exists.")


def save(documents: Documents, pool_id: str, user: Document) -> None:
    """Store a user."""
    documents.put("user_pool_user", pool_id, user["key"], document=user)


def _by_attribute(pool: Document, name: str) -> str | None:
    """Return the attribute that a name is, in a pool whose users sign in with addresses."""
    allowed = pool.get("UsernameAttributes", ())
    if not allowed:
        return None
    if "email" in allowed and "@" in name:
        return "email"
    if "phone_number" in allowed and name.startswith("+") and name[1:].isdecimal():
        return "phone_number"
    wanted = " or ".join("phone number" if one == "phone_number" else one for one in allowed)
    raise invalid_parameter(
        f"Username should be either an {wanted}." if len(allowed) > 1 else f"Username should be an {wanted}."
    )
