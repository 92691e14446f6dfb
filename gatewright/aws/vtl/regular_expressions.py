"""Java's regular expressions, as far as they are safe: `replaceAll`, `replaceFirst`, `matches` and `split`.

https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html

Java's engine tries alternatives one after the other, and so does Python's; some expressions take longer than the
universe has. So an expression is measured before it is used (see `pattern_cost.py`) and refused if it may take too
long for the text at hand. Look-around, back-references and Java's character-class arithmetic are refused always.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.pattern_cost import Cost, measure
from gatewright.aws.vtl.run import OUTPUT, Run

__all__ = ["matches", "replace_all", "replace_first", "split"]

_SLOWEST: Final = 100_000_000
_QUICK: Final = 1_000_000
_TRIES_PER_STEP: Final = 200
_SPECIAL: Final = frozenset(".^$*+?()[]{}|\\")
_GROUP: Final = re.compile(r"\\(.)|\$([0-9])|([^\\$]+)", re.DOTALL)


@lru_cache(maxsize=256)
def _compiled(expression: str) -> tuple[re.Pattern[str], Cost]:
    """Measure and compile an expression."""
    cost = measure(expression)
    try:
        return re.compile(cost.python, re.ASCII), cost
    except (re.error, RecursionError, OverflowError) as problem:
        raise Impossible(f"`{expression}` is not a regular expression: {problem}") from None


def _pattern(run: Run, text: str, expression: str) -> tuple[re.Pattern[str], int]:
    """Return an expression that can be trusted with `text`, and how many steps it may take."""
    run.spend(1 + len(expression) // 4)
    pattern, cost = _compiled(expression)
    run.read(len(text))
    steps = cost.steps(len(text))
    if steps > _SLOWEST:
        raise Impossible(f"the regular expression `{expression}` may take too long on {len(text)} characters")
    run.spend(steps // _TRIES_PER_STEP)
    return pattern, steps


def _found(run: Run, text: str, expression: str) -> Iterator[re.Match[str]]:
    """Find every match.

    The engine lets no other thread run while it looks; where that may take long, it is asked place by place. After a
    match of nothing the search goes on one further, as in Java.
    """
    pattern, steps = _pattern(run, text, expression)
    if steps <= _QUICK:
        yield from pattern.finditer(text)
        return
    place = 0
    while place <= len(text):
        match = pattern.match(text, place)
        if match is not None:
            yield match
        place = place + 1 if match is None or match.end() == place else match.end()


def _literal(expression: str) -> str | None:
    """Return the text that an expression stands for if it is nothing but text."""
    found = []
    escaped = False
    for character in expression:
        if escaped:
            if character.isalnum():
                return None
            found.append(character)
            escaped = False
        elif character == "\\":
            escaped = True
        elif character in _SPECIAL:
            return None
        else:
            found.append(character)
    return None if escaped or not found else "".join(found)


def replace_all(run: Run, text: str, expression: str, replacement: str) -> str:
    """Replace every match; `$1` in the replacement is a group, and a backslash makes the next character plain."""
    return _replace(run, text, expression, replacement, 0)


def replace_first(run: Run, text: str, expression: str, replacement: str) -> str:
    """Replace the first match."""
    return _replace(run, text, expression, replacement, 1)


def _replace(run: Run, text: str, expression: str, replacement: str, times: int) -> str:
    """Replace `times` matches, or all if that is 0."""
    literal = _literal(expression)
    if literal is not None and "\\" not in replacement and "$" not in replacement:
        longer = len(text) + text.count(literal) * (len(replacement) - len(literal))
        if longer > OUTPUT:
            raise Impossible(f"the text has more than {OUTPUT} characters")
        run.read(len(text))
        run.make(longer)
        return text.replace(literal, replacement, times or -1)
    pieces: list[str] = []
    end, size = 0, 0
    for count, match in enumerate(_found(run, text, expression), 1):
        run.spend(1)
        piece = text[end : match.start()] + _expanded(match, replacement)
        pieces.append(piece)
        size += len(piece)
        if size > OUTPUT:
            raise Impossible(f"the text has more than {OUTPUT} characters")
        end = match.end()
        if count == times:
            break
    run.make(size + len(text) - end)
    return "".join(pieces) + text[end:]


def _expanded(match: re.Match[str], replacement: str) -> str:
    """Return a replacement with its groups filled in."""
    found: list[str] = []
    position = 0
    while position < len(replacement):
        part = _GROUP.match(replacement, position)
        if part is None:
            raise Impossible(f"the replacement `{replacement}` has a `$` or a `\\` with nothing to go with it")
        if part[2] is not None:
            if int(part[2]) > match.re.groups:
                raise Impossible(f"the replacement `{replacement}` names group {part[2]}, which there is not")
            found.append(match[int(part[2])] or "")
        else:
            found.append(part[1] or part[3])
        position = part.end()
    return "".join(found)


def matches(run: Run, text: str, expression: str) -> bool:
    """Return whether the whole text matches."""
    return _pattern(run, text, expression)[0].fullmatch(text) is not None


def split(run: Run, text: str, expression: str, limit: int) -> list[object]:
    """Split at every match, as Java does: no empty text first for an empty match, none last without a limit."""
    pieces: list[object] = []
    start = 0
    for match in _found(run, text, expression):
        if limit > 0 and len(pieces) == limit - 1:
            break
        if match.end() == 0 or match.start() == match.end() == len(text):
            continue
        pieces.append(text[start : match.start()])
        start = match.end()
    pieces.append(text[start:])
    while limit == 0 and len(pieces) > 1 and pieces[-1] == "":
        pieces.pop()
    run.collect(len(pieces))
    return pieces
