"""
Tokens for tests: signed with fixed keys that exist for nothing else, by PyJWT, so not by what is under test.

`pool.pem` is the key of the user pool POOL; `stranger.pem` is somebody else's.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from gatewright.aws.jwt.public_keys import PublicKey, PublicKeys

KEYS: Final = Path(__file__).resolve().parent / "keys"
POOL: Final = "eu-west-1_PetsPool1"
ISSUER: Final = f"https://cognito-idp.eu-west-1.amazonaws.com/{POOL}"
KID: Final = "pets-pool-key"
CLIENT: Final = "1example23456789client0001"
NOON: Final = 1_768_478_400
"""When the requests of cases arrive: 15 January 2026, 12:00 UTC."""

ID_CLAIMS: Final = {
    "sub": "2f1d0c3b-1111-4222-8333-444455556666",
    "iss": ISSUER,
    "aud": CLIENT,
    "token_use": "id",
    "cognito:username": "ada",
    "iat": NOON - 60,
    "auth_time": NOON - 60,
    "exp": NOON + 3540,
}
"""What an ID token of the pool says."""

ACCESS_CLAIMS: Final = {
    "sub": "2f1d0c3b-1111-4222-8333-444455556666",
    "iss": ISSUER,
    "client_id": CLIENT,
    "token_use": "access",
    "scope": "aws.cognito.signin.user.admin pets/read",
    "username": "ada",
    "iat": NOON - 60,
    "auth_time": NOON - 60,
    "exp": NOON + 3540,
}
"""What an access token of the pool says."""


@cache
def private_key(name: str = "pool") -> RSAPrivateKey:
    """Return one of the two keys."""
    found = load_pem_private_key((KEYS / f"{name}.pem").read_bytes(), None)
    assert isinstance(found, RSAPrivateKey)
    return found


@cache
def public_key(name: str = "pool", kid: str = KID) -> PublicKey:
    """Return its public half as the issuer publishes it."""
    numbers = private_key(name).public_key().public_numbers()
    return PublicKey(kid=kid, kty="RSA", alg="RS256", use="sig", n=_number(numbers.n), e=_number(numbers.e))


def pool_keys() -> PublicKeys:
    """Return the keys of the pool."""
    return PublicKeys(keys=(public_key(),))


def jwks() -> str:
    """Return the same as the pool publishes it."""
    key = public_key()
    told = {name: getattr(key, name) for name in key.__slots__}
    return json.dumps({"keys": [{name: value for name, value in told.items() if value}]})


def signed(claims: dict[str, Any], *, key: str = "pool", kid: str | None = KID, alg: str = "RS256") -> str:
    """Return a token that says `claims`."""
    return jwt.encode(claims, private_key(key), algorithm=alg, headers={} if kid is None else {"kid": kid})


def described(how: Mapping[str, Any]) -> str:
    """Return the token that a case describes.

    token = { use = "id" }                       # or "access": what the pool's own token of this kind says, and
    token = { use = "id", claims = { exp = 1 } } # other claims, key = "stranger", kid = "..." or alg = "RS512"
    token = { use = "id", alg = "none" }         # unsigned; or "HS256", whose secret is the public key
    """
    if unknown := set(how) - {"use", "claims", "key", "kid", "alg"}:
        raise ValueError(f"unknown keys of `token`: `{', '.join(sorted(unknown))}`")
    claims = {**(ACCESS_CLAIMS if how["use"] == "access" else ID_CLAIMS), **how.get("claims", {})}
    if how.get("alg") in _BY_NOBODY:
        return _BY_NOBODY[how["alg"]](claims)
    return signed(claims, key=how.get("key", "pool"), kid=how.get("kid", KID), alg=how.get("alg", "RS256"))


def unsigned(claims: dict[str, Any]) -> str:
    """Return a token of the algorithm `none`."""
    return f"{part({'alg': 'none', 'kid': KID})}.{part(claims)}."


def by_public_key(claims: dict[str, Any]) -> str:
    """Return a token of HS256 whose secret is the public key: the classic confusion."""
    secret = private_key().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    text = f"{part({'alg': 'HS256', 'kid': KID})}.{part(claims)}"
    return f"{text}.{encoded(hmac.digest(secret, text.encode(), hashlib.sha256))}"


_BY_NOBODY: Final[Mapping[str, Callable[[dict[str, Any]], str]]] = {"none": unsigned, "HS256": by_public_key}


def part(value: Any) -> str:
    """Return one part of a token."""
    return encoded(json.dumps(value).encode())


def encoded(value: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def _number(value: int) -> str:
    return encoded(value.to_bytes((value.bit_length() + 7) // 8, "big"))
