"""Read a JSON Web Key Set: `{"keys": [...]}`, as an issuer answers it below its `jwks_uri` (RFC 7517, section 5).

A key that cannot be read is left out, as the RFC asks; a set of which nothing can be read is a failure.
"""

import json
from functools import lru_cache
from typing import Any, Final

from gatewright.aws.jwt.public_keys import PublicKey, PublicKeys

LONGEST: Final = 150_000
"""Letters of a key set: API Gateway's limit for what a JWT authorizer fetches is not documented (named default)."""

MOST: Final = 100
"""Keys of a set that are read; user pools have two."""


@lru_cache(maxsize=256)
def public_keys(jwks: str) -> PublicKeys:
    """Return the keys that a key set holds, or why it holds none; read once, however many tokens it verifies."""
    if len(jwks) > LONGEST:
        return PublicKeys(failure=f"expected at most {LONGEST} letters of keys, not {len(jwks)}")
    try:
        found = json.loads(jwks)
    except (ValueError, RecursionError):
        return PublicKeys(failure="expected a JSON Web Key Set; the answer is no JSON")
    keys = found.get("keys") if isinstance(found, dict) else None
    if not isinstance(keys, list):
        return PublicKeys(failure="expected a JSON Web Key Set; the answer has no list `keys`")
    return PublicKeys(keys=tuple(key for one in keys[:MOST] if (key := _key(one)) is not None))


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
        crv=_text(found.get("crv")) or "",
        x=_text(found.get("x")) or "",
        y=_text(found.get("y")) or "",
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
