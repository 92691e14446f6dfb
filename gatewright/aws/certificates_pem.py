"""The certificates of a PEM file, as DER: what stands between the marks, in order (RFC 7468)."""

import base64
import binascii
from typing import Final

from gatewright.model.lazy_pattern import pattern

_BLOCK: Final = pattern(r"-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----")


def certificates(text: str) -> tuple[bytes, ...]:
    """Return every certificate of `text`; what is no Base64 is left out."""
    found = []
    for block in _BLOCK.findall(text):
        try:
            found.append(base64.b64decode("".join(block.split()), validate=True))
        except binascii.Error:
            continue
    return tuple(found)


def pem(der: bytes) -> str:
    """Return a certificate as PEM, 64 letters a line."""
    text = base64.b64encode(der).decode()
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return "\n".join(("-----BEGIN CERTIFICATE-----", *lines, "-----END CERTIFICATE-----", ""))
