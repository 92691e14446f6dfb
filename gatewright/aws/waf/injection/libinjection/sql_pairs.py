"""What two tokens that stand side by side fold to."""

from collections.abc import Callable
from typing import Final

from gatewright.aws.waf.injection.libinjection.sql_tokens import LONGEST, Token
from gatewright.aws.waf.injection.libinjection.sql_window import Window
from gatewright.aws.waf.injection.libinjection.sql_words import WORDS

Fold = Callable[[Window, Token, Token], bool | None]
"""Fold two tokens: true when they changed, false when no other rule may look at them, `None` when it has no say."""

_MERGE_FIRST: Final = frozenset("knoUfETt")
_MERGE_SECOND: Final = _MERGE_FIRST | {"&"}
_CALLED: Final = frozenset(
    b"USER_ID USER_NAME DATABASE PASSWORD USER CURRENT_USER CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP LOCALTIME"
    b" LOCALTIMESTAMP".split()
)


def fold(window: Window) -> bool:
    """Fold the two tokens that come first; false when they stay as they are."""
    first, second = window.tokens[window.left], window.tokens[window.left + 1]
    for rule in _RULES.get(first.kind, ()):
        changed = rule(window, first, second)
        if changed is not None:
            return changed
    if second.kind == "}":
        window.drop()
        return True
    return False


def _repeated(window: Window, first: Token, second: Token) -> bool | None:
    """Drop a string behind a string, and a semicolon behind a semicolon."""
    if first.kind == second.kind and first.kind in ("s", ";"):
        window.tokens.pop()
        return True
    return None


def _unary(window: Window, first: Token, second: Token) -> bool | None:
    """Drop a sign behind an operator or a parenthesis."""
    if first.kind in ("o", "&") and (second.kind == "t" or second.is_unary):
        window.drop()
        return True
    if first.kind == "(" and second.is_unary:
        window.tokens.pop()
        window.left = max(window.left - 1, 0)
        return True
    return None


def _merged(window: Window, first: Token, second: Token) -> bool | None:
    """Make one phrase of two words: UNION ALL."""
    if first.kind not in _MERGE_FIRST or second.kind not in _MERGE_SECOND:
        return None
    phrase = first.value + b" " + second.value
    kind = WORDS.get(phrase.upper()) if len(phrase) <= LONGEST else None
    if kind is None:
        return None
    first.kind, first.value = kind, phrase
    window.tokens.pop()
    window.left = max(window.left - 1, 0)
    return True


def _renamed(_window: Window, first: Token, second: Token) -> bool | None:
    """Take some words for what follows them makes of them."""
    if first.kind == ";" and second.kind == "f" and second.upper[:2] == b"IF":
        second.kind = "T"
        return True
    if first.kind in ("n", "v") and second.kind == "(" and first.upper in _CALLED:
        first.kind = "f"
        return True
    if first.kind == "k" and first.upper in (b"IN", b"NOT IN"):
        first.kind = "o" if second.kind == "(" else "n"
        return True
    if first.kind == "o" and first.upper in (b"LIKE", b"NOT LIKE"):
        first.kind = "f" if second.kind == "(" else "o"
        return False
    return None


def _typed(window: Window, first: Token, second: Token) -> bool | None:
    """Drop a type before a value; take a name behind COLLATE for a type."""
    if first.kind == "t" and second.kind in ("n", "1", "t", "(", "f", "v", "s"):
        window.skip(window.left)
        return True
    if first.kind == "A" and second.kind == "n":
        if b"_" in second.value.split(b"\x00")[0]:
            second.kind = "t"
            window.left = 0
        return False
    return None


def _behind_a_backslash(window: Window, first: Token, second: Token) -> bool | None:
    """Read a backslash as SQL Server does: as nothing, or as a number before arithmetic."""
    if first.kind != "\\":
        return None
    if second.is_arithmetic:
        first.kind = "1"
        window.left = 0
    else:
        window.skip(window.left)
    return True


def _brackets(window: Window, first: Token, second: Token) -> bool | None:
    """Drop parentheses within parentheses, and what MySQL takes in braces."""
    if first.kind == second.kind and first.kind in ("(", ")"):
        window.drop()
        return True
    if first.kind == "{" and second.kind == "n":
        if not second.value:
            window.give_up()
            return True
        window.drop(2)
        return True
    return None


_RULES: Final[dict[str, tuple[Fold, ...]]] = {
    **dict.fromkeys("UfET", (_merged,)),
    "s": (_repeated,),
    ";": (_repeated, _renamed),
    "o": (_unary, _merged, _renamed),
    "&": (_unary,),
    "(": (_unary, _brackets),
    ")": (_brackets,),
    "{": (_brackets,),
    "n": (_merged, _renamed),
    "v": (_renamed,),
    "k": (_merged, _renamed),
    "t": (_merged, _typed),
    "A": (_typed,),
    "\\": (_behind_a_backslash,),
}
"""The rules by the kind of the first token, in order."""
