import bz2
import gzip
import io
import lzma
import sys
import tracemalloc
from collections.abc import Callable

import pytest
from backports import zstd

from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_content.packed import Unpacked, packing_of

CONTENT = b"".join(b"%d a line of a log\n" % number for number in range(20_000))
PACKS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    # As the command `zstd` does, with a checksum behind each frame.
    "zstandard": lambda data: zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1}),
    "bzip2": bz2.compress,
    "xz": lzma.compress,
}
every = pytest.mark.parametrize("name", PACKS)


def unpacked(data: bytes, size: int = 10_000) -> tuple[bytes, str | None]:
    """Return the data, and what was wrong with it."""
    packing = packing_of(data)
    assert packing is not None
    source = Unpacked(io.BytesIO(data), packing)
    found = b""
    while piece := source.read(size):
        assert len(piece) <= size
        found += piece
    return found, source.trouble


@every
def test_each_form_is_told_by_its_first_bytes(name: str) -> None:
    """Whatever the file is called."""
    packing = packing_of(PACKS[name](b"x"))

    assert packing is not None
    assert name == packing.name


def test_text_is_not_packed() -> None:
    """A line that starts with a B is no bzip2."""
    assert packing_of(b"Boston 403") is None


@every
def test_several_members_are_one_text(name: str) -> None:
    """As `cat a.gz b.gz` and Firehose write them."""
    pack = PACKS[name]

    assert (CONTENT * 2 + b"end", None) == unpacked(pack(CONTENT) + pack(CONTENT) + pack(b"end"))


@every
def test_what_is_cut_off_gives_what_it_has_and_says_so(name: str) -> None:
    """The first member is whole, the last is not."""
    pack = PACKS[name]
    found, trouble = unpacked(pack(CONTENT) + pack(CONTENT)[:-5])

    assert f"the {name} data is cut off" == trouble
    assert found.startswith(CONTENT)


@every
def test_damage_is_said(name: str) -> None:
    """A byte that changed on the way is found by the checksum, or before."""
    data = bytearray(PACKS[name](CONTENT))
    data[len(data) // 2] ^= 0xFF
    _, trouble = unpacked(bytes(data))

    assert trouble is not None
    assert trouble.startswith(f"the {name} data is damaged (")


def test_padding_is_no_damage() -> None:
    """Tapes and some tools fill up with zeros."""
    assert (CONTENT, None) == unpacked(gzip.compress(CONTENT) + b"\0" * 512)


def test_what_stands_behind_the_end_is_said() -> None:
    """It is not taken for log lines."""
    assert (CONTENT, "something that is no gzip data stands behind its end") == unpacked(
        gzip.compress(CONTENT) + b"plain text"
    )


def test_a_frame_of_zstandard_that_holds_no_data_is_skipped() -> None:
    """Parallel compressors write such frames between others."""
    frame = b"\x50\x2a\x4d\x18\x04\x00\x00\x00abcd"

    assert (CONTENT * 2, None) == unpacked(zstd.compress(CONTENT) + frame + zstd.compress(CONTENT))
    assert (CONTENT, None) == unpacked(frame + zstd.compress(CONTENT))


@every
def test_a_bomb_takes_no_memory(name: str) -> None:
    """What unpacks to 64 MB of zeros is given piece by piece."""
    data = PACKS[name](bytes(64 << 20))
    packing = packing_of(data)
    assert packing is not None
    tracemalloc.start()
    source = Unpacked(io.BytesIO(data), packing)
    total = 0
    while piece := source.read(1 << 16):
        total += len(piece)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert 64 << 20 == total
    assert peak < 16 << 20


def test_without_the_package_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""
    monkeypatch.setitem(sys.modules, "backports.zstd", None)
    monkeypatch.setitem(sys.modules, "backports", None)

    with pytest.raises(EvidenceError, match=r"pip install gatewright\[zstd\]"):
        unpacked(zstd.compress(b"x"))
