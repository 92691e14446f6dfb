"""A file that is packed becomes a stream of what it holds, so that a HAR of any size is read as it comes."""

import io
from typing import TYPE_CHECKING, Final

from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_content.packed import Unpacked, packing_of

if TYPE_CHECKING:
    from typing_extensions import Buffer

_LAYERS: Final = 3
"""So often data may be packed one in the other: Firehose packs what a subscription packed already."""

_PEEKED: Final = 16


MOST_BYTES: Final = 1 << 30
"""So much is unpacked where nobody says otherwise: a few megabytes may hold a thousand times as much."""


def unpacked(source: io.BufferedReader, most: int = MOST_BYTES) -> io.BufferedReader:
    """
    Return the source itself, or a stream of what it holds packed; its reading raises `EvidenceError` for damaged data,
    and for more than `most` bytes.
    """
    for _ in range(_LAYERS):
        packing = packing_of(source.peek(_PEEKED)[:_PEEKED])
        if packing is None:
            break
        source = io.BufferedReader(_Stream(Unpacked(source, packing), most), io.DEFAULT_BUFFER_SIZE)
    return source


class _Stream(io.RawIOBase):
    """What is unpacked, as a file."""

    def __init__(self, data: Unpacked, most: int) -> None:
        self._data = data
        self._most = most
        self._left = most

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "Buffer") -> int:
        """Fill the buffer as far as one piece goes; return how far."""
        view = memoryview(buffer).cast("B")
        piece = self._data.read(len(view))
        if not piece and self._data.trouble is not None:
            raise EvidenceError(self._data.trouble)
        self._left -= len(piece)
        if self._left < 0:
            raise EvidenceError(f"expected at most {self._most >> 20} MiB of unpacked data, got more")
        view[: len(piece)] = piece
        return len(piece)
