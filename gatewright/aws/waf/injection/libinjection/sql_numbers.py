"""Numbers of SQL in the ways of all databases."""

import re
from typing import Final

from gatewright.aws.waf.injection.libinjection.sql_names import word
from gatewright.aws.waf.injection.libinjection.sql_tokens import Source, Token, token

# A NUL counts as a digit where libinjection looks for digits with `strchr`.
_OTHER_BASE: Final = re.compile(rb"0(?:[xX]([0-9A-Fa-f\x00]*)|[bB]([01\x00]*))")
_BITS: Final = re.compile(rb"'[01\x00]*'")
_HEX: Final = re.compile(rb"'[0-9A-Fa-f\x00]*'")
_DECIMAL: Final = re.compile(rb"[0-9]*(?:\.[0-9]*)?")
_EXPONENT: Final = re.compile(rb"[eE][+-]?([0-9]*)")
_SUFFIX: Final = re.compile(rb"[dDfF](?=[ \t\n\v\f\r\xa0\x00;uU]|\Z)")


def number(source: Source) -> Token:
    """Read a number; `.` alone is a dot, and `1.e` a name."""
    text, start = source.text, source.position
    other = _OTHER_BASE.match(text, start)
    if other is not None:
        source.position = other.end()
        return token("1" if other[1] or other[2] else "n", text, start, other.end())
    decimal = _DECIMAL.match(text, start)
    at = start if decimal is None else decimal.end()
    if text[start:at] == b".":
        source.position = at
        return Token(".", b".")
    exponent = _EXPONENT.match(text, at)
    at = at if exponent is None else exponent.end()
    suffix = _SUFFIX.match(text, at)
    at = at if suffix is None else suffix.end()
    source.position = at
    return token("n" if exponent is not None and not exponent[1] else "1", text, start, at)


def bits(source: Source) -> Token:
    """Read `B'0101'`."""
    return _literal(source, _BITS)


def hexadecimal(source: Source) -> Token:
    """Read `X'CAFE'`."""
    return _literal(source, _HEX)


def _literal(source: Source, digits: re.Pattern[bytes]) -> Token:
    start = source.position
    found = digits.match(source.text, start + 1)
    if found is None:
        return word(source)
    source.position = found.end()
    return token("1", source.text, start, found.end())
