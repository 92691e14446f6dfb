"""Policy variables: `${aws:username}` in a value, filled in for each call.

A variable is filled with one literal value: a star in it is a letter, not a wildcard. A key that holds a list, and a
key that is absent or empty, leave the variable without a value unless the policy gives a default.

Restates "IAM policy elements: Variables and tags":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gatewright.aws.policy import keys
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.globs import Pattern, Wild, pattern
from gatewright.aws.policy.values import merged
from gatewright.model.unknown import Unknown

WITH_VARIABLES: Final = "2012-10-17"
"""The only version of the policy language that knows variables; in older policies they are plain text."""

EMPTY_IS_A_VALUE: Final = False
"""Whether a key that is present with an empty text fills a variable. Open: nobody was found who says so."""

_OPEN: Final = "${"
_LETTERS: Final = frozenset("*?$")


@dataclass(frozen=True, slots=True)
class Variable:
    """One place to fill in."""

    default: str | None
    """What stands there when the key has no value."""

    read: keys.Source
    """Reads the key."""

    def fill(self, facts: Facts) -> str | Unknown | None:
        """Return the text to stand here, `None` when there is none."""
        value = self.read(facts)
        if isinstance(value, Unknown):
            return value
        if isinstance(value, str) and (value or EMPTY_IS_A_VALUE):
            return value
        return self.default


Template = tuple[str | Wild | Variable, ...]
"""A pattern with places to fill in."""


def template(text: str, version: str) -> Template:
    """Return what `text` writes in a policy of that version."""
    if _OPEN not in text or version != WITH_VARIABLES:
        return pattern(text)
    return tuple(_parts(text))


def has_variables(parts: Template) -> bool:
    """Return whether a template depends on the call."""
    return any(isinstance(part, Variable) for part in parts)


def fill(parts: Template, facts: Facts) -> Pattern | Unknown | None:
    """Return the pattern for one call; `None` when a variable has no value."""
    filled: list[str | Wild] = []
    unsure: Unknown | None = None
    for part in parts:
        if not isinstance(part, Variable):
            filled.append(part)
            continue
        text = part.fill(facts)
        if text is None:
            return None
        if isinstance(text, Unknown):
            unsure = text if unsure is None else merged(unsure, text)
        else:
            filled.append(text)
    return tuple(filled) if unsure is None else unsure


def _parts(text: str) -> Iterator[str | Wild | Variable]:
    position = 0
    while True:
        start = text.find(_OPEN, position)
        end = _end(text, start + len(_OPEN)) if start >= 0 else -1
        if end < 0:
            yield from _plain(text[position:])
            return
        yield from _plain(text[position:start])
        yield _variable(text[start + len(_OPEN) : end])
        position = end + 1


def _plain(text: str) -> Iterator[str | Wild]:
    if text:
        yield from pattern(text)


def _end(text: str, start: int) -> int:
    """Return where the brace closes; a default may hold braces, so its quote counts when it opens first."""
    close = text.find("}", start)
    if close < 0:
        return close
    quote = text.find("'", start, close)
    if quote < 0:
        return close
    return text.find("'}", quote + 1) + 1 or -1


def _variable(inner: str) -> str | Variable:
    if inner in _LETTERS:
        return inner
    name, comma, rest = inner.partition(",")
    rest = rest.strip()
    quoted = len(rest) > 1 and rest[0] == rest[-1] == "'"
    default = rest[1:-1] if comma and quoted else None
    return Variable(default, keys.source(name.strip()))
