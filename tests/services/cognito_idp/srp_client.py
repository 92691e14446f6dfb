"""
The user's side of the Secure Remote Password protocol, written down from AWS's open client libraries alone.

It works with hexadecimal text, as they do, and shares nothing with the server's side but the prime.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass

from gatewright.services.cognito_idp.srp import PRIME

TIMESTAMP = "Thu Jan 1 00:00:00 UTC 2026"


def pad_hex(text: str) -> str:
    """Return hexadecimal digits as the libraries hash them."""
    if len(text) % 2:
        return f"0{text}"
    return f"00{text}" if text[0] in "89abcdef" else text


def hex_hash(text: str) -> str:
    """Return the SHA-256 of the bytes that hexadecimal digits say."""
    return hashlib.sha256(bytes.fromhex(text)).hexdigest()


@dataclass(frozen=True, slots=True)
class SrpUser:
    """One who signs in."""

    pool_id: str
    password: str
    private: int = 0x1234567890ABCDEF1234567890ABCDEF1234567890ABCDEF

    @property
    def public(self) -> str:
        """Return `SRP_A`."""
        return f"{pow(2, self.private, PRIME):x}"

    def answer(self, told: dict[str, str]) -> dict[str, str]:
        """Return the responses to the challenge."""
        key = self._key(told["USER_ID_FOR_SRP"], told["SALT"], told["SRP_B"])
        block = base64.b64decode(told["SECRET_BLOCK"])
        text = f"{self._pool}{told['USER_ID_FOR_SRP']}".encode() + block + TIMESTAMP.encode()
        return {
            "USERNAME": told["USERNAME"],
            "PASSWORD_CLAIM_SECRET_BLOCK": told["SECRET_BLOCK"],
            "PASSWORD_CLAIM_SIGNATURE": base64.b64encode(hmac.new(key, text, hashlib.sha256).digest()).decode(),
            "TIMESTAMP": TIMESTAMP,
        }

    @property
    def _pool(self) -> str:
        return self.pool_id.split("_")[1]

    def _key(self, username: str, salt: str, public: str) -> bytes:
        k = int(hex_hash(f"00{PRIME:x}02"), 16)
        u = hex_hash(pad_hex(self.public) + pad_hex(public))
        identity = hashlib.sha256(f"{self._pool}{username}:{self.password}".encode()).hexdigest()
        x = int(hex_hash(pad_hex(salt) + identity), 16)
        shared = pow(int(public, 16) - k * pow(2, x, PRIME), self.private + int(u, 16) * x, PRIME)
        extracted = hmac.new(bytes.fromhex(pad_hex(u)), bytes.fromhex(pad_hex(f"{shared:x}")), hashlib.sha256).digest()
        return hmac.new(extracted, b"Caldera Derived Key" + bytes([1]), hashlib.sha256).digest()[:16]
