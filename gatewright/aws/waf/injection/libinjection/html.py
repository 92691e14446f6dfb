"""
A text read as HTML, token by token, in the ways of lenient browsers.

After "Tokenization", HTML standard, with what old browsers did besides: NUL within names, `<% %>`, ticks as quotes.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

TEXT, TAG, END, CLOSE, NAME, VALUE, COMMENT, DOCTYPE = range(8)
"""Text, the beginning of a tag, its end, a closing tag, an attribute's name and its value, and what else there is."""

_WHITE: Final = re.compile(rb"[\x00\t\n\v\f\r ]*")
_TAG_NAME: Final = re.compile(rb"[^\t\n\v\f\r />]*")
_ATTRIBUTE_NAME: Final = re.compile(rb".[^\x00\t\n\v\f\r /=>]*", re.DOTALL)
_VALUE: Final = re.compile(rb"[^\x00\t\n\v\f\r >]*")
_COMMENT_END: Final = re.compile(rb"-\x00*[-!]>")
_BOGUS_END: Final = re.compile(rb">")
_SPECIAL_END: Final = re.compile(rb"%>")
_CDATA_END: Final = re.compile(rb"\]\]>")
_BLANKS: Final = b"\x00\t\n\v\f\r "

Token = tuple[int, bytes]
"""A kind, and what stands there."""

State = Callable[[], "tuple[Token | None, State | None]"]
"""What reads on: it gives a token, if there is one here, and the state behind it, `None` at the end."""


