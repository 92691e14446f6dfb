"""Tokens signed on elliptic curves, for tests: by PyJWT, with keys that are drawn anew for each run."""

import json
from functools import cache
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

from gatewright.aws.jwt.public_keys import PublicKey
from tests.tokens import encoded

CURVES: dict[str, tuple[type[ec.EllipticCurve], str, int]] = {
    "ES256": (ec.SECP256R1, "P-256", 32),
    "ES384": (ec.SECP384R1, "P-384", 48),
    "ES512": (ec.SECP521R1, "P-521", 66),
}


@cache
def curve_private_key(alg: str, name: str = "pool") -> ec.EllipticCurvePrivateKey:
    """Return a key; each name has its own."""
    del name  # it only tells keys apart
    return ec.generate_private_key(CURVES[alg][0]())


def curve_public_key(alg: str, name: str = "pool") -> PublicKey:
    """Return its public half as an issuer publishes it, under the name of its algorithm."""
    numbers = curve_private_key(alg, name).public_key().public_numbers()
    _, crv, size = CURVES[alg]
    x, y = (encoded(one.to_bytes(size, "big")) for one in (numbers.x, numbers.y))
    return PublicKey(kid=alg, kty="EC", alg=alg, use="sig", crv=crv, x=x, y=y)


def curve_signed_token(claims: dict[str, Any], alg: str, name: str = "pool") -> str:
    """Return a token that says `claims`."""
    return jwt.encode(claims, curve_private_key(alg, name), algorithm=alg, headers={"kid": alg})


def published(*keys: PublicKey) -> str:
    """Return the JSON Web Key Set of keys."""
    return json.dumps({"keys": [{n: v for n in one.__slots__ if (v := getattr(one, n))} for one in keys]})
