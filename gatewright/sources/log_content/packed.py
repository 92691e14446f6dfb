"""Compressed data becomes the data itself, piece by piece, whatever its size.

gzip (RFC 1952), zstandard (RFC 8878), bzip2 and xz, each told by its first bytes. Several members or frames may stand
one behind the other, as `cat` and Firehose write them.
"""

import bz2
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final, Protocol

from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_content.ahead import Source

_FED: Final = 1 << 18


class _Decoder(Protocol):
    """The decompressors of Python's library have these in common."""

    @property
    def eof(self) -> bool:
        """Whether the end of a member was reached."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes without more data."""

    @property
    def unused_data(self) -> bytes:
        """What was given behind the end."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return data, at most so much of it."""


class _Gzip:
    """One member of gzip, with its checksum and length proven."""

    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)

    @property
    def eof(self) -> bool:
        return self._decoder.eof

    @property
    def needs_input(self) -> bool:
        return not self._decoder.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._decoder.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._decoder.decompress(self._decoder.unconsumed_tail + data, max_length)


class _Zstandard:
    """One frame of zstandard. Python 3.14 has it in its own library; the package for older ones is the same code."""

    def __init__(self) -> None:
        zstd = _zstandard()
        self._decoder: _Decoder = zstd.ZstdDecompressor()
        self._damaged: type[Exception] = zstd.ZstdError

    @property
    def eof(self) -> bool:
        return self._decoder.eof

    @property
    def needs_input(self) -> bool:
        return self._decoder.needs_input

    @property
    def unused_data(self) -> bytes:
        return self._decoder.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        try:
            return self._decoder.decompress(data, max_length)
        except self._damaged as error:
            raise ValueError(str(error)) from error


def _zstandard() -> Any:
    """Return the module that reads it; raises `EvidenceError` where there is none."""
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return import_module(name)
        except ImportError:
            continue
    raise EvidenceError("it is compressed by zstandard, which needs one more package: `pip install gatewright[zstd]`")


@dataclass(frozen=True, slots=True)
class Packing:
    """A form of compression."""

    name: str
    """What a person calls it."""

    magic: bytes
    """How each member of it starts."""

    decoder: Callable[[], _Decoder]
    """Makes what reads one member."""

    skipped: tuple[bytes, ...] = ()
    """How members start that hold no data."""

    def starts(self, data: bytes) -> bool:
        """Tell whether a member starts here."""
        return data.startswith((self.magic, *self.skipped))


PACKINGS: Final = (
    Packing("gzip", b"\x1f\x8b\x08", _Gzip),
    # Its frames without data: RFC 8878, 3.1.2.
    Packing(
        "zstandard",
        b"\x28\xb5\x2f\xfd",
        _Zstandard,
        tuple(bytes((low, 0x2A, 0x4D, 0x18)) for low in range(0x50, 0x60)),
    ),
    Packing("bzip2", b"BZh", bz2.BZ2Decompressor),
    Packing("xz", b"\xfd7zXZ\x00", lzma.LZMADecompressor),
)
"""Those that are read."""

_PADDING: Final = b"\0"


def packing_of(head: bytes) -> Packing | None:
    """Return how data that starts so is compressed."""
    return next((each for each in PACKINGS if each.starts(head)), None)


class Unpacked:
    """The data of a compressed source.

    Where it is cut off or damaged, what stands before that is given, and `trouble` says so in one line.
    """

    def __init__(self, source: Source, packing: Packing) -> None:
        self._source = source
        self._packing = packing
        self._decoder = packing.decoder()
        self._fed = b""
        self._ended = False
        self.trouble: str | None = None
        """Why it ended before its end."""

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes; none at the end."""
        while not self._ended:
            if self._decoder.eof and not self._next_member():
                break
            fed, self._fed = self._fed, b""
            if not fed and self._decoder.needs_input:
                fed = self._source.read(_FED)
            starved = not fed and self._decoder.needs_input
            try:
                given = self._decoder.decompress(fed, size)
            except (OSError, ValueError, zlib.error, lzma.LZMAError) as error:
                return self._end(f"the {self._packing.name} data is damaged ({str(error).lower()})")
            if given:
                return given
            if starved and not self._decoder.eof:
                return self._end(f"the {self._packing.name} data is cut off")
        return b""

    def _next_member(self) -> bool:
        """Stand before the next member; return whether there is one."""
        rest = (self._decoder.unused_data or self._source.read(_FED)).lstrip(_PADDING)
        while rest and len(rest) < len(self._packing.magic) and (more := self._source.read(_FED)):
            rest += more
        if not rest:
            self._ended = True
            return False
        if not self._packing.starts(rest):
            self._end(f"something that is no {self._packing.name} data stands behind its end")
            return False
        self._decoder, self._fed = self._packing.decoder(), rest
        return True

    def _end(self, trouble: str) -> bytes:
        self.trouble, self._ended = trouble, True
        return b""
