"""
Unique ids, access keys and their secrets, in AWS's forms.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids. The account of an
access key stands in its letters (reported of AWS by several since 2020: base32, from the eighth bit on), which is
how STS tells the account of a key that it is shown; here it also finds the account that a key belongs to.
"""

import base64
import hashlib
from typing import Final

from gatewright.services.operation import Operation

USER, GROUP, ROLE, POLICY, INSTANCE_PROFILE = "AIDA", "AGPA", "AROA", "ANPA", "AIPA"
LONG_LIVED, TEMPORARY = "AKIA", "ASIA"

_ID_LETTERS: Final = 17
_KEY_LETTERS: Final = 16
_SECRET_LETTERS: Final = 40
_DRAWS: Final = 6
"""How many draws make a secret: six of ten letters out of 36 are more than 256 bits."""

_ACCOUNT_BYTES: Final = 6
_ACCOUNT_SHIFT: Final = 7
_ACCOUNT_MASK: Final = (1 << 40) - 1


def unique_id(operation: Operation, prefix: str) -> str:
    """Draw the unique id of a principal or policy."""
    return prefix + _letters(_drawn(operation))[:_ID_LETTERS]


def access_key_id(operation: Operation, prefix: str, account_id: str) -> str:
    """Draw the id of an access key of this account."""
    drawn = bytearray(_drawn(operation)[:10])
    number = int(account_id) & _ACCOUNT_MASK
    # The first bit is set in every key that AWS issues today; the seven bits below the account are free.
    packed = 1 << 47 | number << _ACCOUNT_SHIFT | drawn[5] & 0x7F
    drawn[:_ACCOUNT_BYTES] = packed.to_bytes(_ACCOUNT_BYTES, "big")
    return prefix + _letters(bytes(drawn))[:_KEY_LETTERS]


def account_of(key_id: str) -> str | None:
    """Return the account that an access key id tells, `None` when it has not the form of one that AWS issues."""
    if len(key_id) != len(LONG_LIVED) + _KEY_LETTERS or not key_id.startswith((LONG_LIVED, TEMPORARY)):
        return None
    try:
        packed = int.from_bytes(base64.b32decode(key_id[len(LONG_LIVED) :])[:_ACCOUNT_BYTES], "big")
    except ValueError:
        return None
    number = packed >> _ACCOUNT_SHIFT & _ACCOUNT_MASK
    return f"{number:012d}" if number < 10**12 else None


def secret(operation: Operation) -> str:
    """Draw a secret access key."""
    return base64.b64encode(_drawn(operation)).decode()[:_SECRET_LETTERS]


def session_token(operation: Operation) -> str:
    """Draw a session token; AWS's start so, and are opaque."""
    return "IQoJb3JpZ2luX2Vj" + base64.b64encode(b"".join(_drawn(operation) for _ in range(6))).decode()


def _drawn(operation: Operation) -> bytes:
    return hashlib.sha256("".join(operation.new_id() for _ in range(_DRAWS)).encode()).digest()


def _letters(drawn: bytes) -> str:
    return base64.b32encode(drawn).decode()
