"""
Conditions of a filter pattern joined by `&&`, `||` and parentheses.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html: `&&` binds more closely than
`||`, and parentheses come first.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from gatewright.services.logs.pattern_text import Test, Token, invalid

_DEEPEST: Final = 50


class Cursor:
    """Goes over the pieces of a pattern from left to right."""

    __slots__ = ("_depth", "_place", "_tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    @property
    def at_end(self) -> bool:
        """Whether every piece is read."""
        return self._place == len(self._tokens)

    def next(self) -> Token:
        """Return the next piece; raise InvalidParameterException behind the last."""
        if self.at_end:
            raise invalid()
        self._place += 1
        return self._tokens[self._place - 1]

    def take(self, sign: str) -> bool:
        """Skip a sign if it is the next piece, and say whether it was."""
        if not self.at_end and self._tokens[self._place] == Token("sign", sign):
            self._place += 1
            return True
        return False

    def expect(self, sign: str) -> None:
        """Skip a sign; raise InvalidParameterException for any other piece."""
        if not self.take(sign):
            raise invalid()

    def expression(self, condition: Callable[["Cursor"], Test]) -> Test:
        """Return the test of conditions that are joined; `condition` reads one."""
        parts = [self._both(condition)]
        while self.take("||"):
            parts.append(self._both(condition))
        return parts[0] if len(parts) == 1 else _any(parts)

    def _both(self, condition: Callable[["Cursor"], Test]) -> Test:
        parts = [self._one(condition)]
        while self.take("&&"):
            parts.append(self._one(condition))
        return parts[0] if len(parts) == 1 else _all(parts)

    def _one(self, condition: Callable[["Cursor"], Test]) -> Test:
        if not self.take("("):
            return condition(self)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise invalid()
        found = self.expression(condition)
        self._depth -= 1
        self.expect(")")
        return found


def _any(parts: Sequence[Test]) -> Test:
    def test(value: Any) -> bool:
        return any(part(value) for part in parts)

    return test


def _all(parts: Sequence[Test]) -> Test:
    def test(value: Any) -> bool:
        return all(part(value) for part in parts)

    return test
