"""The key that signs: derived from the secret for one day, region and service, and kept while it is in use.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#calculate-signature
"""

import hmac
from typing import Final

from gatewright.aws.sigv4.wire_bytes import wire_bytes

_CAPACITY: Final = 1024


def signing_key(secret: str, day: str, region: str, service: str) -> bytes:
    """Derive the signing key: four keyed hashes, each the key of the next."""
    key = b"AWS4" + secret.encode()
    for part in (day, region, service, "aws4_request"):
        key = hmac.digest(key, wire_bytes(part), "sha256")
    return key


def signature_of(key: bytes, string_to_sign: str) -> str:
    """Return the signature of `string_to_sign`, hexadecimal."""
    return hmac.digest(key, wire_bytes(string_to_sign), "sha256").hex()


class SigningKeys:
    """The signing keys used last, so that a caller's second call of a day derives none.

    It holds secrets: it lives as long as the process, and is never printed or saved.
    """

    __slots__ = ("_capacity", "_keys")

    def __init__(self, capacity: int = _CAPACITY) -> None:
        """Keep up to `capacity` keys."""
        self._capacity = capacity
        self._keys: dict[tuple[str, str, str, str], bytes] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def get(self, secret: str, day: str, region: str, service: str) -> bytes:
        """Return the signing key, derived where it is not at hand; the one unused longest makes room."""
        parts = (secret, day, region, service)
        key = self._keys.pop(parts, None)
        if key is None:
            key = signing_key(secret, day, region, service)
            if len(self._keys) >= self._capacity:
                del self._keys[next(iter(self._keys))]
        self._keys[parts] = key
        return key
