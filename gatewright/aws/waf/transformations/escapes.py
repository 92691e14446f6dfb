r"""Escapes with a backslash: of C, of CSS, of JavaScript.

Restates "Text transformations", AWS WAF developer guide; they follow ModSecurity's functions of the same names.
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-transformation.html
"""

import re
from typing import Final

from gatewright.aws.waf.transformations.full_width import narrow

_OF_C: Final = re.compile(rb"\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|(x)|(.))", re.DOTALL)
_SIMPLE_OF_C: Final = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}
_OF_CSS: Final = re.compile(rb"\\(?:([0-9a-fA-F]{1,6})[ \t\n\v\f\r]?|(\n)|(.)|\Z)", re.DOTALL)
_OF_JAVASCRIPT: Final = re.compile(
    rb"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-3][0-7]{2}|[0-7]{1,2})|(.))", re.DOTALL
)


def escape_seq_decode(value: bytes) -> bytes:
    r"""Decode ANSI C: `\n`, `\x41`, `\101`; `\x` without digits stays, any other letter loses its backslash."""
    return _OF_C.sub(_character_of_c, value)


def _character_of_c(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes((int(found[1], 16),))
    if found[2]:
        return bytes((int(found[2], 8) & 0xFF,))
    return found[0] if found[3] else _SIMPLE_OF_C.get(found[4], found[4])


def css_decode(value: bytes) -> bytes:
    r"""Decode CSS 2.x: up to six digits and one blank behind them; `\` and a line end are nothing."""
    return _OF_CSS.sub(_character_of_css, value)


def _character_of_css(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes((_of_css(found[1]),))
    return found[3] or b""


def _of_css(digits: bytes) -> int:
    # The last two digits count; of four and more, the two before them say whether the letter is a full-width one.
    return narrow(int(digits, 16)) if len(digits) >= len("ff01") else int(digits[-2:], 16)


def js_decode(value: bytes) -> bytes:
    r"""Decode JavaScript: `\u0041`, `\x41`, `\101`, `\n`; any other letter loses its backslash."""
    return _OF_JAVASCRIPT.sub(_character_of_javascript, value)


def _character_of_javascript(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes((narrow(int(found[1], 16)),))
    if found[2]:
        return bytes((int(found[2], 16),))
    if found[3]:
        return bytes((int(found[3], 8),))
    return _SIMPLE_OF_C.get(found[4], found[4])
