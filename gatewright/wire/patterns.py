r"""
Java's regular expressions, in which AWS writes its patterns, as Python's.

They differ in three things that AWS's models use: Unicode categories (`\p{L}`), which Python's `re` lacks; a hyphen
after a class (`[\w-_]`), which Python takes for a broken range; and `\w`, `\d`, `\s`, which mean ASCII in Java
(documented: `java.util.regex.Pattern`).
"""

import re
import sys
import unicodedata
from functools import lru_cache
from typing import Final

from gatewright.model.lazy_pattern import pattern

_TOKEN: Final = pattern(r"\\p\{(?P<category>[A-Z][a-z]?)\}|\\.|.", re.DOTALL)
_CLASSES: Final = frozenset({r"\w", r"\d", r"\s", r"\W", r"\D", r"\S"})
_ONLY_IN_PYTHON: Final = frozenset("[&~|")
"""Bare in a set they mean something to Python one day (FutureWarning), nothing to Java alone."""


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return `pattern` as Python reads it; the whole value must match."""
    return re.compile(_translated(pattern), re.ASCII)


def _translated(pattern: str) -> str:
    parts: list[str] = []
    inside = False
    previous = ""
    for token in _TOKEN.finditer(pattern):
        text = token.group()
        category = token.group("category")
        if category:
            ranges = _ranges(category)
            parts.append(ranges if inside else f"[{ranges}]")
        elif not inside:
            inside = text == "["
            parts.append(text)
        else:
            inside = text != "]"
            parts.append(_in_set(text, previous))
        previous = r"\w" if category else text
    return "".join(parts)


def _in_set(text: str, previous: str) -> str:
    if text in _ONLY_IN_PYTHON or (text == "-" and previous in _CLASSES):
        return "\\" + text
    return text


@lru_cache(maxsize=16)
def _ranges(category: str) -> str:
    """Return the characters of a Unicode category as ranges of a set."""
    found: list[list[int]] = []
    for code in range(sys.maxunicode + 1):
        if not unicodedata.category(chr(code)).startswith(category):
            continue
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in found)
