"""Keys on elliptic curves, and what they signed: ES256, ES384 and ES512 (RFC 7518, section 3.4).

A signature is two numbers of the curve's own length, one behind the other; DER, as other protocols write it, is none.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey


@dataclass(frozen=True, slots=True)
class Curve:
    """The curve of one algorithm."""

    name: str
    """`crv`: each algorithm has one curve, and a key of another is refused."""

    library_name: str
    """What `cryptography` calls it."""

    hash_name: str
    """The hash that is signed."""

    size: int
    """Bytes of a coordinate, and of each half of a signature."""


CURVES: Final[Mapping[str, Curve]] = {
    "ES256": Curve("P-256", "SECP256R1", "SHA256", 32),
    "ES384": Curve("P-384", "SECP384R1", "SHA384", 48),
    "ES512": Curve("P-521", "SECP521R1", "SHA512", 66),
}
"""The curves by algorithm."""


@lru_cache(maxsize=512)
def curve_key(algorithm: str, x: str, y: str) -> EllipticCurvePublicKey | None:
    """Return the key at a point of the algorithm's curve, `None` when the point is none of the curve."""
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415  # heavy: only who meets a token pays

    curve = CURVES[algorithm]
    try:
        return ec.EllipticCurvePublicNumbers(
            _coordinate(x, curve.size), _coordinate(y, curve.size), getattr(ec, curve.library_name)()
        ).public_key()
    except (ValueError, binascii.Error):
        return None


def curve_signed(public: EllipticCurvePublicKey, algorithm: str, signed: bytes, signature: bytes) -> bool:
    """Tell whether a key made a signature."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  # see `curve_key`
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature  # noqa: PLC0415

    curve = CURVES[algorithm]
    if len(signature) != 2 * curve.size:
        return False
    first, second = (int.from_bytes(half, "big") for half in (signature[: curve.size], signature[curve.size :]))
    try:
        public.verify(encode_dss_signature(first, second), signed, ECDSA(getattr(hashes, curve.hash_name)()))
    except InvalidSignature:
        return False
    return True


def _coordinate(text: str, size: int) -> int:
    found = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if len(found) != size:
        raise ValueError(f"expected {size} bytes, not {len(found)}")  # RFC 7518, 6.2.1.2: the full size
    return int.from_bytes(found, "big")
