"""Operators, comments and variables of SQL."""

import re
from typing import Final

from gatewright.aws.waf.injection.libinjection.sql_strings import string, ticked
from gatewright.aws.waf.injection.libinjection.sql_tokens import Source, Token, token
from gatewright.aws.waf.injection.libinjection.sql_words import WORDS

_BLANK: Final = b" \t\n\v\f\r\xa0\x00"
_VARIABLE: Final = re.compile(rb"""[^ <>:\\?=@!#~+*/&|^%(),';\t\n\v\f\r`"\x00-]*""")


def _single(source: Source, kind: str) -> Token:
    at = source.position
    source.position = at + 1
    return Token(kind, source.text[at : at + 1])


def mark(source: Source) -> Token:
    """Read a mark that is its own kind."""
    return _single(source, chr(source.text[source.position]))


def operator(source: Source) -> Token:
    """Read an operator of one character."""
    return _single(source, "o")


def other(source: Source) -> Token:
    """Read what no SQL has."""
    return _single(source, "?")


def long_operator(source: Source) -> Token:
    """Read an operator of up to three characters."""
    text, at = source.text, source.position
    if text[at : at + 3] == b"<=>":
        source.position = at + 3
        return Token("o", b"<=>")
    pair = text[at : at + 2]
    kind = WORDS.get(pair.upper()) if len(pair) == 2 else None
    if kind is not None:
        source.position = at + 2
        return Token(kind, pair)
    return _single(source, ":" if len(pair) == 2 and pair[:1] == b":" else "o")


def _to_the_end_of_the_line(source: Source) -> Token:
    text, at = source.text, source.position
    end = text.find(b"\n", at)
    source.position = end + 1 if end >= 0 else len(text)
    return token("c", text, at, end if end >= 0 else len(text))


def hash_sign(source: Source) -> Token:
    """Read `#`, MySQL's comment and an operator elsewhere."""
    source.otherwise = True
    return _to_the_end_of_the_line(source) if source.mysql else _single(source, "o")


def dash(source: Source) -> Token:
    """Read `-`, or a comment behind two of them; MySQL wants a blank there."""
    text, at = source.text, source.position
    if text[at + 1 : at + 2] != b"-":
        return _single(source, "o")
    if at + 2 == len(text) or text[at + 2] in _BLANK:
        return _to_the_end_of_the_line(source)
    if source.mysql:
        return _single(source, "o")
    source.otherwise = True
    return _to_the_end_of_the_line(source)


def slash(source: Source) -> Token:
    """Read `/`, or a comment; one within another, and one that MySQL runs, are an attack by themselves."""
    text, at = source.text, source.position
    if text[at + 1 : at + 2] != b"*":
        return _single(source, "o")
    end = text.find(b"*/", at + 2)
    source.position = end + 2 if end >= 0 else len(text)
    nested = end >= 0 and text.find(b"/*", at + 2, end + 1) >= 0
    return token("X" if nested or text[at + 2 : at + 3] == b"!" else "c", text, at, source.position)


def backslash(source: Source) -> Token:
    r"""Read `\N`, which is MySQL's NULL, or a backslash."""
    text, at = source.text, source.position
    if text[at + 1 : at + 2] != b"N":
        return _single(source, "\\")
    source.position = at + 2
    return Token("1", b"\\N")


def variable(source: Source) -> Token:
    """Read `@name`, `@@name`, and with a quoted name."""
    text = source.text
    at = source.position + (2 if text[source.position + 1 : source.position + 2] == b"@" else 1)
    quote = text[at : at + 1]
    if quote and quote in b"`'\"":
        source.position = at
        found = ticked(source) if quote == b"`" else string(source)
        found.kind = "v"
        return found
    name = _VARIABLE.match(text, at)
    source.position = at if name is None else name.end()
    return token("v", text, at, source.position)
