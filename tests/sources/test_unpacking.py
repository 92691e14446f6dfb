"""A packed file is a stream of what it holds."""

import bz2
import gzip
import io

import pytest

from gatewright.sources.errors import EvidenceError
from gatewright.sources.unpacking import unpacked


def stream(content: bytes) -> io.BufferedReader:
    """Return a file with this content."""
    return io.BufferedReader(io.BytesIO(content))


@pytest.mark.parametrize(
    "packed",
    [b"text", gzip.compress(b"text"), bz2.compress(b"text"), gzip.compress(gzip.compress(b"text"))],
    ids=["plain", "gzip", "bzip2", "twice"],
)
def test_what_is_packed_is_read(packed: bytes) -> None:
    """A file that is not packed is read as it is."""
    assert unpacked(stream(packed)).read() == b"text"


def test_it_is_read_piece_by_piece() -> None:
    """What was looked at is not lost."""
    read = unpacked(stream(gzip.compress(b"x" * 1_000_000)))
    assert (read.peek(4)[:4], len(read.read())) == (b"xxxx", 1_000_000)


def test_damage_is_told() -> None:
    """Half a file is no evidence."""
    with pytest.raises(EvidenceError, match="cut off"):
        unpacked(stream(gzip.compress(b"text" * 1000)[:-12])).read()


@pytest.mark.parametrize("times", [1, 2])
def test_no_more_is_unpacked_than_was_asked_for(times: int) -> None:
    """A small file may hold a large one."""
    packed = b"x" * 5_000_000
    for _ in range(times):
        packed = gzip.compress(packed)

    assert len(unpacked(stream(packed), 5_000_000).read()) == 5_000_000
    with pytest.raises(EvidenceError, match="expected at most 4 MiB of unpacked data, got more"):
        unpacked(stream(packed), 4 << 20).read()
