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
from gatewright.aws.vtl.printing import printed
from gatewright.aws.vtl.run import CODED, Run
from gatewright.aws.vtl.template_object import TemplateObject

__all__ = ["UTIL", "Util"]

_SHORT: Final = {'"': '\\"', "'": "\\'", "\\": "\\\\", "/": "\\/"} | {
    "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r",
}  # fmt: skip
_SPACE: Final = 0x20
_DELETE: Final = 0x7F
_HALF_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_BASIC_PLANE: Final = 0xFFFF
_PART: Final = 0x10000


class _Escapes(dict[int, str]):
    """How `escapeJavaScript` spells each character, by its code; found out when it is first met."""

    def __missing__(self, code: int) -> str:
        """Return a character as JavaScript may spell it."""
        if _SPACE <= code <= _DELETE:
            found = chr(code)
        elif code <= _BASIC_PLANE:
            found = f"\\u{code:04X}"
        else:
            high, low = divmod(code - _BASIC_PLANE - 1, 0x400)
            return f"\\u{0xD800 + high:04X}\\u{0xDC00 + low:04X}"
        self[code] = found
        return found


_ESCAPES: Final = _Escapes(str.maketrans(_SHORT))


def escape_java_script(run: Run, value: object) -> str:
    """Escape what JavaScript would not take inside a string."""
    text = printed(run, value)
    run.make(len(text), CODED)
    # In parts: while one is translated, no other thread runs.
    return "".join([text[at : at + _PART].translate(_ESCAPES) for at in range(0, len(text), _PART)])


def parse_json(run: Run, value: object) -> object:
    """Read JSON text to a value."""
    text = printed(run, value)
    run.read(len(text), CODED)
    try:
        return parsed(text)
    except NotJson as problem:
        # Only the payload is the caller's to mend; this text is the template's own.
        raise Impossible(f"`parseJson`: {problem}") from None


def url_encode(run: Run, value: object) -> str:
    """Encode a text as `application/x-www-form-urlencoded`."""
    text = printed(run, value)
    run.make(len(text), CODED)
    return quote_plus(text, safe="*", errors="replace").replace("~", "%7E")


def url_decode(run: Run, value: object) -> str:
    """Decode a text from `application/x-www-form-urlencoded`."""
    text = printed(run, value)
    run.make(len(text), CODED)
    if _HALF_PERCENT.search(text):
        raise Impossible("`urlDecode`: expected two hexadecimal digits after every `%`")
    return unquote_plus(text)


def base64_encode(run: Run, value: object) -> str:
    """Encode a text's bytes as base64."""
    text = printed(run, value)
    run.make(2 * len(text))
    return base64.b64encode(text.encode(errors="replace")).decode()


def base64_decode(run: Run, value: object) -> str:
    """Decode base64 to a text."""
    text = printed(run, value)
    run.make(len(text))
    try:
        return base64.b64decode(text, validate=True).decode(errors="replace")
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
