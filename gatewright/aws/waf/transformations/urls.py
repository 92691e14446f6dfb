"""URL encoding, with and without Microsoft's `%u`; UTF-8 to `%u`.

Restates "Text transformations", AWS WAF developer guide; they follow ModSecurity's functions of the same names.
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-transformation.html
"""

import re
from typing import Final

from gatewright.aws.waf.transformations.full_width import narrow

_ESCAPE: Final = re.compile(rb"%([0-9a-fA-F]{2})")
_UNICODE_ESCAPE: Final = re.compile(rb"%(?:[uU]([0-9a-fA-F]{4})|([0-9a-fA-F]{2}))")
_SEQUENCE: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)


def url_decode(value: bytes) -> bytes:
    """Decode `%41` and `+`; what is no escape stays."""
    if b"%" not in value:
        return value.replace(b"+", b" ")
    return _ESCAPE.sub(lambda found: bytes((int(found[1], 16),)), value.replace(b"+", b" "))


def url_decode_uni(value: bytes) -> bytes:
    """Decode as `url_decode`, and `%u0041` too."""
    return _UNICODE_ESCAPE.sub(_character, value.replace(b"+", b" "))


def _character(found: re.Match[bytes]) -> bytes:
    return bytes((narrow(int(found[1], 16)) if found[1] else int(found[2], 16),))


def utf8_to_unicode(value: bytes) -> bytes:
    """Put `%uHHHH` for every character of UTF-8 beyond ASCII."""
    return _SEQUENCE.sub(lambda found: f"%u{ord(found[0].decode()):04x}".encode(), value)
