"""Log lines of whatever a person names: files, folders, standard input and objects of S3, however packed and wrapped.

Two steps, so that several processes can share the work::

    for piece in pieces(["logs/", "s3://bucket/exported/", "-"], remark=say):     # small values, which can be pickled
        for item in items(piece, remark=say):
            match item:
                case bytes():  ...      # a line as it stands there, without its end; blank ones too
                case Dated():  ...      # `item.line`, and `item.at`: when CloudWatch Logs says that it happened
                case _:        ...      # the `$context` variables of a row, as `log_names.variables` gives them

Within one piece all items are of one type but for stray lines. Read those with `piece.here` in the process that
listed them. What a file holds is told by its first bytes (`log_content.kinds`), never by its name. Memory is bounded:
a chunk, a line, an event or some thousand rows are held at a time, whatever the size.

`remark` is told, in one line each, what is left out and why. `EvidenceError` is raised for what a person named and
cannot be read at all; what was found below a folder, or stands behind lines that were given, is a remark.
"""

import codecs
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_content import documents, wrapped
from gatewright.sources.log_content.ahead import HEAD, Ahead, Changed, Source
from gatewright.sources.log_content.item import Dated, Item
from gatewright.sources.log_content.kinds import BY_LINE, Kind, kind_of
from gatewright.sources.log_content.lines import lines_of
from gatewright.sources.log_content.packed import Unpacked, packing_of
from gatewright.sources.log_content.table import of_table
from gatewright.sources.log_places import STANDARD_INPUT, places
from gatewright.sources.s3_objects import SCHEME, S3Access, S3Object

__all__ = ["Dated", "Item", "LogPiece", "items", "pieces"]

Remark = Callable[[str], None]
"""Hears one line for a person."""

PIECE: Final = 64 << 20
"""A file of more bytes is read in several pieces, where its form lets one."""

_IN_PARTS: Final = (*BY_LINE, "table")
_AT_RANDOM: Final = 1 << 22
"""So many bytes of an object of S3 are asked for at once, where it is read here and there."""

_LAYERS: Final = 3
"""So often data may be packed one in the other: Firehose packs what a subscription packed already."""


@dataclass(frozen=True, slots=True)
class LogPiece:
    """A file of logs, or the part of a large one in which lines start from `start` on and before `stop`."""

    name: str
    """What a person calls it: a path, `-`, or `s3://bucket/key`."""

    found: bool = False
    """Whether it was found below a folder or a prefix, so that nobody said it were a log."""

    here: bool = False
    """Whether only this process can read it: standard input, or a pipe."""

    start: int = 0
    """The first byte."""

    stop: int | None = None
    """The byte behind the last, `None` for the end of the file."""

    access: S3Access = field(default_factory=S3Access)
    """How S3 is reached."""

    kind: Kind | None = None
    """Its form, where that was told when the file was shared out; else its first bytes tell."""


def pieces(
    named: Iterable[str], *, remark: Remark, access: S3Access | None = None, most: int = PIECE
) -> Iterator[LogPiece]:
    """Yield the pieces of what is named, in a stable order; raises `EvidenceError` for what is not there.

    `most` is how many bytes a piece has about, where a file can be read in several.
    """
    for place in places(named, remark=remark, access=access or S3Access()):
        piece = LogPiece(place.name, found=place.found, here=place.size is None, access=access or S3Access())
        yield from _parts(piece, place.size or 0, most) if (place.size or 0) > most else (piece,)


def items(piece: LogPiece, *, remark: Remark) -> Iterator[Item]:
    """Yield what a piece holds, in order; raises `EvidenceError`."""

    def told(line: str) -> None:
        remark(f"{piece.name}: {line}")

    try:
        return _Reading(piece, told).items()
    except EvidenceError as error:
        # What reads S3 names the place by itself.
        why = str(error).removeprefix(f"{piece.name}: ")
        if not piece.found:
            raise EvidenceError(f"{piece.name}: {why}") from error
        told(f"left out: {why}")
        return iter(())


