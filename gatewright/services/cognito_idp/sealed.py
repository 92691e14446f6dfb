"""What a pool hands out and only the pool itself reads again: refresh tokens and sessions, encrypted for its own key.

The compact form of JWE with RSA-OAEP and A256GCM (RFC 7516), which is also how Cognito's refresh tokens look. So a
sign-in writes nothing, and a token that was changed in any bit is none.
"""

import base64
import binascii
import json
from typing import Any, Final

from gatewright.services.cognito_idp.identifiers import random_bytes
from gatewright.services.cognito_idp.keys import encoded, private_key
from gatewright.services.operation import Operation
from gatewright.store.documents import Document

_HEAD: Final = encoded(b'{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}')
_TAG: Final = 16
_NONCE: Final = 12
_KEY: Final = 32
_PARTS: Final = 5


def seal(operation: Operation, key: Document, purpose: str, content: Document) -> str:
    """Return the content as a text that says nothing."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  # heavy

    secret, nonce = random_bytes(operation, _KEY), random_bytes(operation, _NONCE)
    wrapped = private_key(key["privateKey"]).public_key().encrypt(secret, _padding())
    plain = json.dumps({**content, "purpose": purpose}).encode()
    closed = AESGCM(secret).encrypt(nonce, plain, _HEAD.encode())
    parts = (wrapped, nonce, closed[:-_TAG], closed[-_TAG:])
    return ".".join((_HEAD, *map(encoded, parts)))


def opened(key: Document, purpose: str, text: str) -> Document | None:
    """Return what was sealed for this purpose; `None` for anything else."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415  # heavy
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    parts = text.split(".")
    if len(parts) != _PARTS or parts[0] != _HEAD:
        return None
    try:
        wrapped, nonce, closed, tag = map(_decoded, parts[1:])
        secret = private_key(key["privateKey"]).decrypt(wrapped, _padding())
        plain = AESGCM(secret).decrypt(nonce, closed + tag, _HEAD.encode())
    except (ValueError, binascii.Error, InvalidTag):
        return None
    found: Document = json.loads(plain)
    return found if found.get("purpose") == purpose else None


def _padding() -> Any:
    from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP  # noqa: PLC0415  # heavy
    from cryptography.hazmat.primitives.hashes import SHA1  # noqa: PLC0415

    # RSA-OAEP of RFC 7518 is defined with SHA-1, which is sound there: it needs no collision resistance.
    return OAEP(mgf=MGF1(SHA1()), algorithm=SHA1(), label=None)  # noqa: S303


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
