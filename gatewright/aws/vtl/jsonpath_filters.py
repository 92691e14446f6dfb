"""Filters of a JSONPath: `[?(@.price < 10 && @.category == 'fiction')]`.

Restates "Operators" and "Filter Operators" of https://github.com/json-path/JsonPath, to which the mapping template
reference points.
"""

import re
from collections.abc import Callable
from typing import Final, Protocol

from gatewright.aws.permissive_json import read_permissive
from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.jsonpath_relations import RELATIONS, Expression, UnfitError
from gatewright.aws.vtl.jsonpath_walk import ABSENT, Walk
from gatewright.aws.vtl.pattern_cost import measure
from gatewright.model.lazy_pattern import pattern

__all__ = ["Place", "Test", "read_filter"]

_QUOTED: Final = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_PLACE: Final = pattern(
    rf"[@$](?:\.\.?(?:\*|[^\s.\[\]'\"()=!<>~&|,*]+(?:\(\))?)|(?:\.\.)?\[(?:{_QUOTED}(?:\s*,\s*{_QUOTED})*|[^\[\]?'\"]*)\])*"
)
_OPERATOR: Final = pattern(r"===|!==|==|!=|<=|>=|=~|<|>|(?i:in|nin|contains|size|empty)(?![A-Za-z0-9_])")
_EXPRESSION: Final = pattern(r"/((?:[^/\\]|\\.)*)/([a-zA-Z]*)")
_TEXT: Final = pattern(_QUOTED)
_WORD: Final = pattern(
    r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?(?:[eE][+-]?[0-9]{1,3})?(?![A-Za-z0-9_.])|(?:true|false|null)\b"
)
_LIST: Final = pattern(rf"\[(?:{_QUOTED}|[^\[\]'\"])*\]")
_BLANK: Final = pattern(r"\s*")
_DEEPEST: Final = 30
_FLAGS: Final = {"": 0, "i": re.IGNORECASE}


class Place(Protocol):
    """A path within a filter."""

    @property
    def definite(self) -> bool:
        """Whether it can only lead to one place."""
        ...

    def reached(self, document: object, walk: Walk) -> list[object]:
        """Return all that it leads to."""
        ...


Test = Callable[[object, Walk], bool]
_Value = Callable[[object, Walk], object]


def read_filter(path: str, at: int, read_place: Callable[[str], Place]) -> tuple[Test, int]:
    """Read the filter that begins at a position with `[?`: what it tests, and where it ends."""
    reader = _Reader(path, at + len("[?"), read_place)
    test = reader.group(_DEEPEST)
    reader.expect("]")

    def holds(value: object, walk: Walk) -> bool:
        try:
            return test(value, walk)
        except UnfitError:
            return False

    return holds, reader.at


class _Reader:
    """A place in the text of a path."""

    def __init__(self, path: str, at: int, read_place: Callable[[str], Place]) -> None:
        self.at = at
        self._path = path
        self._read_place = read_place

    def group(self, depth: int) -> Test:
        """Read what stands in parentheses."""
        if not depth:
            raise Impossible("a filter is nested too deeply")
        self.expect("(")
        found = self._either(depth)
        self.expect(")")
        return found

    def expect(self, text: str) -> None:
        """Pass a text, or raise `Impossible`."""
        if not self._passed(text):
            raise self._unreadable()

    def _either(self, depth: int) -> Test:
        tests = [self._both(depth)]
        while self._passed("||"):
            tests.append(self._both(depth))
        return tests[0] if len(tests) == 1 else lambda value, walk: any(test(value, walk) for test in tests)

    def _both(self, depth: int) -> Test:
        tests = [self._one(depth)]
        while self._passed("&&"):
            tests.append(self._one(depth))
        return tests[0] if len(tests) == 1 else lambda value, walk: all(test(value, walk) for test in tests)

    def _one(self, depth: int) -> Test:
        if self._passed("!"):
            test = self._one(depth - 1) if depth else self.group(depth)
            return lambda value, walk: not test(value, walk)
        return self.group(depth - 1) if self._path.startswith("(", self._blank()) else self._relation()

    def _relation(self) -> Test:
        left = self._operand()
        found = _OPERATOR.match(self._path, self._blank())
        if found is None:
            return lambda value, walk: left(value, walk) is not ABSENT
        self.at = found.end()
        right, holds = self._operand(), RELATIONS[found[0].lower()]
        return lambda value, walk: holds(left(value, walk), right(value, walk), walk)

    def _operand(self) -> _Value:
        at = self._blank()
        if found := _PLACE.match(self._path, at):
            self.at = found.end()
            return _reading(self._read_place("$" + found[0][1:]), of_root=found[0][0] == "$")
        if found := _EXPRESSION.match(self._path, at):
            self.at = found.end()
            expression = self._expression(found[1], found[2])
            return lambda _value, _walk: expression
        for literal in (_TEXT, _WORD, _LIST):
            if found := literal.match(self._path, at):
                self.at = found.end()
                constant = _literal(found[0])
                return lambda _value, _walk: constant
        raise self._unreadable()

    def _expression(self, text: str, flags: str) -> Expression:
        if flags not in _FLAGS:
            raise Impossible(f"the flags `{flags}` of a filter's regular expression are not read")
        cost = measure(text)
        try:
            return Expression(re.compile(cost.python, re.ASCII | _FLAGS[flags]), cost.steps)
        except (re.error, RecursionError, OverflowError) as problem:
            raise Impossible(f"`{text}` is not a regular expression: {problem}") from None

    def _blank(self) -> int:
        found = _BLANK.match(self._path, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def _passed(self, text: str) -> bool:
        passed = self._path.startswith(text, self._blank())
        self.at += len(text) if passed else 0
        return passed

    def _unreadable(self) -> Impossible:
        return Impossible(
            f"the filter in `{self._path[:80]}` cannot be read from `{self._path[self.at : self.at + 20]}`"
        )


def _reading(place: Place, *, of_root: bool) -> _Value:
    """Return what gives the value at a place, as seen from a value or from the root."""

    def value(current: object, walk: Walk) -> object:
        walk.spend(1)
        found = place.reached(walk.root if of_root else current, walk)
        if place.definite:
            return found[0] if found else ABSENT
        return found

    return value


def _literal(text: str) -> object:
    try:
        return read_permissive(text)
    except ValueError as problem:
        raise Impossible(f"the literal `{text[:40]}` of a filter cannot be read: {problem}") from None
