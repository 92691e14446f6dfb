r"""Selection patterns: a customer's regular expression over a backend's answer, matched without ever backtracking.

Restates "Set up an integration response in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
API Gateway uses Java's regular expressions; a pattern must match from end to end (documented there by its examples).
Python's own engine tries one way after the other, and on `((\d*)*)*` there are more ways than time, even for the three
digits of a status. Here each part of a pattern is asked once for each place in the text: where can you end if you start
here? The answer is a set of places, kept as the bits of a number. That takes steps in proportion to the pattern, and
what it gives up is back-references and possessive repetition, which are refused by name.
"""

import re
from collections.abc import Callable
from typing import Final

from gatewright.model.lazy_pattern import pattern

LONGEST: Final = 1_000
"""Characters of a pattern."""

_DEEPEST: Final = 50
_MOST_TIMES: Final = 1_000
_QUANTIFIER: Final = pattern(r"([*+?])|\{([0-9]{1,4})(?:(,)([0-9]{1,4})?)?\}")
_FLAGS: Final = pattern(r"\(\?([ims]+)\)")
_CLASS: Final = pattern(r"\[\^?(?:[^\]\[\\]|\\.)+\]", re.DOTALL)
_SHORTHAND: Final = pattern(r"\\[dDwWsStnrf]|\\[^A-Za-z0-9]", re.DOTALL)
_SET_OPERATIONS: Final = ("&&", "--", "~~", "||")
_LINE_ENDS: Final = "\n\r\u0085\u2028\u2029"

Ends = int
"""Places in the text, as bits: bit 2 says that a match may end before the third character."""

Match = Callable[["_Text", int], Ends]
"""Where a part of a pattern may end, if it starts at a place."""


class PatternError(ValueError):
    """A pattern cannot be read, or asks for what is refused; the message names it."""


