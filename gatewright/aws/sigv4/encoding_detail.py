"""How one text was encoded in two ways: once too little, once too often, a character otherwise, other letters."""

from contextlib import suppress
from typing import Final
from unicodedata import normalize
from urllib.parse import unquote

from gatewright.aws.sigv4.difference import Detail, Difference

_TIMES_ENCODED: Final = 4
"""No client is known that encodes more often."""


def readable(text: str) -> str:
    """Return a text whose letters each stand for one byte (see `wire_bytes.py`) as people read it, in UTF-8."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def encoding_detail(signed: str, received: str) -> Detail:
    """Tell how one text was encoded in two ways; empty when the two are different texts.

    `encoded-once` where the percent signs of the wire were not encoded again, `encoded-too-often` the other way round;
    `character` where single characters (`*`, `(`, `)`, `!`, ...) were left alone or encoded, `plus` where `+` was.
    """
    if decoded(signed) != decoded(received):
        if read_as_form(signed) == read_as_form(received):
            return "plus"
        return "other-letters" if _letters(signed) == _letters(received) else ""
    if signed.upper() == received.upper() and unquote(signed) == unquote(received):
        return "lower-case-hex"
    levels = _levels(signed) - _levels(received)
    if levels == 0:
        return "character"
    return "encoded-once" if levels < 0 else "encoded-too-often"


def decoded(text: str) -> str:
    """Decode until nothing changes."""
    for _ in range(_TIMES_ENCODED):
        text = unquote(text)
    return text


def _letters(text: str) -> str:
    """Return what a text says, whichever of the encodings of letters its bytes are in, and however accents are put."""
    for _ in range(_TIMES_ENCODED):
        text = unquote(text, encoding="latin-1")
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    return normalize("NFC", text)


def read_as_form(text: str) -> str:
    """Decode as a form does, where a plus is a blank, wherever it comes to light."""
    return decoded(text).replace("+", " ")


def _levels(text: str) -> int:
    """Count how often the percent signs of a text were encoded themselves."""
    levels = 0
    while "%25" in text and levels < _TIMES_ENCODED:
        text = unquote(text)
        levels += 1
    return levels


def character_of(signed: str, received: str) -> str:
    """Return the first character that was encoded in two ways."""
    column = Difference(part="path-encoding", signed=signed, received=received).column
    for text in (signed, received):
        if not text.startswith("%", column):
            return text[column : column + 1]
    return unquote(received[column : column + 3])
