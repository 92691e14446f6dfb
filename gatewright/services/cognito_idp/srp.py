"""The Secure Remote Password protocol as Cognito speaks it: a user proves his password and never sends it.

RFC 5054 with the 3072-bit group of RFC 3526 and SHA-256, and Cognito's own key derivation and proof, as AWS's open
client libraries compute them (amazon-cognito-identity-js, `AuthenticationHelper`).
https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from typing import Final

# RFC 3526, section 4: 2^3072 - 2^3008 - 1 + 2^64 * (floor(2^2942 * pi) + 1690314).
PRIME: Final = int(
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
    "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F"
    "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
    "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510"
    "15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7"
    "ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C"
    "BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
    16,
)
GENERATOR: Final = 2
_INFO: Final = b"Caldera Derived Key\x01"
_DERIVED: Final = 16


@dataclass(frozen=True, slots=True)
class Verifier:
    """What a pool keeps of a password for this protocol."""

    salt: int
    """Drawn for each password."""

    value: int
    """The generator to the power of salt, name and password, hashed."""


def verifier(pool_id: str, username: str, password: str, salt: int) -> Verifier:
    """Return what is kept of a password; `pool_id` and `username` are part of it."""
    return Verifier(salt, pow(GENERATOR, secret_exponent(pool_id, username, password, salt), PRIME))


def secret_exponent(pool_id: str, username: str, password: str, salt: int) -> int:
    """Return `x`, which the user works out again from his password."""
    text = f"{name_of(pool_id)}{username}:{password}".encode(errors="surrogatepass")
    return _hash(padded(salt) + hashlib.sha256(text).digest())


def server_public(kept: Verifier, private: int) -> int:
    """Return `B`, what the server tells."""
    return (multiplier() * kept.value + pow(GENERATOR, private, PRIME)) % PRIME


def server_key(kept: Verifier, client_public: int, private: int) -> bytes | None:
    """Return the key that both sides share if the password is right; `None` for a value that would give it away."""
    if client_public % PRIME == 0:
        return None
    scrambled = scrambling(client_public, server_public(kept, private))
    if scrambled == 0:
        return None
    shared = pow(client_public * pow(kept.value, scrambled, PRIME), private, PRIME)
    return derived(shared, scrambled)


def proof(key: bytes, pool_id: str, username: str, secret_block: bytes, timestamp: str) -> str:
    """Return `PASSWORD_CLAIM_SIGNATURE`."""
    text = f"{name_of(pool_id)}{username}".encode() + secret_block + timestamp.encode()
    return base64.b64encode(hmac.digest(key, text, hashlib.sha256)).decode()


def derived(shared: int, scrambled: int) -> bytes:
    """Return the key of a shared secret (HKDF, one block)."""
    extracted = hmac.digest(padded(scrambled), padded(shared), hashlib.sha256)
    return hmac.digest(extracted, _INFO, hashlib.sha256)[:_DERIVED]


def scrambling(client_public: int, server_public: int) -> int:
    """Return `u`."""
    return _hash(padded(client_public) + padded(server_public))


def multiplier() -> int:
    """Return `k`."""
    return _hash(padded(PRIME) + padded(GENERATOR))


def padded(value: int) -> bytes:
    """Return a number as Java writes it: whole bytes, and one more of zero where the first bit is set."""
    return value.to_bytes(value.bit_length() // 8 + 1, "big") if value else b"\0"


def name_of(pool_id: str) -> str:
    """Return what of a pool's id goes into the hashes: the part behind the region."""
    return pool_id.rpartition("_")[2]


def _hash(data: bytes) -> int:
    return int.from_bytes(hashlib.sha256(data).digest(), "big")