class _Text:
    """A text that is being matched, and what each part of the pattern has said of it."""

    __slots__ = ("known", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.known: dict[tuple[int, int], Ends] = {}


def compile_pattern(pattern: str) -> Callable[[str], bool]:
    """Return what tells whether a text matches from end to end; raise `PatternError` for what is no pattern."""
    match = _Reader(pattern).read()

    def matches(text: str) -> bool:
        return bool(match(_Text(text), 0) >> len(text) & 1)

    return matches


class _Reader:
    """Reads one pattern."""

    def __init__(self, pattern: str) -> None:
        if len(pattern) > LONGEST:
            raise PatternError(f"the selection pattern `{pattern[:40]}...` has more than {LONGEST} characters")
        self._pattern = pattern
        self._at = 0
        self._depth = 0
        self._parts = 0
        self._flags = re.NOFLAG

    def read(self) -> Match:
        """Read all of it."""
        flags = _FLAGS.match(self._pattern)
        if flags is not None:
            self._at = flags.end()
            for letter in flags[1]:
                self._flags |= re.RegexFlag[letter.upper()]
        match = self._alternatives()
        if self._at < len(self._pattern):
            raise self._refusal("an unexpected `)`")
        return match

    def _refusal(self, what: str) -> PatternError:
        return PatternError(f"the selection pattern `{self._pattern}` has {what} at character {self._at + 1}")

    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _skip(self, literal: str) -> bool:
        if not self._pattern.startswith(literal, self._at):
            return False
        self._at += len(literal)
        return True

    def _kept(self, match: Match) -> Match:
        """Ask a part just once for each place."""
        self._parts += 1
        number = self._parts

        def ask(text: _Text, start: int) -> Ends:
            key = (number, start)
            ends = text.known.get(key)
            if ends is None:
                ends = text.known[key] = match(text, start)
            return ends

        return ask

    def _alternatives(self) -> Match:
        branches = [self._branch()]
        while self._skip("|"):
            branches.append(self._branch())
        return branches[0] if len(branches) == 1 else self._kept(_any_of(branches))

    def _branch(self) -> Match:
        parts: list[Match] = []
        while self._next() not in {"", "|", ")"}:
            parts.append(self._repeated(self._atom()))
        return self._kept(_one_after_the_other(parts))

    def _repeated(self, match: Match) -> Match:
        found = _QUANTIFIER.match(self._pattern, self._at)
        if found is None:
            return match
        if found[1]:
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[found[1]]
        else:
            least = int(found[2])
            most = (int(found[4]) if found[4] else None) if found[3] else least
        if max(least, most or 0) > _MOST_TIMES or (most is not None and most < least):
            raise self._refusal("a repetition that is out of range")
        self._at = found.end()
        if self._next() == "+":
            raise self._refusal("a possessive repetition, which is not offered,")
        # Lazy or greedy, the same texts match from end to end.
        self._skip("?")
        if _QUANTIFIER.match(self._pattern, self._at):
            raise self._refusal("a repetition of a repetition")
        return self._kept(_times(match, least, most))

    def _atom(self) -> Match:
        start = self._next()
        if start == "(":
            return self._group()
        if start in {"*", "+", "?"}:
            raise self._refusal("nothing to repeat")
        if start in {"^", "$"}:
            self._at += 1
            return _at_start if start == "^" else _at_end
        if start == ".":
            self._at += 1
            every = bool(self._flags & re.DOTALL)
            return _character(lambda character: every or character not in _LINE_ENDS)
        return _character(self._accepting())

    def _accepting(self) -> Callable[[str], bool]:
        """Read what stands for one character: a class, an escape, or the character itself."""
        found = {"[": _CLASS, "\\": _SHORTHAND}.get(self._next())
        if found is None:
            source = re.escape(self._next())
            self._at += 1
        else:
            match = found.match(self._pattern, self._at)
            if match is None or any(operation in match[0] for operation in _SET_OPERATIONS):
                raise self._refusal("a class or an escape that is not offered")
            source, self._at = match[0], match.end()
        try:
            compiled = re.compile(source, self._flags | re.ASCII)
        except re.error:
            raise self._refusal("a class that cannot be read just before") from None
        return lambda character: compiled.fullmatch(character) is not None

    def _group(self) -> Match:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._refusal(f"groups nested deeper than {_DEEPEST}")
        self._at += 1
        look = next((sign for sign in ("?=", "?!") if self._skip(sign)), None)
        if look is None and not self._skip("?:") and self._next() == "?":
            raise self._refusal("a group of a kind that is not offered")
        inner = self._alternatives()
        if not self._skip(")"):
            raise self._refusal("no `)` for a `(`")
        self._depth -= 1
        return inner if look is None else _looking(inner, wanted=look == "?=")


def _at_start(_text: _Text, start: int) -> Ends:
    return 1 if start == 0 else 0


def _at_end(text: _Text, start: int) -> Ends:
    return 1 << start if start == len(text.text) else 0


def _character(accepts: Callable[[str], bool]) -> Match:
    def match(text: _Text, start: int) -> Ends:
        return 1 << start + 1 if start < len(text.text) and accepts(text.text[start]) else 0

    return match


def _looking(inner: Match, *, wanted: bool) -> Match:
    return lambda text, start: 1 << start if bool(inner(text, start)) is wanted else 0


def _any_of(branches: list[Match]) -> Match:
    def match(text: _Text, start: int) -> Ends:
        ends = 0
        for branch in branches:
            ends |= branch(text, start)
        return ends

    return match


def _one_after_the_other(parts: list[Match]) -> Match:
    def match(text: _Text, start: int) -> Ends:
        ends = 1 << start
        for part in parts:
            ends = _step(part, text, ends)
            if not ends:
                return 0
        return ends

    return match


def _times(part: Match, least: int, most: int | None) -> Match:
    def match(text: _Text, start: int) -> Ends:
        ends = 1 << start
        for _ in range(least):
            further = _step(part, text, ends)
            if further == ends:
                break
            ends = further
        found = ends
        for _ in range(len(text.text) + 1 if most is None else most - least):
            ends = _step(part, text, ends)
            if not ends & ~found:
                break
            found |= ends
        return found

    return match


def _step(part: Match, text: _Text, starts: Ends) -> Ends:
    """Return where a part may end that starts at any of some places."""
    ends = 0
    place = 0
    while starts:
        if starts & 1:
            ends |= part(text, place)
        starts >>= 1
        place += 1
    return ends
