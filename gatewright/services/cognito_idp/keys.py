"""The key pair of a user pool: it signs tokens, and seals what only the pool itself reads again.

RS256 with 2048 bits, as user pools have. The private key is a document of its own, which no operation answers.
https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
"""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from gatewright.services.cognito_idp.identifiers import random_bytes, region_of
from gatewright.services.operation import Operation
from gatewright.store.documents import Document

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

_BITS: Final = 2048
_EXPONENT: Final = 65537


def new_key(operation: Operation) -> Document:
    """Draw a key pair; `privateKey` is a secret."""
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key  # noqa: PLC0415  # heavy
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat  # noqa: PLC0415

    drawn = generate_private_key(_EXPONENT, _BITS)
    text = drawn.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    return {"kid": encoded(random_bytes(operation, 32)), "privateKey": text}


def issuer(pool_id: str) -> str:
    """Return `iss` of a pool's tokens."""
    return f"https://cognito-idp.{region_of(pool_id)}.amazonaws.com/{pool_id}"


def jwks(key: Document) -> Document:
    """Return the public half as a pool publishes it."""
    numbers = private_key(key["privateKey"]).public_key().public_numbers()
    return {
        "keys": [
            {
                "alg": "RS256",
                "e": _number(numbers.e),
                "kid": key["kid"],
                "kty": "RSA",
                "n": _number(numbers.n),
                "use": "sig",
            }
        ]
    }


def jwks_text(key: Document) -> str:
    """Return the same as JSON."""
    return _jwks_text(key["kid"], key["privateKey"])


@lru_cache(maxsize=128)
def _jwks_text(kid: str, private: str) -> str:
    return json.dumps(jwks({"kid": kid, "privateKey": private}), separators=(",", ":"))


def signed(key: Document, claims: Document) -> str:
    """Return a token that says `claims`."""
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15  # noqa: PLC0415  # heavy
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415

    text = f"{_part({'kid': key['kid'], 'alg': 'RS256'})}.{_part(claims)}"
    return f"{text}.{encoded(private_key(key['privateKey']).sign(text.encode(), PKCS1v15(), SHA256()))}"


@lru_cache(maxsize=128)
def private_key(text: str) -> RSAPrivateKey:
    """Return the key of a PEM text."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey as Key  # noqa: PLC0415  # heavy
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415

    found = load_pem_private_key(text.encode(), None)
    if not isinstance(found, Key):
        raise TypeError("expected an RSA key in the pool's document")
    return found


def encoded(value: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def _part(value: Any) -> str:
    return encoded(json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode())


def _number(value: int) -> str:
    return encoded(value.to_bytes((value.bit_length() + 7) // 8, "big"))
