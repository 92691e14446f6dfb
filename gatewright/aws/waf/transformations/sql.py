"""What hides SQL: comments and hexadecimal strings.

Restates "Text transformations", AWS WAF developer guide; they follow ModSecurity's functions of the same names.
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-transformation.html
"""

import re
from typing import Final

_COMMENT: Final = re.compile(rb"/\*(?:.*?\*/|.*)", re.DOTALL)
_MARK: Final = re.compile(rb"<!--|-->|/\*|\*/|--|#")
_HEX: Final = re.compile(rb"0[xX]((?:[0-9a-fA-F]{2})+)")


def replace_comments(value: bytes) -> bytes:
    """Put a blank for every comment `/* ... */`, an unfinished one included; a lone `*/` stays (documented)."""
    return _COMMENT.sub(b" ", value)


def remove_comments_char(value: bytes) -> bytes:
    """Take the marks that open and close comments away."""
    return _MARK.sub(b"", value)


def sql_hex_decode(value: bytes) -> bytes:
    """Decode `0x414243`."""
    return _HEX.sub(lambda found: bytes.fromhex(found[1].decode()), value)
