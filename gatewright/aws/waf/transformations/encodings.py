"""Encodings of bytes: base64, hexadecimal digits, digests.

Restates "Text transformations", AWS WAF developer guide; they follow ModSecurity's functions of the same names.
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-transformation.html
"""

import base64
import hashlib
import re
from typing import Final

_BASE64: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_START: Final = re.compile(rb"[A-Za-z0-9+/]*")
_NOT_BASE64: Final = bytes(byte for byte in range(256) if byte not in _BASE64)
_PAIR: Final = 2
_GROUP: Final = 4


def base64_decode(value: bytes) -> bytes:
    """Decode as far as the letters are of the alphabet, as ModSecurity does."""
    found = _START.match(value)
    return _decoded(found[0] if found else b"")


def base64_decode_ext(value: bytes) -> bytes:
    """Decode, passing over whatever is not of the alphabet (documented)."""
    return _decoded(value.translate(None, _NOT_BASE64))


def _decoded(letters: bytes) -> bytes:
    """Decode letters of the alphabet; a single one that is left over holds no whole byte."""
    if len(letters) % _GROUP == 1:
        letters = letters[:-1]
    return base64.b64decode(letters + b"=" * (-len(letters) % _GROUP))


def hex_decode(value: bytes) -> bytes:
    """Read pairs of digits as bytes; what is no digit counts as ModSecurity's arithmetic has it."""
    return bytes(_digits(value[place], value[place + 1]) for place in range(0, len(value) - 1, _PAIR))


def _digits(high: int, low: int) -> int:
    return (_digit(high) * 16 + _digit(low)) & 0xFF


def _digit(letter: int) -> int:
    return (letter & 0xDF) - 55 if letter >= ord("A") else letter - ord("0")


def md5(value: bytes) -> bytes:
    """Return the MD5 digest, raw (documented)."""
    return hashlib.md5(value, usedforsecurity=False).digest()


def sha256(value: bytes) -> bytes:
    """Return the SHA-256 digest, raw; that it is raw as MD5's is inferred."""
    return hashlib.sha256(value).digest()
