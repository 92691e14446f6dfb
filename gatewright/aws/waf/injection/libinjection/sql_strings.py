"""Strings of SQL: quoted in the way of each database, ticked names, and dollars."""

import re
from typing import Final

from gatewright.aws.waf.injection.libinjection.sql_names import word
from gatewright.aws.waf.injection.libinjection.sql_tokens import Source, Token, token
from gatewright.aws.waf.injection.libinjection.sql_words import WORDS

_CLOSING: Final = {b"(": b")", b"[": b"]", b"{": b"}", b"<": b">"}
_AMOUNT: Final = re.compile(rb"[0-9.,\x00]*")
_TAG: Final = re.compile(rb"[A-Za-z\x00]*")


def quoted(source: Source, begin: int, quote: bytes, *, written: bool = True) -> Token:
    """Read a string from behind its quote; a doubled quote and one behind a backslash do not end it."""
    text = source.text
    opened = quote.decode() if written else ""
    at = text.find(quote, begin)
    while at >= 0:
        if _is_escaped(text, begin, at):
            at = text.find(quote, at + 1)
        elif text[at + 1 : at + 2] == quote:
            at = text.find(quote, at + 2)
        else:
            source.position = at + 1
            return _string(text, begin, at, opened, quote.decode())
    source.position = len(text)
    return _string(text, begin, len(text), opened, "")


def _is_escaped(text: bytes, begin: int, at: int) -> bool:
    count = 0
    while at - count > begin and text[at - count - 1] == 0x5C:
        count += 1
    return count % 2 == 1


def _string(text: bytes, begin: int, end: int, opened: str, closed: str) -> Token:
    found = token("s", text, begin, end)
    found.opened, found.closed = opened, closed
    return found


def string(source: Source) -> Token:
    """Read `'text'` or `"text"`."""
    at = source.position
    return quoted(source, at + 1, source.text[at : at + 1])


def escaped_string(source: Source) -> Token:
    """Read `E'text'` and `N'text'`."""
    at = source.position
    if at + 2 >= len(source.text) or source.text[at + 1] != 0x27:
        return word(source)
    return quoted(source, at + 2, b"'")


def unicode_string(source: Source) -> Token:
    """Read `U&'text'`."""
    at = source.position
    if source.text[at + 1 : at + 3] != b"&'":
        return word(source)
    found = quoted(source, at + 3, b"'")
    found.opened = "u"
    found.closed = "u" if found.closed else ""
    return found


def oracle_string(source: Source) -> Token:
    """Read `Q'(text)'`."""
    return _oracle_string(source, source.position)


def national_string(source: Source) -> Token:
    """Read `N'text'` and `NQ'(text)'`."""
    at = source.position
    if at + 2 < len(source.text) and source.text[at + 1] == 0x27:
        return quoted(source, at + 2, b"'")
    return _oracle_string(source, at + 1)


def _oracle_string(source: Source, at: int) -> Token:
    text = source.text
    if at + 2 >= len(text) or text[at : at + 2].upper() != b"Q'" or not 33 <= text[at + 2] < 128:
        return word(source)
    mark = text[at + 2 : at + 3]
    end = text.find(_CLOSING.get(mark, mark) + b"'", at + 3)
    source.position = end + 2 if end >= 0 else len(text)
    return _string(text, at + 3, end if end >= 0 else len(text), "q", "q" if end >= 0 else "")


def ticked(source: Source) -> Token:
    """Read a name in ticks, which may be the one of a function."""
    found = quoted(source, source.position + 1, b"`")
    found.kind = "f" if WORDS.get(found.upper) == "f" else "n"
    return found


def dollar(source: Source) -> Token:
    """Read an amount, `$1,000.00`, or PostgreSQL's `$tag$text$tag$`."""
    text, at = source.text, source.position
    amount = _AMOUNT.match(text, at + 1)
    end = at + 1 if amount is None else amount.end()
    if end > at + 1:
        if text[at + 1 : end] == b".":
            return word(source)
        source.position = end
        return token("1", text, at, end)
    tag = _TAG.match(text, at + 1)
    behind = at + 1 if tag is None else tag.end()
    if text[behind : behind + 1] != b"$":
        source.position = at + 1
        return Token("n", b"$")
    mark = text[at : behind + 1]
    end = text.find(mark, behind + 1)
    source.position = end + len(mark) if end >= 0 else len(text)
    return _string(text, behind + 1, end if end >= 0 else len(text), "$", "$" if end >= 0 else "")
