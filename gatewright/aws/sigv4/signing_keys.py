"""The key that signs: derived from the secret for one day, region and service, and kept while it is in use.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#calculate-signature
"""

import hmac
from hashlib import sha256
from typing import Final

from gatewright.aws.sigv4.wire_bytes import wire_bytes

_CAPACITY: Final = 1024
_BLOCK: Final = 64
_INNER: Final = bytes(byte ^ 0x36 for byte in range(256))
_OUTER: Final = bytes(byte ^ 0x5C for byte in range(256))


def signing_key(secret: str, day: str, region: str, service: str) -> bytes:
    """Derive the signing key: four keyed hashes, each the key of the next."""
    return _derived(b"AWS4" + secret.encode(), day, region, service)


def unprefixed_key(secret: str, day: str, region: str, service: str) -> bytes:
    """Derive the key of a signer that forgot the letters `AWS4`."""
    return _derived(secret.encode(), day, region, service)


def _derived(key: bytes, *parts: str) -> bytes:
    for part in (*parts, "aws4_request"):
        key = hmac.digest(key, wire_bytes(part), "sha256")
    return key


def signature_of(key: bytes, string_to_sign: str) -> str:
    """Return the signature of `string_to_sign`, hexadecimal."""
    return hmac.digest(key, wire_bytes(string_to_sign), "sha256").hex()


class Signer:
    """A signing key, ready to sign: the two hashes of HMAC have taken the key in already (RFC 2104).

    `hmac` looks its algorithm up and takes the key in each time, which is two thirds of its work on so short a text.
    """

    __slots__ = ("_inner", "_outer")

    def __init__(self, key: bytes) -> None:
        """Take a key of up to 64 bytes: SHA-256 makes 32."""
        block = key.ljust(_BLOCK, b"\0")
        self._inner = sha256(block.translate(_INNER))
        self._outer = sha256(block.translate(_OUTER))

    def sign(self, string_to_sign: str) -> str:
        """Return the signature of a text, hexadecimal."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(wire_bytes(string_to_sign))
        outer.update(inner.digest())
        return outer.hexdigest()


class SigningKeys:
    """The signing keys used last, so that a caller's second call of a day derives none.

    It holds secrets: it lives as long as the process, and is never printed or saved.
    """

    __slots__ = ("_capacity", "_keys")

    def __init__(self, capacity: int = _CAPACITY) -> None:
        """Keep up to `capacity` keys."""
        self._capacity = capacity
        self._keys: dict[tuple[str, str, str, str], Signer] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def get(self, secret: str, day: str, region: str, service: str) -> Signer:
        """Return who signs with the key, derived where it is not at hand; the one unused longest makes room."""
        parts = (secret, day, region, service)
        key = self._keys.pop(parts, None)
        if key is None:
            key = Signer(signing_key(secret, day, region, service))
            if len(self._keys) >= self._capacity:
                del self._keys[next(iter(self._keys))]
        self._keys[parts] = key
        return key
