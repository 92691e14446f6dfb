"""Measure how long a regular expression may take, and turn it from Java's spelling into Python's.

An engine that tries alternatives one after the other takes exponential time only where a repetition holds another
repetition or a choice; those are refused. What is left is polynomial: every repetition without a bound adds a power,
but for one at the very end, after which nothing can fail; every `?`, `{m,n}` and `|` doubles the time.
"""

import re
from dataclasses import dataclass
from typing import Final

from gatewright.aws.vtl.errors import Impossible
from gatewright.model.lazy_pattern import pattern

__all__ = ["Cost", "measure"]

_LARGEST: Final = 1_000
_LONGEST: Final = 1_000
_DEEPEST: Final = 30
_QUANTIFIER: Final = pattern(r"([*+?]|\{([0-9]{1,4})(,?)([0-9]{0,4})\})([?+]?)")
_CLASS_ITEM: Final = pattern(r"\\[dDwWsS]|\\[^A-Za-z0-9]|\\[tnrf]|\\u[0-9a-fA-F]{4}|(?!&&)[^\[\]\\]", re.DOTALL)
_ESCAPE: Final = pattern(r"\\[dDwWsSbB]|\\[^A-Za-z0-9]|\\[tnrf]|\\u[0-9a-fA-F]{4}|\\[zA]", re.DOTALL)
_FLAGS: Final = pattern(r"\(\?([ims]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """An expression that may be used, and what that may cost."""

    python: str
    """The expression in Python's spelling."""

    powers: int
    """How many repetitions without a bound may have to be tried again."""

    choices: int
    """How many times there are two ways to go on."""

    repeats: int
    """How often the innermost part of `{n}` in `{n}` stands."""

    trailing: bool
    """Whether the last thing is a repetition without a bound."""

    def steps(self, length: int) -> int:
        """Return how many steps a text of `length` characters may take."""
        powers = self.powers - (1 if self.trailing else 0)
        tries = float(max(length, 1)) ** min(powers + 1, 30) * 2.0 ** min(self.choices, 60)
        return int(min(tries * self.repeats, 1e18))


def measure(expression: str) -> Cost:
    """Measure an expression; raise `Impossible` for one that cannot be read or may take exponential time."""
    if len(expression) > _LONGEST:
        raise Impossible(f"the regular expression has more than {_LONGEST} characters")
    reader = _Reader(expression)
    flags = _FLAGS.match(expression)
    prefix = ""
    if flags is not None:
        prefix, reader.position = flags[0], flags.end()
    body = reader.alternatives()
    if reader.position < len(expression):
        raise reader.refuse("an unexpected `)`")
    trailing = reader.trailing == len(expression)
    return Cost(
        python=prefix + body,
        powers=reader.powers,
        choices=reader.choices,
        repeats=reader.repeats,
        trailing=trailing,
    )


class _Reader:
    """Goes through an expression once."""

    __slots__ = ("choices", "depth", "expression", "position", "powers", "repeats", "trailing")

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.position = 0
        self.powers = 0
        self.choices = 0
        self.depth = 0
        self.repeats = 1
        self.trailing = -1

    def refuse(self, what: str) -> Impossible:
        """Return the error that the expression has something that is not supported."""
        return Impossible(f"the regular expression `{self.expression}` has {what}, which is not supported here")

    def alternatives(self) -> str:
        """Read branches with `|` between them."""
        branches = [self._branch()]
        while self.expression.startswith("|", self.position):
            self.position += 1
            self.choices += 1
            branches.append(self._branch())
        return "|".join(branches)

    def _branch(self) -> str:
        """Read items one after the other, up to `|` or `)`."""
        found: list[str] = []
        while self.position < len(self.expression) and self.expression[self.position] not in "|)":
            powers, choices, repeats = self.powers, self.choices, self.repeats
            self.repeats = 1
            atom = self._atom()
            found.append(atom + self._quantifier(plain=(powers, choices) == (self.powers, self.choices)))
            self.repeats = max(repeats, self.repeats)
        return "".join(found)

    def _quantifier(self, *, plain: bool) -> str:
        """Read a quantifier if there is one; `plain` says that what it repeats can match in one way only."""
        quantifier = _QUANTIFIER.match(self.expression, self.position)
        if quantifier is None:
            return ""
        self.position = quantifier.end()
        if _QUANTIFIER.match(self.expression, self.position):
            raise self.refuse("two quantifiers in a row")
        sign, least, comma, most = quantifier[1], quantifier[2], quantifier[3], quantifier[4]
        if sign == "?":
            self.choices += 1
            return quantifier[0]
        if not plain:
            raise self.refuse("a repetition of what can match in several ways")
        if sign in "*+" or (comma and not most):
            self.powers += 1
            self.trailing = self.position
            return quantifier[0]
        # What matches nothing is tried as often as is written: `((){1000}){1000}` does not end with the text.
        self.repeats *= max(int(most or least), 1)
        if self.repeats > _LARGEST:
            raise self.refuse(f"more than {_LARGEST} repetitions")
        if comma:
            self.powers += 1
        return quantifier[0]

    def _atom(self) -> str:
        """Read one character, class, escape or group."""
        character = self.expression[self.position]
        if character == "(":
            return self._group()
        if character == "[":
            return self._class()
        if character == "\\":
            return self._escape()
        if character in "*+?{":
            raise self.refuse(f"a `{character}` that repeats nothing")
        self.position += 1
        return character

    def _escape(self) -> str:
        """Read an escape."""
        escape = _ESCAPE.match(self.expression, self.position)
        if escape is None:
            raise self.refuse(f"`{self.expression[self.position : self.position + 2]}`")
        self.position = escape.end()
        return "\\Z" if escape[0] == "\\z" else escape[0]

    def _group(self) -> str:
        """Read a group; only plain ones and `(?:` are supported."""
        opening = "(?:" if self.expression.startswith("(?:", self.position) else "("
        self.position += len(opening)
        if self.expression.startswith("?", self.position):
            raise self.refuse("a `(?` group")
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.refuse("too many groups in each other")
        inside = self.alternatives()
        self.depth -= 1
        if not self.expression.startswith(")", self.position):
            raise self.refuse("an unclosed `(`")
        self.position += 1
        return f"{opening}{inside})"

    def _class(self) -> str:
        """Read a character class."""
        start = self.position
        self.position += 2 if self.expression.startswith("[^", start) else 1
        first = self.position
        while not self.expression.startswith("]", self.position):
            item = _CLASS_ITEM.match(self.expression, self.position)
            if item is None:
                raise self.refuse("a character class that is not closed or is a class of classes")
            self.position = item.end()
        if self.position == first:
            raise self.refuse("an empty character class")
        self.position += 1
        return self.expression[start : self.position]
