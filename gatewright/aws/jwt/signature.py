"""Is a token signed by a key of its issuer, with an algorithm that API Gateway accepts?

HTTP APIs and user pools know RSA alone, REST APIs also elliptic curves:
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html,
https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html (`defaultAlgorithms`).
The algorithm is taken from what is accepted and the key from the issuer, never from the token alone: `none`, and HMAC
with the public key for its secret, fail before any arithmetic.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final, TypeAlias

from gatewright.aws.jwt.curve_keys import CURVES, curve_key, curve_signed
from gatewright.aws.jwt.public_keys import PublicKey, PublicKeys
from gatewright.aws.jwt.refusal import Refusal
from gatewright.aws.jwt.token import Token

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15 as _Padding
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.hashes import HashAlgorithm

    _Public: TypeAlias = RSAPublicKey | EllipticCurvePublicKey

RSA: Final = ("RS256", "RS384", "RS512")
"""What an HTTP API's JWT authorizer accepts."""

COGNITO: Final = ("RS256",)
"""What user pools sign with (documented: "Verifying JSON web tokens")."""

KNOWN: Final = (*RSA, *CURVES)
"""What a REST API's JWT authorizer may be told to accept: what can be verified here (documented)."""

_HASHES: Final[Mapping[str, str]] = {"RS256": "SHA256", "RS384": "SHA384", "RS512": "SHA512"}
_LEAST_BITS: Final = 2048
_MOST_BITS: Final = 8192
"""Larger moduli cost an attacker nothing and a verifier much."""

_MOST_GOOD: Final = 4096
_GOOD: Final[dict[tuple[int, str, bytes], _Public]] = {}
"""Signatures that were verified: the same key, algorithm and bytes come to the same again, whatever the time."""


def algorithm_refusal(token: Token, accepted: tuple[str, ...]) -> Refusal | None:
    """Refuse a token whose header names another algorithm than those accepted."""
    named = token.head.get("alg")
    if isinstance(named, str) and named in accepted:
        return None
    return Refusal("algorithm", "alg", " or ".join(accepted), _shown(named))


def signature_refusal(token: Token, keys: PublicKeys) -> Refusal | None:
    """Refuse a token that the key it names did not sign."""
    kid, algorithm = token.head.get("kid"), token.head.get("alg")
    if not isinstance(algorithm, str) or algorithm not in KNOWN:
        return Refusal("algorithm", "alg", " or ".join(KNOWN), _shown(algorithm))
    if keys.failure is not None:
        return Refusal(keys.failed_at, "kid", f"a key of the issuer: {keys.failure}", _shown(kid))
    key = keys.named(kid) if isinstance(kid, str) else None
    if key is None:
        return Refusal("key-unknown", "kid", "a key of the issuer", _shown(kid))
    kind = "EC" if algorithm in CURVES else "RSA"
    if key.kty != kind:
        return Refusal("key-type", "kty", kind, key.kty)
    if key.use not in (None, "sig"):
        return Refusal("key-type", "use", "sig", str(key.use))
    if key.alg not in (None, algorithm):
        return Refusal("algorithm", "alg", str(key.alg), algorithm)
    public = _public(key, algorithm)
    if isinstance(public, Refusal):
        return public
    if _signed(public, token, algorithm):
        return None
    return Refusal("signature", "signature", f"the signature of the key {key.kid}", "another")


def _public(key: PublicKey, algorithm: str) -> _Public | Refusal:
    """Return the key that verifies with an algorithm, or why it is none."""
    if algorithm in CURVES:
        if key.crv != CURVES[algorithm].name:
            return Refusal("key-type", "crv", CURVES[algorithm].name, _shown(key.crv or None))
        on_curve = curve_key(algorithm, key.x, key.y)
        return on_curve or Refusal("key-type", "x", f"a point of {CURVES[algorithm].name}", "none")
    found = _parsed(key.n, key.e)
    return found or Refusal("key-type", "n", f"an RSA key of {_LEAST_BITS} to {_MOST_BITS} bits", "none")


def _signed(public: _Public, token: Token, algorithm: str) -> bool:
    """Tell whether a key signed a token; of one that it did, no more than a hash is kept for the caller's next call."""
    seen = (id(public), algorithm, sha256(token.signed + b"." + token.signature).digest())
    if seen in _GOOD:
        return True
    if not _verified(public, token, algorithm):
        return False
    if len(_GOOD) >= _MOST_GOOD:
        _GOOD.clear()
    # The key is kept with it, so that no other can get its identity.
    _GOOD[seen] = public
    return True


def _verified(public: _Public, token: Token, algorithm: str) -> bool:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  # heavy: only who meets a token pays for it
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey  # noqa: PLC0415

    if not isinstance(public, RSAPublicKey):
        return curve_signed(public, algorithm, token.signed, token.signature)

    padding, hashed = _scheme(algorithm)
    try:
        public.verify(token.signature, token.signed, padding, hashed)
    except InvalidSignature:
        return False
    return True


@lru_cache(maxsize=8)
def _scheme(algorithm: str) -> tuple[_Padding, HashAlgorithm]:
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415  # see `_signed`
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15  # noqa: PLC0415

    return PKCS1v15(), getattr(hashes, _HASHES[algorithm])()


@lru_cache(maxsize=512)
def _parsed(n: str, e: str) -> RSAPublicKey | None:
    """Return the key of a modulus and an exponent, `None` when they make none that is accepted."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers  # noqa: PLC0415  # see `_signed`

    try:
        modulus, exponent = _number(n), _number(e)
        if not _LEAST_BITS <= modulus.bit_length() <= _MOST_BITS:
            return None
        return RSAPublicNumbers(exponent, modulus).public_key()
    except (ValueError, binascii.Error):
        return None


def _number(text: str) -> int:
    return int.from_bytes(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), "big")


def _shown(value: object) -> str:
    """Return a member of the header for people: short, whatever somebody wrote into it."""
    if value is None:
        return "-"
    return value[:80] if isinstance(value, str) else type(value).__name__
