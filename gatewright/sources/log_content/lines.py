"""Bytes become lines, as fast as they are read and with bounded memory; a large file can be read in several parts.

A line belongs to the part in which it starts, so parts need not know where lines end.
"""

from collections.abc import Callable, Iterator
from typing import Final

from gatewright.sources.log_content.ahead import CHUNK, Source

LONGEST: Final = 1 << 24
"""A line of more bytes is no line of a log: an event of CloudWatch Logs has at most 1 MB."""

_TOO_LONG: Final = f"a line of more than {LONGEST >> 20} MiB is left out; is it a log?"


def lines_of(
    source: Source, remark: Callable[[str], None], *, within: bool = False, left: int | None = None
) -> Iterator[bytes]:
    r"""Yield each line without its end, `\n` or `\r\n`; blank ones too, so that they can be numbered.

    `within` says that the first line belongs to the part before. Lines that start after `left` bytes belong to the
    next part.
    """
    rest = b""
    while chunk := source.read(CHUNK if left is None else min(CHUNK, left)):
        if left is not None:
            left -= len(chunk)
        rest = rest + chunk if rest else chunk
        if within:
            cut = rest.find(b"\n")
            if cut < 0:
                rest = b""
                continue
            rest, within = rest[cut + 1 :], False
        if b"\r" in rest:
            rest = rest.replace(b"\r\n", b"\n")
        found = rest.split(b"\n")
        rest = found.pop()
        yield from found
        if len(rest) > LONGEST:
            remark(_TOO_LONG)
            rest, within = b"", True
    if left == 0 and rest:
        rest = rest + _finish(source, LONGEST - len(rest))
        if len(rest) > LONGEST:
            remark(_TOO_LONG)
            return
    if rest:
        yield rest.removesuffix(b"\r")


def _finish(source: Source, most: int) -> bytes:
    """Return how a line goes on behind its part, up to its end or a little more than `most` bytes."""
    rest = b""
    while len(rest) <= most and (chunk := source.read(1 << 16)):
        cut = chunk.find(b"\n")
        if cut >= 0:
            return rest + chunk[:cut]
        rest += chunk
    return rest
