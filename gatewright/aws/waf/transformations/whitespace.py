"""White space and NUL bytes: taken away, replaced, trimmed.

Restates "Text transformations", AWS WAF developer guide; they follow ModSecurity's functions of the same names.
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-transformation.html
"""

import re
from typing import Final

_SPACE: Final = b"\t\n\v\f\r "
_NO_BREAK: Final = b"\xa0"
_RUN: Final = re.compile(rb"[\t\n\v\f\r \xa0]+")


def compress_white_space(value: bytes) -> bytes:
    """Put one blank for every run of white space; a no-break space (160) counts (documented)."""
    return _RUN.sub(b" ", value)


def remove_whitespace(value: bytes) -> bytes:
    """Take all white space away."""
    return value.translate(None, _SPACE + _NO_BREAK)


def trim(value: bytes) -> bytes:
    """Take the white space at both ends away."""
    return value.strip(_SPACE)


def trim_left(value: bytes) -> bytes:
    """Take the white space at the beginning away."""
    return value.lstrip(_SPACE)


def trim_right(value: bytes) -> bytes:
    """Take the white space at the end away."""
    return value.rstrip(_SPACE)


def remove_nulls(value: bytes) -> bytes:
    """Take NUL bytes away."""
    return value.replace(b"\0", b"")


def replace_nulls(value: bytes) -> bytes:
    """Put a blank for every NUL byte."""
    return value.replace(b"\0", b" ")
