"""One JSON text read piece by piece, so that a file of any size takes no more memory than its largest value.

RFC 8259, as browsers write it: control characters within strings are let through. Members and items are walked by
hand; each value inside is read whole by Python's own decoder.
"""

import codecs
import json
from collections.abc import Iterator
from typing import Any, Final

from gatewright.sources.errors import shown
from gatewright.sources.json_text import JsonError
from gatewright.sources.log_content.ahead import Source

_CHUNK: Final = 1 << 20
_NEAR_THE_END: Final = 16
_NEAR: Final = 256
"""An error so close to what has been read may only mean that more must be read: `tru`, `-`, a backslash."""

_BLANKS: Final = " \t\r\n"


class JsonStream:
    """A reader of one JSON text; it stands before a value, a name or a separator."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._read_value = json.JSONDecoder(strict=False).raw_decode
        self._text = ""
        self._at = 0
        self._line = 1
        self._ended = False

    @property
    def line(self) -> int:
        """The line that the reader stands on, counted from 1."""
        return self._line

    def peek(self) -> str:
        """Return the next character that is no blank; empty at the end of the text."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _BLANKS:
                self._move(self._at + 1)
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def value(self) -> Any:
        """Return the next value whole; raises `JsonError`."""
        self.peek()
        while True:
            try:
                value, end = self._read_value(self._text, self._at)
            except json.JSONDecodeError as error:
                unfinished = error.msg.startswith("Unterminated") or error.pos + _NEAR_THE_END >= len(self._text)
                if unfinished and self._more():
                    continue
                self._move(max(self._at, error.pos))
                raise self._error(
                    "the JSON is cut off here" if unfinished else f"no JSON: {error.msg.lower()}"
                ) from error
            except RecursionError as error:
                raise self._error("the JSON is nested too deeply") from error
            except ValueError as error:
                # CPython refuses integers of more than 4300 digits, because reading them takes quadratic time.
                raise self._error("the JSON holds a number that is too long") from error
            # A number goes on for as long as there are digits.
            if end == len(self._text) and self._more():
                continue
            self._move(end)
            return value

    def members(self) -> Iterator[str]:
        """Yield the name of each member of the object that opens here; the caller reads its value before the next."""
        self._take("{")
        if self.peek() == "}":
            self._take("}")
            return
        while True:
            if self.peek() != '"':
                raise self._expected("a member's name in quotes")
            name = self.value()
            self._take(":")
            yield str(name)
            if not self._goes_on("}"):
                return

    def items(self) -> Iterator[int]:
        """Yield the number of each item of the array that opens here; the caller reads it before the next."""
        self._take("[")
        if self.peek() == "]":
            self._take("]")
            return
        number = 0
        while True:
            yield number
            number += 1
            if not self._goes_on("]"):
                return

    def skip_to(self, mark: str) -> bool:
        """Go to the next place where `mark` stands, within what lies ahead; return whether there is one."""
        while (found := self._text.find(mark, self._at + 1)) < 0:
            self._move(max(self._at, len(self._text) - len(mark)))
            if not self._more():
                return False
        self._move(found)
        return True

    def back_to(self, mark: str) -> bool:
        """Go back to the nearest `mark` before this place; return whether one stands near."""
        found = self._text.rfind(mark, max(0, self._at - _NEAR), self._at)
        if found < 0:
            return False
        self._line -= self._text.count("\n", found, self._at)
        self._at = found
        return True

    def _goes_on(self, closing: str) -> bool:
        """Take a comma, and return whether there was one rather than the end; a comma before the end is forgiven."""
        if self.peek() == ",":
            self._take(",")
            if self.peek() != closing:
                return True
        self._take(closing)
        return False

    def _take(self, character: str) -> None:
        if self.peek() != character:
            raise self._expected(f"`{character}`")
        self._move(self._at + 1)

    def _move(self, to: int) -> None:
        self._line += self._text.count("\n", self._at, to)
        self._at = to

    def _more(self) -> bool:
        """Read more, twice as much when a value is longer than what has been read; return whether any came."""
        if self._ended:
            return False
        kept = max(0, self._at - _NEAR_THE_END * _NEAR_THE_END)
        chunk = self._source.read(max(_CHUNK, len(self._text) - self._at))
        self._ended = not chunk
        self._text = self._text[kept:] + self._decoder.decode(chunk, self._ended)
        self._at -= kept
        return not self._ended

    def _expected(self, what: str) -> JsonError:
        came = self._text[self._at : self._at + 20].splitlines()
        return self._error(f"expected {what}, got {shown(came[0])}" if came else "the JSON is cut off here")

    def _error(self, message: str) -> JsonError:
        return JsonError(f"line {self._line}: {message}")
