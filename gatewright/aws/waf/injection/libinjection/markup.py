"""
libinjection's verdict on cross-site scripting: a text is read as content, and as the value of an attribute.

An attack is a tag, an attribute, an address or a comment by which scripts are run.
"""

import re
from typing import Final

from gatewright.aws.waf.injection.libinjection.html import COMMENT, DOCTYPE, NAME, TAG, VALUE, Html

_TAGS: Final = frozenset(
    b"APPLET BASE COMMENT EMBED FRAME FRAMESET HANDLER IFRAME IMPORT ISINDEX LINK LISTENER META NOSCRIPT OBJECT SCRIPT"
    b" STYLE VMLFRAME XML XSS".split()
)
_ADDRESSES: Final = frozenset(
    b"ACTION BY BACKGROUND DYNSRC FORMACTION FOLDER FROM HANDLER HREF LOWSRC POSTER SRC TO VALUES XLINK:HREF".split()
)
_ALWAYS: Final = frozenset({b"DATAFORMATAS", b"DATASRC", b"FILTER", b"STYLE"})
_SCHEMES: Final = (b"DATA", b"VIEW-SOURCE", b"JAVA", b"VBSCRIPT")
_LONGEST_SCHEME: Final = 11
_SKIPPED: Final = re.compile(rb"[\x00-\x20\x7f-\xff]*")
_REFERENCE: Final = re.compile(rb"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));?")
_HIGHEST: Final = 0x1000FF
_COMMENTS: Final = re.compile(rb"(?i:\[if|xml)")
_CONTEXTS: Final = (None, b"", b"'", b'"', b"`")


def is_cross_site_scripting(text: bytes) -> bool:
    """Tell whether a text holds markup that runs scripts."""
    if b"<" not in text and b"=" not in text:
        return False
    return any(_runs(text, quote) for quote in _CONTEXTS if not quote or quote in text)


def _runs(text: bytes, quote: bytes | None) -> bool:
    attribute = b""
    for kind, value in Html(text).tokens(quote):
        if kind == NAME:
            attribute = value
            continue
        if kind == VALUE and _attribute_runs(attribute, value):
            return True
        attribute = b""
        if kind == DOCTYPE or (kind == TAG and _tag_runs(value)) or (kind == COMMENT and _comment_runs(value)):
            return True
    return False


def _tag_runs(name: bytes) -> bool:
    if len(name) < 3:
        return False
    return _plain(name) in _TAGS or name[:3].upper() in (b"SVG", b"XSL")


def _attribute_runs(name: bytes, value: bytes) -> bool:
    if _runs_always(name):
        return True
    plain = _plain(name)
    if plain in _ADDRESSES:
        return _address_runs(value)
    return plain == b"ATTRIBUTENAME" and (_runs_always(value) or _plain(value) in _ADDRESSES | {b"ATTRIBUTENAME"})


def _runs_always(name: bytes) -> bool:
    begin = name[:5].upper()
    return (len(name) >= 5 and (begin[:2] == b"ON" or begin in (b"XMLNS", b"XLINK"))) or _plain(name) in _ALWAYS


def _plain(name: bytes) -> bytes:
    return name.replace(b"\x00", b"").upper()


def _comment_runs(text: bytes) -> bool:
    if b"`" in text or (len(text) > 3 and _COMMENTS.match(text) is not None):
        return True
    return len(text) > 5 and text[:6].upper() in (b"IMPORT", b"ENTITY")


def _address_runs(address: bytes) -> bool:
    """Tell whether an address is code, however it is written."""
    skipped = _SKIPPED.match(address)
    begin = _decoded(address, 0 if skipped is None else skipped.end())
    return begin.startswith(_SCHEMES)


def _decoded(text: bytes, at: int) -> bytes:
    """Return the beginning of an address in capital letters, without references and what browsers skip."""
    found = bytearray()
    while at < len(text) and len(found) < _LONGEST_SCHEME:
        code, at = _character(text, at)
        if (code <= 32 and not found) or code in (0, 10):
            continue
        found.append((code - 32 if 97 <= code <= 122 else code) & 0xFF)
    return bytes(found)


def _character(text: bytes, at: int) -> tuple[int, int]:
    """Return the character at a place, which may be written as its number, and the place behind it."""
    reference = _REFERENCE.match(text, at)
    if reference is None:
        return text[at], at + 1
    digits = reference[1] or reference[2]
    code = int(digits, 16 if reference[1] else 10) if len(digits.lstrip(b"0")) <= 8 else _HIGHEST + 1
    return (text[at], at + 1) if code > _HIGHEST else (code, reference.end())
