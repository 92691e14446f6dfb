"""A text read as SQL, token by token: what a character begins, and who reads it."""

from collections.abc import Callable
from typing import Final

from gatewright.aws.waf.injection.libinjection import sql_marks, sql_names, sql_numbers, sql_strings
from gatewright.aws.waf.injection.libinjection.sql_tokens import Source, Token

_Read = Callable[[Source], Token]
_BY_CHARACTER: Final[dict[bytes, _Read]] = {
    b"!&*:<=>|": sql_marks.long_operator,
    b"\"'": sql_strings.string,
    b"#": sql_marks.hash_sign,
    b"$": sql_strings.dollar,
    b"%+^~": sql_marks.operator,
    b"(),;{}": sql_marks.mark,
    b"-": sql_marks.dash,
    b".0123456789": sql_numbers.number,
    b"/": sql_marks.slash,
    b"?]": sql_marks.other,
    b"@": sql_marks.variable,
    b"Bb": sql_numbers.bits,
    b"Ee": sql_strings.escaped_string,
    b"Nn": sql_strings.national_string,
    b"Qq": sql_strings.oracle_string,
    b"Uu": sql_strings.unicode_string,
    b"Xx": sql_numbers.hexadecimal,
    b"[": sql_names.bracketed,
    b"\\": sql_marks.backslash,
    b"`": sql_strings.ticked,
}
MOST_TOKENS: Final = 1_000
"""Tokens behind so many are not read: the longest attack of libinjection's test data has 236, and time is bounded."""

_BLANK: Final = frozenset((*range(33), 127, 160))


def _readers() -> tuple[_Read | None, ...]:
    found = {character: read for characters, read in _BY_CHARACTER.items() for character in characters}
    return tuple(None if code in _BLANK else found.get(code, sql_names.word) for code in range(256))


_READERS: Final = _readers()


def next_token(source: Source, quote: bytes) -> Token | None:
    """Read a token, `None` at the end; at the start, a quote may be taken for written before the text."""
    text = source.text
    if source.position == 0 and quote:
        source.tokens += 1
        return sql_strings.quoted(source, 0, quote, written=False)
    while source.position < len(text) and source.tokens < MOST_TOKENS:
        read = _READERS[text[source.position]]
        if read is not None:
            source.tokens += 1
            return read(source)
        source.position += 1
    return None
