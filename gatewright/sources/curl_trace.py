"""A `curl --trace-ascii` or `--trace` file becomes the calls that it shows.

`=> Send header, 83 bytes (0x53)` and its three siblings open a block; each line of a block starts with the offset of
its first byte. `--trace` gives the bytes in hexadecimal. `--trace-ascii` gives characters, ends a line at each CRLF
(the next offset tells), and writes `.` for every byte that is not printable: a body in it is as good as that. A line of
a head in which somebody masked a value is as long as he made it.
"""

from dataclasses import dataclass, field
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.curl import exchanges
from gatewright.sources.curl_reader import RawCall, Reader, TracedData
from gatewright.sources.encoding import to_bytes, to_text
from gatewright.sources.errors import EvidenceError, shown
from gatewright.sources.exchange import Exchange
from gatewright.sources.masked_fields import MASK

_STAMP: Final = r"(?:\d\d:\d\d:\d\d\.\d{6} )?(?:\[(?:\d+|n)-(?:\d+|n)\] )?"
_OPENING: Final = pattern(
    rf"{_STAMP}(?:=>|<=) ((?:Send|Recv) (?:header|data)), (\d{{1,15}}) bytes \(0x[0-9a-f]+\)\s*\Z"
)
_OTHER: Final = pattern(rf"{_STAMP}(?:=>|<=) (?:Send|Recv) SSL data,.*")
_INFO: Final = pattern(rf".*?{_STAMP}== Info: ?(.*)")
_LINE: Final = pattern(r"([0-9a-f]{4,12}): ?(.*)")
_HEX: Final = pattern(r"((?:[0-9a-f]{2} ){1,16}) *")
_HEX_WIDTH: Final = 48
_WIDTH: Final = 64
"""So many characters stand in a line of `--trace-ascii` that goes on in the next."""


@dataclass(slots=True)
class _Block:
    """One block while its lines are being read."""

    kind: str
    """`Send header`, `Send data`, `Recv header` or `Recv data`."""

    size: int
    """How many bytes it announces."""

    opened_at: int
    """The line that opens it."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    """Offset and text of each line."""


def is_trace(text: str) -> bool:
    """Tell whether `text` has a line that only a trace has."""
    if " bytes (0x" not in text and "== Info:" not in text:
        return False
    return any(_OPENING.search(line) or line.startswith("== Info:") for line in text.split("\n"))


def trace(text: str, *, origin: str = "") -> tuple[Exchange, ...]:
    """Return the calls of a trace, in order."""
    reader = Reader()
    number = 0
    block: _Block | None = None
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.rstrip("\r")
        if block is not None and (data := _LINE.fullmatch(line)) is not None:
            block.lines.append((int(data[1], 16), data[2]))
        elif (opening := _OPENING.search(line)) is not None:
            _close(reader, block)
            block = _Block(opening[1], int(opening[2]), number)
        elif (info := _INFO.fullmatch(line)) is not None:
            _close(reader, block)
            block = None
            reader.remark(info[1].rstrip())
        elif _OTHER.search(line) is not None:
            _close(reader, block)
            block = None
    _close(reader, block)
    calls = reader.finish(number - text.endswith("\n"))
    if not calls:
        message = "expected the blocks of `curl --trace-ascii`, found no request, answer or error"
        raise EvidenceError(message, line=1)
    return exchanges(calls, origin=origin)


def _close(reader: Reader, block: _Block | None) -> None:
    """Hand a block that is complete to the reader."""
    if block is None:
        return
    of_a_head = block.kind.endswith("header")
    data = _bytes(block, masked=of_a_head)
    if of_a_head:
        if data is None:
            message = f"the block {shown(block.kind)} is cut off: expected {block.size} bytes"
            raise EvidenceError(message, line=block.opened_at)
        _head(reader, block, data)
    elif reader.calls:
        _body(reader.calls[-1], block, data)


def _head(reader: Reader, block: _Block, data: bytes) -> None:
    """Take the lines of a head: a whole request's in one block, an answer's in one block each."""
    take = reader.sent if block.kind == "Send header" else reader.received
    for number, line in enumerate(to_text(data).removesuffix("\n").split("\n"), start=block.opened_at + 1):
        take(number, line.rstrip())
    if reader.calls and reader.calls[-1].data is None:
        reader.calls[-1].data = TracedData()


def _body(call: RawCall, block: _Block, data: bytes | None) -> None:
    traced = call.data = call.data or TracedData()
    if data is None:
        traced.whole = False
    elif block.kind == "Send data":
        traced.sent += data
    else:
        traced.received += data


def _bytes(block: _Block, *, masked: bool) -> bytes | None:
    """Return what a block holds, where `masked` with its masks; `None` when some of it is not there."""
    ends = [offset for offset, _ in block.lines[1:]] + [block.size]
    lengths = [end - start for (start, _), end in zip(block.lines, ends, strict=True)] if block.lines else []
    if not block.lines or block.lines[0][0] != 0:
        return b"" if block.size == 0 else None
    texts = [text for _, text in block.lines]
    for read in (_hexadecimal, _characters, *((_with_masks,) if masked else ())):
        pieces = [read(text, length) for text, length in zip(texts, lengths, strict=True)]
        if None not in pieces:
            return b"".join(piece for piece in pieces if piece is not None)
    return None


def _hexadecimal(text: str, length: int) -> bytes | None:
    """Read a line of `--trace`."""
    match = _HEX.match(text[:_HEX_WIDTH] + " ")
    piece = bytes.fromhex(match[1]) if match else b""
    return piece if match is not None and len(piece) == length else None


def _characters(text: str, length: int) -> bytes | None:
    """Read a line of `--trace-ascii`; a blank at its end may have been lost on the way."""
    lost = length - len(text)
    if lost not in (0, 1, 2, 3):
        return None
    return to_bytes(text) + (b"", b" ", b"\r\n", b" \r\n")[lost]


def _with_masks(text: str, length: int) -> bytes | None:
    """Read a line of a head whose length is no more what it was, for a mask or for blanks that a terminal added."""
    read = _characters(text, length)
    bare = text.rstrip(" ")
    if read is None:
        read = _characters(bare, length)
    if read is not None or MASK.search(bare) is None:
        return read
    return to_bytes(bare) + (b"" if length == _WIDTH else b"\r\n")
