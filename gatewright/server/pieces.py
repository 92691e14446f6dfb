"""Where the next piece of a connection ends, so that the parser is never given more than one part of one request.

llhttp takes any number of blanks in a request line, and a chunk of any size before its first byte; it tells nobody
where in the bytes it stands. Cut into request lines, heads, chunk sizes and bodies, both can be looked at (RFC 9112,
sections 3 and 7.1: one blank; a recipient has to expect large chunk sizes).
"""

from typing import Final

_DIGITS: Final = b"0123456789abcdefABCDEF"
_MOST_DIGITS: Final = 20


class Pieces:
    """Cuts one connection."""

    __slots__ = ("_blank", "_left", "_line", "_open", "doubled")

    def __init__(self) -> None:
        self._open = False
        self._blank = False
        self.doubled = False
        """Whether the piece ends with a second blank of a request line."""
        self.begin_body()

    def begin_body(self) -> None:
        """Expect a chunk size."""
        self._line = b""
        self._left = 0

    def of_head(self, rest: bytes, *, fresh: bool) -> int:
        """Return how many bytes of `rest` belong to one head; `fresh` where no request has begun."""
        if fresh:
            if rest[0] in b"\r\n":
                return 1
            self._open, self._blank = True, False
        if not self._open:
            return _to_the_end(rest, 0)
        end = rest.find(b"\n")
        line = rest if end < 0 else rest[:end]
        at = 0 if self._blank and line[:1] == b" " else line.find(b"  ") + 1
        if at or (self._blank and line[:1] == b" "):
            self.doubled = True
            return at + 1
        self._blank = line[-1:] == b" "
        if end < 0:
            return len(rest)
        self._open = False
        return _to_the_end(rest, end - 1)

    def of_chunks(self, rest: bytes) -> int:
        """Return how many bytes of `rest` belong to one chunk, or to one line between chunks."""
        if self._left:
            taken = min(self._left, len(rest))
            self._left -= taken
            return taken
        end = rest.find(b"\n") + 1
        self._line = (self._line + rest[: end or len(rest)].lstrip(b"" if self._line else b"0"))[:_MOST_DIGITS]
        return end or len(rest)

    def chunk_size(self, piece: bytes) -> int:
        """Return the size that a piece, which the parser took, tells a chunk to have; 0 where it tells none."""
        if self._left or not self._line or piece[-1:] != b"\n":
            return 0
        digits = self._line[: len(self._line) - len(self._line.lstrip(_DIGITS))]
        self._line = b""
        size = int(digits, 16) if digits else 0
        self._left = size + len(b"\r\n") if size else 0
        return size


def _to_the_end(rest: bytes, start: int) -> int:
    """Return where the empty line that ends a head stands; all that is here where it is still to come."""
    if start <= 0:
        near = rest.find(b"\n", 0, 2) + 1
        if near:
            return near
    found = rest.find(b"\r\n\r\n", max(start, 0))
    return len(rest) if found < 0 else found + 4
