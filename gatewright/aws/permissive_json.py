"""JSON as API Gateway takes it where it is lenient: no quotes, free commas, anything behind the end.

`{statusCode:200}` of a MOCK integration's request template is the best known case: widely used CORS set-ups have it.
Which odd documents AWS takes and which it refuses is validated (LocalStack's `TestMockIntegration.test_custom_parser`,
2024-11); together they are the permissive mode of json-smart, the reader behind Java's JSONPath, which is inferred.
"""

import re
from typing import Final

__all__ = ["read_permissive"]

_BLANK: Final = " \t\r\n"
_QUOTES: Final = "\"'"
_NEVER_A_NAME: Final = ":]["
_NEVER_A_VALUE: Final = ":}]"
_WHOLE: Final = re.compile(r"-?[0-9]{1,18}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?([eE][+-]?[0-9]{1,3})?")
_WORDS: Final = {"null": None, "true": True, "false": False}
_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_DEEPEST: Final = 64
_HEX: Final = 4


def read_permissive(text: str) -> object:
    """Return the value that a text starts with, or raise `ValueError`."""
    return _Reader(text).value("", _DEEPEST)


class _Reader:
    """A place in a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def value(self, stop: str, depth: int) -> object:
        """Read any value; one without quotes ends before a character of `stop`."""
        char = self._next()
        if not depth:
            raise ValueError("nested too deeply")
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
                self._at += 1
                continue
            if not char or char in _NEVER_A_NAME or char == "{":
                raise self._unexpected()
            name = self._string(char) if char in _QUOTES else self._bare(":")
            if self._next() != ":":
                raise self._unexpected()
            self._at += 1
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
                self._at += 1
            else:
                items.append(self.value(",]", depth))
        self._at += 1
        return items

    def _string(self, quote: str) -> str:
        self._at += 1
        parts: list[str] = []
        while (char := self._char()) != quote:
            if not char:
                raise self._unexpected()
            self._at += 1
            parts.append(self._escaped() if char == "\\" else char)
        self._at += 1
        return "".join(parts)

    def _escaped(self) -> str:
        char = self._char()
        self._at += 1
        if char != "u":
            return _ESCAPES.get(char, char)
        digits = self._text[self._at : self._at + _HEX]
        self._at += _HEX
        return chr(int(digits, 16))

    def _bare(self, stop: str) -> str:
        start = self._at
        while (char := self._char()) and char not in stop:
            self._at += 1
        return self._text[start : self._at].rstrip(_BLANK)

    def _next(self) -> str:
        """Skip blanks and return the character behind them, nothing at the end."""
        while (char := self._char()) and char in _BLANK:
            self._at += 1
        return char

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
