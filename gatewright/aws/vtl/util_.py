r"""`$util`: six functions on texts.

Documented (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html,
"Util variables"): their names, what each is for, that the character set is UTF-8, and that `escapeJavaScript` turns
`'` into `\'`, which a template must turn back for JSON.

Inferred: that `escapeJavaScript` is that of Apache Commons Lang 2, which Velocity 1.7 comes with: it also escapes `/`
and writes all characters beyond ASCII as `\uXXXX`; that `urlEncode` and `urlDecode` are Java's `URLEncoder` and
`URLDecoder`; that what is no text is taken as the text it prints as; and that text that cannot be decoded is an error.
"""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import quote_plus, unquote_plus

from gatewright.aws.vtl.errors import Impossible, NotJson
from gatewright.aws.vtl.json_values import parsed
from gatewright.aws.vtl.printing import text_of
from gatewright.aws.vtl.template_object import TemplateObject

__all__ = ["UTIL", "Util"]

_ESCAPED: Final = re.compile(r"""["'\\/\x00-\x1f\x7f-\U0010ffff]""")
_SHORT: Final = {'"': '\\"', "'": "\\'", "\\": "\\\\", "/": "\\/"} | {
    "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r",
}  # fmt: skip
_DELETE: Final = "\x7f"
_HALF_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_BASIC_PLANE: Final = 0xFFFF


def _escape(match: re.Match[str]) -> str:
    """Return a character as JavaScript may spell it."""
    character = match[0]
    if character in _SHORT:
        return _SHORT[character]
    if character == _DELETE:
        return character
    code = ord(character)
    if code <= _BASIC_PLANE:
        return f"\\u{code:04X}"
    high, low = divmod(code - _BASIC_PLANE - 1, 0x400)
    return f"\\u{0xD800 + high:04X}\\u{0xDC00 + low:04X}"


def escape_java_script(value: object) -> str:
    """Escape what JavaScript would not take inside a string."""
    return _ESCAPED.sub(_escape, text_of(value))


def parse_json(value: object) -> object:
    """Read JSON text to a value."""
    try:
        return parsed(text_of(value))
    except NotJson as problem:
        # Only the payload is the caller's to mend; this text is the template's own.
        raise Impossible(f"`parseJson`: {problem}") from None


def url_encode(value: object) -> str:
    """Encode a text as `application/x-www-form-urlencoded`."""
    return quote_plus(text_of(value), safe="*", errors="replace").replace("~", "%7E")


def url_decode(value: object) -> str:
    """Decode a text from `application/x-www-form-urlencoded`."""
    text = text_of(value)
    if _HALF_PERCENT.search(text):
        raise Impossible("`urlDecode`: expected two hexadecimal digits after every `%`")
    return unquote_plus(text)


def base64_encode(value: object) -> str:
    """Encode a text's bytes as base64."""
    return base64.b64encode(text_of(value).encode(errors="replace")).decode()


def base64_decode(value: object) -> str:
    """Decode base64 to a text."""
    try:
        return base64.b64decode(text_of(value), validate=True).decode(errors="replace")
    except (binascii.Error, ValueError):
        raise Impossible("`base64Decode`: the text is not base64") from None


class Util(TemplateObject):
    """`$util`."""

    __slots__ = ()

    def __init__(self) -> None:
        """Have the six functions."""
        self.methods = _FUNCTIONS

    def property(self, name: str) -> object:
        """Return nothing: `$util` has functions only."""
        del name
        return None


_FUNCTIONS: Final[Mapping[tuple[str, int], Callable[..., object]]] = {
    ("escapeJavaScript", 1): escape_java_script,
    ("parseJson", 1): parse_json,
    ("urlEncode", 1): url_encode,
    ("urlDecode", 1): url_decode,
    ("base64Encode", 1): base64_encode,
    ("base64Decode", 1): base64_decode,
}

UTIL: Final = Util()
"""`$util` has no state, so one is enough."""
