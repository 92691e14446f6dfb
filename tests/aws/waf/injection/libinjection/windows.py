"""Fold a few tokens once."""

from collections.abc import Callable

from gatewright.aws.waf.injection.libinjection.sql_scanner import next_token
from gatewright.aws.waf.injection.libinjection.sql_tokens import Source
from gatewright.aws.waf.injection.libinjection.sql_window import Window


def window(text: bytes, size: int) -> Window:
    """Return a window of so many tokens of a text."""
    source = Source(text, mysql=False)
    made = Window(lambda: next_token(source, b""))
    assert made.fill(size)
    return made


def kinds(text: bytes, size: int, fold: Callable[[Window], bool]) -> tuple[str, bool]:
    """Return the kinds that are left, and whether anything changed."""
    made = window(text, size)
    changed = fold(made)
    return "".join(token.kind for token in made.tokens), changed
