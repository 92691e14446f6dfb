"""A file that is packed becomes a stream of what it holds, so that a HAR of any size is read as it comes."""

import io
from typing import Final

from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_content.packed import Unpacked, packing_of

_LAYERS: Final = 3
"""So often data may be packed one in the other: Firehose packs what a subscription packed already."""

_PEEKED: Final = 16


def unpacked(source: io.BufferedReader) -> io.BufferedReader:
    """Return the source itself, or a stream of what it holds packed; raises `EvidenceError` for damaged data."""
    for _ in range(_LAYERS):
        packing = packing_of(source.peek(_PEEKED)[:_PEEKED])
        if packing is None:
            break
        source = io.BufferedReader(_Stream(Unpacked(source, packing)), io.DEFAULT_BUFFER_SIZE)
    return source


class _Stream(io.RawIOBase):
    """What is unpacked, as a file."""

    def __init__(self, data: Unpacked) -> None:
        self._data = data

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Fill the buffer as far as one piece goes; return how far."""
        piece = self._data.read(len(buffer))
        if not piece and self._data.trouble is not None:
            raise EvidenceError(self._data.trouble)
        buffer[: len(piece)] = piece
        return len(piece)
