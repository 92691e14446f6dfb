"""Tokens brought to at most five that tell an attack: what does not change the meaning is folded away."""

from typing import Final

from gatewright.aws.waf.injection.libinjection import sql_pairs, sql_triples
from gatewright.aws.waf.injection.libinjection.sql_scanner import next_token
from gatewright.aws.waf.injection.libinjection.sql_tokens import Source, Token
from gatewright.aws.waf.injection.libinjection.sql_window import MOST, Window

_CALCULATIONS: Final = (
    ("1", "o,", "(", "1", ")"),
    ("n", "o", "(", "n1", ")"),
    ("1", ")", ",", "(", "1"),
    ("n", ")", "o", "(", "n"),
)
"""Five tokens that are one value."""


def folded(source: Source, quote: bytes) -> list[Token]:
    """Return the tokens of a text that are left, at most five, and a comment that ends it."""
    window = Window(lambda: next_token(source, quote))
    if not _begin(window):
        return []
    while True:
        if len(window.tokens) >= MOST:
            _shorten(window)
        if not window.more or window.left >= MOST:
            break
        if not window.fill(2):
            window.left = len(window.tokens)
        elif sql_pairs.fold(window):
            continue
        elif not window.fill(3):
            window.left = len(window.tokens)
        elif not sql_triples.fold(window):
            window.left += 1
    if len(window.tokens) < MOST and window.comment is not None:
        window.tokens.append(window.comment)
    return window.tokens[:MOST]


def _begin(window: Window) -> bool:
    """Read the first token that tells something; tell whether there is one."""
    while True:
        found = window.read()
        if found is None:
            return False
        if found.kind not in ("c", "(", "t") and not found.is_unary:
            window.tokens.append(found)
            return True


def _shorten(window: Window) -> None:
    """Take five tokens that are a calculation for one value."""
    kinds = [token.kind for token in window.tokens[:MOST]]
    if any(all(kind in one for kind, one in zip(kinds, each, strict=True)) for each in _CALCULATIONS):
        del window.tokens[1:MOST]
        window.left = 0
