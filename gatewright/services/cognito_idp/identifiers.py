"""Ids of user pools, clients and users, drawn from the letters that nobody can guess.

Forms as seen in AWS's own examples: pools `us-east-1_abcDEF123`, clients of 26 letters and digits, secrets of 51 to 52,
users and tokens with a UUID.
"""

import hashlib
import uuid
from typing import Final

from gatewright.services.operation import Operation

_POOL: Final = 9
_CLIENT: Final = 26
_SECRET: Final = 51
_DRAWN: Final = 10


def pool_id(operation: Operation) -> str:
    """Draw the id of a user pool: the region stands in it."""
    return f"{operation.region}_{_letters(operation, _POOL)}"


def client_id(operation: Operation) -> str:
    """Draw the id of an app client."""
    return _letters(operation, _CLIENT)


def client_secret(operation: Operation) -> str:
    """Draw the secret of an app client."""
    return _letters(operation, _SECRET)


def unique(operation: Operation) -> str:
    """Draw a UUID of version 4."""
    return str(uuid.UUID(bytes=random_bytes(operation, 16), version=4))


def random_bytes(operation: Operation, size: int) -> bytes:
    """Draw up to 32 bytes that nobody can guess: a draw of letters holds some 51 bits, five of them 256."""
    return hashlib.sha256(_letters(operation, 5 * _DRAWN).encode()).digest()[:size]


def region_of(pool: str) -> str:
    """Return the region that stands in the id of a pool."""
    return pool.rpartition("_")[0]


def _letters(operation: Operation, length: int) -> str:
    return "".join(operation.new_id() for _ in range(-(-length // _DRAWN)))[:length]


def temporary_password(operation: Operation) -> str:
    """Draw a password that every policy takes, since nobody is told it."""
    return f"Aa1!{_letters(operation, 2 * _DRAWN)}"