@dataclass(slots=True)
class Html:
    """A text that is read."""

    text: bytes
    """All of it."""

    position: int = 0
    """Where the next token begins."""

    closing: bool = False
    """Whether a closing tag was begun and did not end."""

    def tokens(self, quote: bytes | None) -> Iterator[Token]:
        """Yield the tokens: of content, or as within the value of an attribute, in a quote or in none."""
        state: State | None = self.data
        if quote is not None:
            state = (lambda: self._quoted(quote, 0)) if quote else self._before_name
        while state is not None:
            token, state = state()
            if token is not None:
                yield token

    def data(self) -> tuple[Token | None, State | None]:
        """Read content up to a tag."""
        start = self.position
        at = self.text.find(b"<", start)
        if at < 0:
            return ((TEXT, self.text[start:]) if start < len(self.text) else None), None
        self.position = at + 1
        return ((TEXT, self.text[start:at]) if at > start else None), self._tag_open

    def _tag_open(self) -> tuple[Token | None, State | None]:
        mark = self.text[self.position : self.position + 1]
        if not mark:
            return None, None
        if mark.isalpha() or mark == b"\x00":
            return self._tag_name()
        if mark in b"!/?%":
            self.position += 1
            return {b"!": self._declaration, b"/": self._end_tag, b"?": self._bogus, b"%": self._special}[mark]()
        return (TEXT, b"<"), self.data

    def _end_tag(self) -> tuple[Token | None, State | None]:
        self.closing = True
        mark = self.text[self.position : self.position + 1]
        if not mark:
            return None, None
        if mark == b">":
            return None, self.data
        if mark.isalpha():
            return self._tag_name()
        self.closing = False
        return self._bogus()

    def _tag_name(self) -> tuple[Token | None, State | None]:
        name = self._matched(_TAG_NAME)
        mark = self.text[self.position : self.position + 1]
        if not mark:
            return (TAG, name), None
        if mark == b">":
            if self.closing:
                self.closing = False
                self.position += 1
                return (CLOSE, name), self.data
            return (TAG, name), self._tag_end
        self.position += 1
        return (TAG, name), self._self_closing if mark == b"/" else self._before_name

    def _tag_end(self) -> tuple[Token | None, State | None]:
        self.closing = False
        self.position += 1
        return (END, b">"), self.data if self.position < len(self.text) else None

    def _before_name(self) -> tuple[Token | None, State | None]:
        mark = self._skip_white()
        while mark == b"/" and self.text[self.position + 1 : self.position + 2] not in (b"", b">"):
            self.position += 1
            mark = self._skip_white()
        if mark == b"/":
            self.position += 1
            return self._self_closing()
        if not mark:
            return None, None
        if mark == b">":
            self.position += 1
            return (END, b">"), self.data
        return self._name()

    def _name(self) -> tuple[Token | None, State | None]:
        name = self._matched(_ATTRIBUTE_NAME)
        mark = self.text[self.position : self.position + 1]
        if not mark:
            return (NAME, name), None
        if mark == b">":
            return (NAME, name), self._tag_end
        self.position += 1
        behind = {b"/": self._self_closing, b"=": self._before_value}
        return (NAME, name), behind.get(mark, self._after_name)

    def _after_name(self) -> tuple[Token | None, State | None]:
        mark = self._skip_white()
        if not mark:
            return None, None
        if mark == b">":
            return self._tag_end()
        if mark not in b"/=":
            return self._name()
        self.position += 1
        return self._self_closing() if mark == b"/" else self._before_value()

    def _before_value(self) -> tuple[Token | None, State | None]:
        mark = self._skip_white()
        if not mark:
            return None, None
        if mark in b"\"'`":
            return self._quoted(mark, 1)
        value = self._matched(_VALUE)
        mark = self.text[self.position : self.position + 1]
        if not mark:
            return (VALUE, value), None
        if mark == b">":
            return (VALUE, value), self._tag_end
        self.position += 1
        return (VALUE, value), self._before_name

    def _quoted(self, quote: bytes, skipped: int) -> tuple[Token | None, State | None]:
        start = self.position + skipped
        end = self.text.find(quote, start)
        if end < 0:
            return (VALUE, self.text[start:]), None
        self.position = end + 1
        return (VALUE, self.text[start:end]), self._after_value

    def _after_value(self) -> tuple[Token | None, State | None]:
        mark = self.text[self.position : self.position + 1]
        if not mark:
            return None, None
        if mark in _BLANKS or mark in b"/>":
            self.position += 1
        if mark == b"/":
            return self._self_closing()
        if mark == b">":
            return (END, b">"), self.data
        return self._before_name()

    def _self_closing(self) -> tuple[Token | None, State | None]:
        mark = self.text[self.position : self.position + 1]
        if not mark:
            return None, None
        if mark == b">":
            self.position += 1
            return (END, b"/>"), self.data
        return self._before_name()

    def _declaration(self) -> tuple[Token | None, State | None]:
        begin = self.text[self.position : self.position + 7]
        if begin.upper() == b"DOCTYPE":
            return self._until(_BOGUS_END, DOCTYPE)
        if begin == b"[CDATA[":
            self.position += 7
            return self._until(_CDATA_END, TEXT)
        if begin.startswith(b"--"):
            self.position += 2
            return self._until(_COMMENT_END, COMMENT)
        return self._bogus()

    def _bogus(self) -> tuple[Token | None, State | None]:
        return self._until(_BOGUS_END, COMMENT)

    def _special(self) -> tuple[Token | None, State | None]:
        return self._until(_SPECIAL_END, COMMENT)

    def _until(self, end: re.Pattern[bytes], kind: int) -> tuple[Token | None, State | None]:
        start = self.position
        found = end.search(self.text, start)
        if found is None:
            return (kind, self.text[start:]), None
        self.position = found.end()
        return (kind, self.text[start : found.start()]), self.data

    def _matched(self, pattern: re.Pattern[bytes]) -> bytes:
        found = pattern.match(self.text, self.position)
        if found is None:
            return b""
        self.position = found.end()
        return found[0]

    def _skip_white(self) -> bytes:
        """Return the first character that is not blank; 0xFF, an end of file to libinjection, is none."""
        self._matched(_WHITE)
        mark = self.text[self.position : self.position + 1]
        return b"" if mark == b"\xff" else mark
