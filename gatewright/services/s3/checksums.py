"""
Checksums that a client sends with an object, so that what is stored is what was sent.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
"""

import base64
import hashlib
import zlib
from collections.abc import Callable, Mapping
from functools import cache, reduce
from typing import Any, Final

from gatewright.services.s3.errors import invalid

_NVME: Final = 0x9A6C9329AC4BC9B5
"""The polynomial of CRC-64/NVME, its bits in reverse: https://reveng.sourceforge.io/crc-catalogue/all.htm."""

_FULL: Final = 0xFFFFFFFFFFFFFFFF


def crc64nvme(body: bytes) -> bytes:
    """Return the checksum that `aws s3 cp` of version 2 sends where none is asked for."""
    table, value = _table(), _FULL
    for byte in body:
        value = table[(value ^ byte) & 0xFF] ^ (value >> 8)
    return (value ^ _FULL).to_bytes(8, "big")


@cache
def _table() -> tuple[int, ...]:
    return tuple(reduce(_shifted, range(8), value) for value in range(256))


def _shifted(value: int, _: int) -> int:
    return (value >> 1) ^ (_NVME if value & 1 else 0)


KNOWN: Final[Mapping[str, tuple[str, Callable[[bytes], bytes]]]] = {
    "ChecksumCRC32": ("CRC32", lambda body: zlib.crc32(body).to_bytes(4, "big")),
    "ChecksumCRC64NVME": ("CRC64NVME", crc64nvme),
    "ChecksumSHA1": ("SHA1", lambda body: hashlib.sha1(body, usedforsecurity=False).digest()),
    "ChecksumSHA256": ("SHA256", lambda body: hashlib.sha256(body).digest()),
}
"""By member: the name of the algorithm, and the algorithm."""


def checked(params: Mapping[str, Any], body: bytes) -> dict[str, str]:
    """Return the checksums that were sent; raise where one is not that of the body."""
    given = params.get("ContentMD5")
    if given is not None and given != _text(hashlib.md5(body, usedforsecurity=False).digest()):
        raise invalid("BadDigest", "The Content-MD5 you specified did not match what we received.")
    found = {}
    for member, (name, digest) in KNOWN.items():
        if member in params:
            found[member] = _text(digest(body))
            if params[member] != found[member]:
                raise invalid("BadDigest", f"The {name} you specified did not match the calculated checksum.")
    return found


def etag(body: bytes) -> str:
    """Return the tag of an object that was put at once: its MD5, in quotes (documented)."""
    return f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"'


def _text(digest: bytes) -> str:
    return base64.b64encode(digest).decode()
