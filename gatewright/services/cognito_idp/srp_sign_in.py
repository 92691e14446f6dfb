"""Signing in without sending the password: `USER_SRP_AUTH`, and the challenge `PASSWORD_VERIFIER`.

Between the two calls the server keeps nothing: what it drew goes along in `SECRET_BLOCK`, sealed for the pool.
"""

import base64
import hmac
from collections.abc import Mapping
from typing import Final

from gatewright.services.cognito_idp import srp
from gatewright.services.cognito_idp.errors import NOT_HIM, invalid_parameter, no_user, not_authorized
from gatewright.services.cognito_idp.identifiers import random_bytes
from gatewright.services.cognito_idp.lookup import attribute, find_user
from gatewright.services.cognito_idp.sealed import opened, seal
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

CHALLENGE: Final = "PASSWORD_VERIFIER"
_MINUTE: Final = 60
_SIZE: Final = 32
_LONGEST: Final = 800
"""Hexadecimal digits of a public value: the prime has 768."""


def challenge(
    documents: Documents, operation: Operation, pool: Document, client: Document, given: Mapping[str, str]
) -> Document:
    """Answer a user's public value with ours; a user who is not there gets one as well, where that is hidden."""
    user = find_user(documents, pool, given["USERNAME"])
    if user is None and client.get("PreventUserExistenceErrors") != "ENABLED":
        raise no_user()
    name = given["USERNAME"] if user is None else str(user["Username"])
    kept, private = _kept(operation, pool, user, name), int.from_bytes(random_bytes(operation, _SIZE), "big")
    content = {
        "sub": None if user is None else attribute(user, "sub"),
        "client_id": client["ClientId"],
        "A": _public(given["SRP_A"]),
        "b": private,
        "exp": operation.now + client["AuthSessionValidity"] * _MINUTE,
    }
    key = documents.get("user_pool_key", pool["Id"]) or {}
    block = base64.b64encode(seal(operation, key, CHALLENGE, content).encode()).decode()
    return {
        "ChallengeName": CHALLENGE,
        "ChallengeParameters": {
            "SALT": f"{kept.salt:x}",
            "SECRET_BLOCK": block,
            "SRP_B": f"{srp.server_public(kept, private):x}",
            "USERNAME": name,
            "USER_ID_FOR_SRP": name,
        },
    }


def proven(
    documents: Documents, operation: Operation, pool: Document, client: Document, given: Mapping[str, str]
) -> Document:
    """Return the user who proved his password."""
    try:
        block = base64.b64decode(given["PASSWORD_CLAIM_SECRET_BLOCK"], validate=True)
    except ValueError:
        raise not_authorized(NOT_HIM) from None
    key = documents.get("user_pool_key", pool["Id"]) or {}
    content = opened(key, CHALLENGE, block.decode("ascii", errors="replace"))
    user = find_user(documents, pool, given["USERNAME"])
    if content is None or content["client_id"] != client["ClientId"] or content["exp"] <= operation.now:
        raise not_authorized(NOT_HIM)
    if user is None or content["sub"] != attribute(user, "sub") or "srp" not in user:
        raise not_authorized(NOT_HIM)
    kept = srp.Verifier(int(user["srp"]["salt"], 16), int(user["srp"]["verifier"], 16))
    shared = srp.server_key(kept, content["A"], content["b"])
    if shared is None:
        raise not_authorized(NOT_HIM)
    expected = srp.proof(shared, pool["Id"], str(user["Username"]), block, given["TIMESTAMP"])
    if not hmac.compare_digest(expected.encode(), given["PASSWORD_CLAIM_SIGNATURE"].encode()):
        raise not_authorized(NOT_HIM)
    return user


def _kept(operation: Operation, pool: Document, user: Document | None, name: str) -> srp.Verifier:
    """Return what is kept of a user's password, or of one that nobody has."""
    if user is not None and "srp" in user:
        return srp.Verifier(int(user["srp"]["salt"], 16), int(user["srp"]["verifier"], 16))
    salt = int.from_bytes(random_bytes(operation, 16), "big")
    return srp.verifier(pool["Id"], name, random_bytes(operation, _SIZE).hex(), salt)


def _public(text: str) -> int:
    """Return a user's public value; one that is none, or would give the key away, is refused (RFC 5054, 2.5.4)."""
    try:
        value = int(text, 16) if len(text) <= _LONGEST else 0
    except ValueError:
        value = 0
    if value % srp.PRIME == 0:
        raise invalid_parameter("Invalid SRP_A")  # inferred
    return value
