"""
A text read as SQL: one letter for each token, so that attacks are patterns over short strings.

| letter | token | letter | token |
| --- | --- | --- | --- |
| `n` | a name | `o` | a comparison |
| `1` | a number | `a` | arithmetic, concatenation |
| `s` | a string | `,` `;` `(` `)` | themselves |
| `v` | a variable, NULL, TRUE | `c` | a comment |
| `f` `F` | a function that is called; a dangerous one | `k` | a keyword |
| `&` | AND, OR, XOR | `E` | the verb of a statement |
| `U` | UNION and its kin | `X` | a comment that MySQL runs |

Every character is looked at once.
"""

import re
from collections.abc import Iterator
from typing import Final

from gatewright.aws.waf.injection import sql_words
from gatewright.model.lazy_pattern import pattern

_TOKEN: Final = pattern(
    r"""
      (?P<space>[\s\x00\xa0]+)
    | (?P<run>/\*!)
    | (?P<fragment>\#\w[^\n]*)
    | (?P<comment>/\*(?:[^*]|\*(?!/))*(?:\*/)?|--[^\n]*|\#[^\n]*)
    | (?P<string>[nNxXbB]?'(?:[^'\\]|\\.|'')*'?|"(?:[^"\\]|\\.|"")*"?)
    | (?P<name>`[^`]*`?|\[[A-Za-z_][\w ]*\])
    | (?P<number>0[xX][0-9a-fA-F]+|0[bB][01]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<variable>@@?[\w.$]*)
    | (?P<comparison><=>|<>|!=|>=|<=|=|<|>|!<|!>|~=?\*?|!~)
    | (?P<logic>\|\||&&)
    | (?P<arithmetic>[-+*/%^|&!])
    | (?P<word>[A-Za-z_\x80-\uffff][\w$.\x80-\uffff]*)
    | (?P<mark>[,;()])
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
# A word right behind `#` is rather the fragment of an address, or a number, than a comment.
_LETTERS: Final = {
    "fragment": "#",
    "string": "s",
    "name": "n",
    "number": "1",
    "variable": "v",
    "comparison": "o",
    "arithmetic": "a",
}
_MOST: Final = 400
"""An attack shows at its beginning; tokens behind this many are not looked at."""

Token = tuple[str, str]
"""The letter, and what stands there in lower case."""


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a text."""
    for count, found in enumerate(_TOKEN.finditer(text)):
        kind = str(found.lastgroup)
        if kind == "run":
            yield "X", "/*!"
        elif kind == "comment":
            # A closed comment is a blank; what follows is read on.
            if not found[0].endswith("*/"):
                yield "c", found[0]
        elif kind == "logic":
            yield "&", found[0]
        elif kind == "word":
            yield _word(found[0].lower(), text, found.end())
        elif kind == "mark":
            yield found[0], found[0]
        elif kind in _LETTERS:
            yield _LETTERS[kind], found[0].lower()
        if count == _MOST:
            return


def _word(word: str, text: str, end: int) -> Token:
    called = text[end : end + 1] == "(" or text[end : end + 8].lstrip()[:1] == "("
    if called and word in sql_words.DANGEROUS_FUNCTIONS:
        return "F", word
    if called and word in sql_words.FUNCTIONS:
        return "f", word
    for words, letter in _WORDS:
        if word in words:
            return letter, word
    return "n", word


_WORDS: Final = (
    (sql_words.LOGIC, "&"),
    (sql_words.COMPARING, "o"),
    (sql_words.SET_OPERATORS, "U"),
    (sql_words.STATEMENTS, "E"),
    (sql_words.VALUES, "v"),
    (sql_words.KEYWORDS, "k"),
    (frozenset({"not", "binary"}), "!"),
    (frozenset({"div", "mod"}), "a"),
)
