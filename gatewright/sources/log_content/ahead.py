"""A source of bytes whose beginning can be looked at before it is read: a file, a pipe or an object of S3 alike."""

from collections.abc import Callable
from typing import Final, Protocol

HEAD: Final = 1 << 16
"""So many bytes are looked at to tell what a file holds."""

CHUNK: Final = 1 << 16
"""So many bytes are read at once; with more, lines take half as long again (measured)."""


class Source(Protocol):
    """Whatever gives bytes in order."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes; none at the end."""


class Ahead:
    """A source that was looked at; what was looked at is read again."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.head = b""
        """The first bytes; fewer than `HEAD` only where there are no more."""
        while len(self.head) < HEAD and (more := source.read(HEAD - len(self.head))):
            self.head += more
        self._kept = self.head

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes; none at the end."""
        if self._kept:
            given, self._kept = self._kept[:size], self._kept[size:]
            return given
        return self._source.read(size)

    def drop(self, size: int) -> None:
        """Leave out the first bytes of the head: a mark that is no content."""
        self.head = self._kept = self.head[size:]


class Changed:
    """A source whose every piece is changed on the way; `change` is told at the end that nothing more comes."""

    def __init__(self, source: Source, change: Callable[[bytes, bool], bytes]) -> None:
        self._source = source
        self._change = change
        self._ended = False

    def read(self, size: int) -> bytes:
        """Return bytes as they are after the change, about as many as `size`."""
        while not self._ended:
            piece = self._source.read(size)
            self._ended = not piece
            if given := self._change(piece, self._ended):
                return given
        return b""
