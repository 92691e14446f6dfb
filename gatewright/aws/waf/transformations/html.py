"""HTML entities.

Restates "Text transformations", AWS WAF developer guide; it follows ModSecurity's `htmlEntityDecode`.
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-transformation.html
"""

import re
from typing import Final

_ENTITY: Final = re.compile(
    rb"&(?:#[xX]([0-9a-fA-F]+)|#([0-9]+)|(quot|amp|lt|gt|nbsp)(?![A-Za-z0-9]));?", re.IGNORECASE
)
_NAMED: Final = {b"quot": b'"', b"amp": b"&", b"lt": b"<", b"gt": b">", b"nbsp": b"\xa0"}
_DIGITS: Final = 9
"""The lower byte of a number is kept; this many of its last hexadecimal digits suffice for it."""


def html_entity_decode(value: bytes) -> bytes:
    """Decode the five names and the numbers, with or without a semicolon; of a number the lower byte is kept."""
    return _ENTITY.sub(_character, value) if b"&" in value else value


def _character(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes((int(found[1][-_DIGITS:], 16) & 0xFF,))
    if found[2]:
        # A number of a thousand digits is no number of a character: as many as a 64-bit number has are read.
        return bytes((int(found[2][:19]) & 0xFF,))
    return _NAMED[found[3].lower()]
