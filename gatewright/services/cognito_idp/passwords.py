"""Passwords at rest: scrypt with a salt of its own for each, and compared in constant time (RFC 7914)."""

import hashlib
import hmac
from typing import Final

from gatewright.services.cognito_idp.identifiers import random_bytes
from gatewright.services.operation import Operation
from gatewright.store.documents import Document

# 16 MiB and some 40 ms: what OWASP's password storage sheet gives as the least for interactive logins is 2**17; a
# local server that signs tests in by the hundred keeps to 2**14, RFC 7914's own example for interactive use.
_COST: Final = {"n": 2**14, "r": 8, "p": 1}
_SALT: Final = 16
_HASH: Final = 32


def hashed(operation: Operation, password: str) -> Document:
    """Return what is stored of a password."""
    salt = random_bytes(operation, _SALT)
    return {"salt": salt.hex(), "hash": _hash(password, salt).hex(), **_COST}


def matches(stored: Document | None, password: str) -> bool:
    """Tell whether a password is the stored one; it takes as long when there is none."""
    known = stored or _NOBODYS
    salt, cost = bytes.fromhex(known["salt"]), {name: known[name] for name in _COST}
    same = hmac.compare_digest(bytes.fromhex(known["hash"]), _hash(password, salt, cost))
    return same and stored is not None


def _hash(password: str, salt: bytes, cost: dict[str, int] = _COST) -> bytes:
    return hashlib.scrypt(
        password.encode(errors="surrogatepass"), salt=salt, n=cost["n"], r=cost["r"], p=cost["p"], dklen=_HASH
    )


_NOBODYS: Final[Document] = {"salt": "00" * _SALT, "hash": "00" * _HASH, **_COST}
