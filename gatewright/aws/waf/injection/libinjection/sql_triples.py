"""What three tokens that stand side by side fold to."""

from collections.abc import Callable
from typing import Final

from gatewright.aws.waf.injection.libinjection.sql_tokens import Token
from gatewright.aws.waf.injection.libinjection.sql_window import Window

Fold = Callable[[Window, Token, Token, Token], bool]
"""Fold three tokens; false when this rule has no say."""


def fold(window: Window) -> bool:
    """Fold the three tokens that come first; false when they stay as they are."""
    first, second, third = window.tokens[window.left : window.left + 3]
    rules = _RULES.get(first.kind, ())
    return any(rule(window, first, second, third) for rule in rules)


def _calculated(window: Window, first: Token, second: Token, third: Token) -> bool:
    """Fold what an operator joins into one value, and an operator's neighbours with it."""
    one, between, other = first.kind, second.kind, third.kind
    folds = (
        (one == "o" and between != "(" and other == "o")
        or (one == "&" and other == "&")
        or (between == "o" and one == "v" and other in ("v", "1", "n"))
        or (between == "o" and one in ("n", "1") and other in ("1", "n"))
    )
    if folds:
        window.drop(2)
    return folds


def _cast(window: Window, first: Token, second: Token, third: Token) -> bool:
    """Fold PostgreSQL's `value::type` into the value."""
    folds = first.kind in ("n", "1", "v", "s") and second.kind == "o" and second.value == b"::" and third.kind == "t"
    if folds:
        window.drop(2)
    return folds


def _listed(window: Window, first: Token, second: Token, third: Token) -> bool:
    """Fold a list of values into one."""
    folds = second.kind == "," and first.kind in ("n", "1", "s", "v") and third.kind in ("1", "n", "s", "v")
    if folds:
        window.drop(2)
    return folds


def _signed(window: Window, first: Token, second: Token, third: Token) -> bool:
    """Drop a sign behind a keyword or a comma."""
    if first.kind not in ("E", "B", ",", "k") or not second.is_unary:
        return False
    value = third.kind in ("1", "n", "v", "s")
    if first.kind == "," and value:
        # The list before the comma may now be one value.
        window.skip(window.left + 1, 3)
    elif (third.kind == "(" and first.kind != "k") or third.kind == "f" or value:
        window.skip(window.left + 1)
    else:
        return False
    return True


def _dotted(window: Window, first: Token, second: Token, third: Token) -> bool:
    """Fold `database.table` into a name, and `SELECT .name` into SELECT and the name."""
    if second.kind != "." or third.kind != "n" or first.kind not in ("n", "E"):
        return False
    if first.kind == "n":
        window.drop(2)
    else:
        window.skip(window.left + 1)
    return True


def _not_called(_window: Window, first: Token, second: Token, third: Token) -> bool:
    """Take USER for a name where it gets arguments, for the function takes none."""
    if first.kind == "f" and second.kind == "(" and third.kind != ")" and first.upper == b"USER":
        first.kind = "n"
    return False


_RULES: Final[dict[str, tuple[Fold, ...]]] = {
    "1": (_calculated, _cast, _listed),
    "n": (_calculated, _cast, _listed, _dotted),
    "v": (_calculated, _cast, _listed),
    "s": (_cast, _listed),
    "o": (_calculated,),
    "&": (_calculated,),
    "E": (_signed, _dotted),
    "B": (_signed,),
    "k": (_signed,),
    ",": (_signed,),
    "f": (_not_called,),
}
"""The rules by the kind of the first token, in order."""
