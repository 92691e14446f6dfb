r"""
A token of SQL as libinjection sees it, and the text that tokens are read from.

| kind | token | kind | token |
| --- | --- | --- | --- |
| `n` | a name | `o` | an operator |
| `1` | a number | `&` | AND, OR, XOR |
| `s` | a string | `c` | a comment |
| `v` | a variable, a constant | `k` | a keyword |
| `f` | a function | `t` | a type of data |
| `E` | what begins an expression: SELECT | `U` | UNION and its kin |
| `B` | GROUP BY, LIMIT, HAVING | `T` | a statement of Transact-SQL |
| `A` | COLLATE | `X` | what no two databases read alike |
| `\` | a backslash | `?` | anything else |

Marks, `( ) { } , ; : .`, are their own kind.
"""

from dataclasses import dataclass
from typing import Final

LONGEST: Final = 31
"""No more bytes of a token are kept."""

_ARITHMETIC: Final = frozenset({b"*", b"/", b"-", b"+", b"%"})
_UNARY: Final = frozenset({b"+", b"-", b"!", b"~", b"!!", b"NOT"})


@dataclass(slots=True)
class Token:
    """One token."""

    kind: str
    """What it is, by the table above; folding may change its mind."""

    value: bytes
    """Its beginning."""

    opened: str = ""
    """The quote that a string begins with, if one was written."""

    closed: str = ""
    """The quote that a string ends with, if one was written."""

    @property
    def upper(self) -> bytes:
        """The value in capital letters."""
        return self.value.upper()

    @property
    def is_unary(self) -> bool:
        """Whether it can stand before a single value."""
        return self.kind == "o" and self.value.upper() in _UNARY

    @property
    def is_arithmetic(self) -> bool:
        """Whether it calculates."""
        return self.kind == "o" and self.value in _ARITHMETIC


@dataclass(slots=True)
class Source:
    """A text, and what was seen of it on the way."""

    text: bytes
    """What is read."""

    mysql: bool
    """Whether it is read as MySQL does, to which `#` is a comment and `--x` is none."""

    position: int = 0
    """Where the next token begins."""

    tokens: int = 0
    """How many there were."""

    otherwise: bool = False
    """Whether MySQL and the others would read it in different ways."""


def token(kind: str, text: bytes, start: int, end: int) -> Token:
    """Return a token that stands in a text."""
    return Token(kind, text[start : min(end, start + LONGEST)])
