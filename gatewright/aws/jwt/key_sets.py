"""Read a JSON Web Key Set: `{"keys": [...]}`, as an issuer answers it below its `jwks_uri` (RFC 7517, section 5).

A key that cannot be read is left out, as the RFC asks; a set of which nothing can be read is a failure.
"""

import json
from typing import Any, Final

from gatewright.model.key_set import KeySet, PublicKey

LONGEST: Final = 150_000
"""Bytes of a key set: API Gateway's limit for what a JWT authorizer fetches is not documented (named default)."""

MOST: Final = 100
"""Keys of a set that are read; user pools have two."""


def key_set(body: bytes) -> KeySet:
    """Return the keys that the body of an answer holds, or why it holds none."""
    if len(body) > LONGEST:
        return KeySet(failure=f"expected at most {LONGEST} bytes of keys, not {len(body)}")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return KeySet(failure="expected a JSON Web Key Set; the answer is no JSON")
    keys = found.get("keys") if isinstance(found, dict) else None
    if not isinstance(keys, list):
        return KeySet(failure="expected a JSON Web Key Set; the answer has no list `keys`")
    return KeySet(keys=tuple(key for one in keys[:MOST] if (key := _key(one)) is not None))


def _key(found: Any) -> PublicKey | None:
    if not isinstance(found, dict):
        return None
    kid, kty = found.get("kid"), found.get("kty")
    if not isinstance(kid, str) or not isinstance(kty, str):
        return None
    return PublicKey(
        kid=kid,
        kty=kty,
        alg=_text(found.get("alg")),
        use=_text(found.get("use")),
        n=_text(found.get("n")) or "",
        e=_text(found.get("e")) or "",
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
