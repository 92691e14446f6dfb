"""A position in the source of a template, and the small patterns that VTL is made of.

VTL has no one set of tokens: what a character means depends on whether it stands in text, in a reference or in
a directive. So the scanner knows places and patterns, and the parsers say which of them they expect. The patterns are
those of Velocity 1.7's grammar (Parser.jjt), and were compared with Velocity 1.7 itself.
"""

import re
from bisect import bisect_right
from typing import Final

from gatewright.aws.vtl.errors import TemplateError
from gatewright.model.lazy_pattern import pattern

__all__ = ["DEEPEST", "Scanner"]

DEEPEST: Final = 40
"""How deeply blocks, parentheses and strings may nest; keeps a hostile template from exhausting the stack."""

SPACE: Final = pattern(r"[ \t\r\n]*")
"""White space inside a directive or between the arguments of a call."""

GOBBLED: Final = pattern(r"[ \t]*(?:\r\n|\n|\r)|")
"""What `#end`, `#else` and a closing parenthesis swallow: blanks, but only up to and with a line end."""

_LINE_END: Final = pattern(r"\r\n|\n|\r")
_SHOWN: Final = 12


class Scanner:
    """The source, and how far it has been read."""

    __slots__ = ("_lines", "_origin", "depth", "pos", "source")

    def __init__(self, source: str, *, origin: tuple[int, int] | None = None, depth: int = 0) -> None:
        """Start at the beginning; a string inside a template gives its own place as `origin`, and its depth."""
        self.source = source
        self.pos = 0
        self.depth = depth
        self._origin = origin
        self._lines: list[int] | None = None

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column, counted from 1; inside a string, the place where the string starts."""
        if self._origin is not None:
            return self._origin
        if self._lines is None:
            self._lines = [0, *(match.end() for match in _LINE_END.finditer(self.source))]
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @property
    def nested(self) -> bool:
        """Whether this is a string inside a template."""
        return self._origin is not None

    @property
    def at_end(self) -> bool:
        """Whether everything has been read."""
        return self.pos >= len(self.source)

    def error(self, message: str, offset: int | None = None) -> TemplateError:
        """Return an error that points at `offset`, or at where the scanner is."""
        return TemplateError(message, *self.place(self.pos if offset is None else offset))

    def expected(self, what: str) -> TemplateError:
        """Return the error that something else came than was expected."""
        if self.at_end:
            return self.error(f"expected {what}, but the {'string' if self.nested else 'template'} ends")
        shown = self.source[self.pos : self.pos + _SHOWN].splitlines()[0]
        return self.error(f"expected {what}, got `{shown}`" if shown else f"expected {what}, got the end of the line")

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Read what `pattern` matches here, if it does."""
        match = pattern.match(self.source, self.pos)
        if match is not None:
            self.pos = match.end()
        return match

    def skip(self, literal: str) -> bool:
        """Read `literal` if it stands here."""
        if not self.source.startswith(literal, self.pos):
            return False
        self.pos += len(literal)
        return True

    def require(self, literal: str, what: str) -> None:
        """Read `literal`, or raise that `what` was expected."""
        if not self.skip(literal):
            raise self.expected(what)

    def space(self) -> None:
        """Read white space, if any."""
        self.take(SPACE)

    def gobble(self) -> str:
        """Read and return the blanks and the line end that a directive swallows."""
        match = self.take(GOBBLED)
        return match.group() if match is not None else ""

    def peek(self) -> str:
        """Return the next character, or nothing at the end."""
        return self.source[self.pos : self.pos + 1]

    def enter(self) -> None:
        """Go one level deeper, unless that is too deep."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.error(f"nested deeper than {DEEPEST} levels")

    def leave(self) -> None:
        """Come back from a level."""
        self.depth -= 1
