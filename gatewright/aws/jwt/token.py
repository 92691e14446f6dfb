"""A token in compact form, read strictly: three parts of base64url, two JSON objects, no member twice.

RFC 7519 and RFC 7515, section 3.1. What two readers could read in two ways is refused: padding, letters outside the
alphabet, bits that nobody reads, a member that stands twice, and extensions that must be understood (`crit`).
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NoReturn

from gatewright.aws.jwt.refusal import Refusal
from gatewright.model.lazy_pattern import pattern

LONGEST: Final = 10_240
"""Letters of a token. API Gateway takes 10,240 bytes of request line and headers (documented quota)."""

_PARTS: Final = 3
_LARGEST: Final = 2**53
"""Beyond it a date is none, and `1e400` is infinite: a token that never expires."""

_KEPT: Final = 512
_BASE64URL: Final = pattern(r"[A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it says of itself; nothing of it is verified."""

    head: Mapping[str, Any]
    """The JOSE header: `alg`, `kid`."""

    claims: Mapping[str, Any]
    """The claims."""

    signed: bytes = field(repr=False)
    """The bytes that are signed: the first two parts with the dot between them."""

    signature: bytes = field(repr=False)
    """The third part."""

    def text(self, claim: str) -> str | None:
        """Return a claim that is a text, `None` where it is missing or anything else."""
        value = self.claims.get(claim)
        return value if isinstance(value, str) else None

    def number(self, claim: str) -> float | None:
        """Return a claim that is a number, `None` where it is missing or anything else."""
        value = self.claims.get(claim)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return value if abs(value) <= _LARGEST else None


class _Malformed(ValueError):
    """The text is no token; says why."""


@lru_cache(maxsize=_KEPT)
def read(text: str) -> Token | Refusal:
    """Return the token that `text` is, or the reason why it is none; whoever calls brings the same one each time."""
    if len(text) > LONGEST:
        return Refusal("malformed", "token", f"at most {LONGEST} letters", f"{len(text)} letters")
    parts = text.split(".", _PARTS)
    if len(parts) != _PARTS:
        return Refusal("malformed", "token", "three parts with a dot between them", _counted(len(parts)))
    try:
        head, claims = (_object(part, name) for part, name in zip(parts, ("header", "payload"), strict=False))
        signature = _decoded(parts[2], "signature")
    except _Malformed as error:
        return Refusal("malformed", "token", "base64url of a JSON object", str(error))
    if "crit" in head:
        return Refusal("malformed", "crit", "no extension that must be understood", "crit")
    return Token(head, claims, f"{parts[0]}.{parts[1]}".encode("ascii"), signature)


def _counted(number: int) -> str:
    return "1 part" if number == 1 else f"{number} parts" if number < _PARTS else "more than 3 parts"


def _object(part: str, name: str) -> Mapping[str, Any]:
    """Return the JSON object that a part holds."""
    try:
        found = json.loads(_decoded(part, name).decode(), object_pairs_hook=_once, parse_constant=_no_constant)
    except _Malformed:
        raise
    except (ValueError, RecursionError):
        # No position or excerpt: the text may be a secret.
        raise _Malformed(f"the {name} is no JSON") from None
    if not isinstance(found, dict):
        raise _Malformed(f"the {name} is no JSON object")
    return found


def _decoded(part: str, name: str) -> bytes:
    """Return the bytes of a part; each has one spelling."""
    if _BASE64URL.fullmatch(part) is None or len(part) % 4 == 1:
        raise _Malformed(f"the {name} is no base64url")
    found = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    if base64.urlsafe_b64encode(found).rstrip(b"=") != part.encode("ascii"):
        raise _Malformed(f"the {name} is no base64url: its last letter holds bits that nobody reads")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Malformed("a member of a JSON object stands twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise _Malformed(f"`{name}` is no number of JSON")
