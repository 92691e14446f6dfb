"""Words of SQL, and names in brackets."""

import re
from typing import Final

from gatewright.aws.waf.injection.libinjection.sql_tokens import LONGEST, Source, Token, token
from gatewright.aws.waf.injection.libinjection.sql_words import WORDS

_WORD: Final = re.compile(rb"""[^ \[\]{}<>:\\?=@!#~+*/&|^%(),';\t\n\v\f\r"\xa0\x00-]*""")
_PART: Final = re.compile(rb"[.`]")


def word(source: Source) -> Token:
    """Read a word; one that SQL knows ends at a dot or a tick: `SELECT.1`, SELECT`name`."""
    text, at = source.text, source.position
    found = _WORD.match(text, at)
    end = at if found is None else found.end()
    value = text[at : min(end, at + LONGEST)]
    for part in _PART.finditer(value):
        kind = WORDS.get(value[: part.start()].upper(), "n")
        if kind != "n":
            source.position = at + part.start()
            return Token(kind, value[: part.start()])
    source.position = end
    return Token(WORDS.get(value.upper(), "n") if end - at <= LONGEST else "n", value)


def bracketed(source: Source) -> Token:
    """Read a name as SQL Server writes it: `[name]`."""
    text, at = source.text, source.position
    end = text.find(b"]", at)
    source.position = end + 1 if end >= 0 else len(text)
    return token("n", text, at, source.position)