class _Reading:
    """One piece while it is read; to make it raises `EvidenceError` where nothing can be read of it."""

    def __init__(self, piece: LogPiece, told: Remark) -> None:
        self._piece = piece
        self._told = told
        self._file = _opened(piece)
        try:
            self._source: Source = self._file
            self._packed: tuple[Unpacked, ...] = ()
            if piece.kind is None:
                ahead, self._packed = _unpacked(self._file)
                self._source, self._kind = ahead, kind_of(ahead.head)
            else:
                self._kind = piece.kind
            if self._kind == "table" and (self._packed or piece.here):
                raise EvidenceError("Parquet is read from a file or S3 only, as it is: its end is read first")
            self._rest = self._items()
            self._first = tuple(islice(self._rest, 1))
        except OSError as error:
            self._close()
            raise EvidenceError(_reason(error)) from error
        except EvidenceError:
            self._close()
            raise

    def items(self) -> Iterator[Item]:
        """Yield what it holds; what is found to be damaged on the way is told."""
        try:
            yield from self._first
            yield from self._rest
        except EvidenceError as error:
            self._told(f"{str(error).removeprefix(f'{self._piece.name}: ')}; what stands before that is read")
        except OSError as error:
            self._told(f"{_reason(error)}; what stands before that is read")
        finally:
            self._close()
        for layer in self._packed:
            if layer.trouble is not None:
                self._told(f"{layer.trouble}; what stands before that is read")

    def _items(self) -> Iterator[Item]:
        match self._kind:
            case "empty":
                return iter(())
            case "table":
                return of_table(self._at_random(), self._piece.start, self._piece.stop)
            case "objects" | "listings":
                return documents.of_objects(self._source, self._told, listings=self._kind == "listings")
            case "array":
                return documents.of_array(self._source)
            case "columns":
                return wrapped.columns(self._lines())
            case "exported":
                return wrapped.exported(self._lines())
            case "wrapped":
                return wrapped.followed(self._lines())
            case "listed":
                return wrapped.listed(self._lines())
            case _:
                return self._lines()

    def _lines(self) -> Iterator[bytes]:
        start, stop = self._piece.start, self._piece.stop
        if not start:
            return lines_of(self._source, self._told, left=stop)
        # The byte before tells whether a line starts here.
        self._file.seek(start - 1)
        return lines_of(self._file, self._told, within=True, left=None if stop is None else stop - start + 1)

    def _at_random(self) -> BinaryIO:
        """Return the file for reading here and there."""
        if self._piece.name.startswith(SCHEME):
            self._close()
            self._file = io.BufferedReader(S3Object(self._piece.access, self._piece.name, whole=False), _AT_RANDOM)
        self._file.seek(0)
        return self._file

    def _close(self) -> None:
        if self._piece.name != STANDARD_INPUT:
            self._file.close()


def _opened(piece: LogPiece) -> BinaryIO:
    if piece.name == STANDARD_INPUT:
        if sys.stdin is None:
            raise EvidenceError("standard input is closed")
        return sys.stdin.buffer
    if piece.name.startswith(SCHEME):
        until = None if piece.stop is None else piece.stop + HEAD
        return io.BufferedReader(S3Object(piece.access, piece.name, until=until), HEAD)
    try:
        return Path(piece.name).open("rb", buffering=0)
    except OSError as error:
        raise EvidenceError(_reason(error)) from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _unpacked(source: Source) -> tuple[Ahead, tuple[Unpacked, ...]]:
    """Return the data itself, as UTF-8 where it is text, and the layers that it was packed in."""
    ahead = Ahead(source)
    layers: list[Unpacked] = []
    while len(layers) < _LAYERS and (packing := packing_of(ahead.head)) is not None:
        layers.append(Unpacked(ahead, packing))
        ahead = Ahead(layers[-1])
    trouble = next((layer.trouble for layer in layers if layer.trouble is not None), None)
    if not ahead.head and trouble is not None:
        raise EvidenceError(trouble)
    if ahead.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # `>` in Windows PowerShell writes this.
        decoder = codecs.getincrementaldecoder("utf-16")("replace")
        return Ahead(Changed(ahead, lambda data, end: decoder.decode(data, end).encode())), tuple(layers)
    if ahead.head.startswith(codecs.BOM_UTF8):
        ahead.drop(len(codecs.BOM_UTF8))
    return ahead, tuple(layers)


def _parts(piece: LogPiece, size: int, most: int) -> Iterator[LogPiece]:
    """Yield a large file in parts, where its form lets one; what is wrong with it shows when it is read."""
    kind = _kind_in_parts(piece)
    if kind is None:
        yield piece
        return
    count = -(-size // most)
    edges = [size * number // count for number in range(count)]
    for start, stop in zip(edges, (*edges[1:], None), strict=True):
        yield replace(piece, start=start, stop=stop, kind=kind)


def _kind_in_parts(piece: LogPiece) -> Kind | None:
    """Return the form of a file that can be read in parts; `None` for any other, and where nothing can be told yet."""
    try:
        with closing(_opened(replace(piece, stop=HEAD))) as file:
            head = Ahead(file).head
            kind = kind_of(head)
    except (EvidenceError, OSError):
        return None
    return kind if kind in _IN_PARTS and not head.startswith(codecs.BOM_UTF8) else None
