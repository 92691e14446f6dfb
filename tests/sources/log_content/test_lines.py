import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.sources.log_content import lines as module
from gatewright.sources.log_content.lines import LONGEST, lines_of


def read(data: bytes) -> list[bytes]:
    """Return the lines of some bytes."""
    return list(lines_of(io.BytesIO(data), pytest.fail))


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", []),
        (b"one", [b"one"]),
        (b"one\n", [b"one"]),
        (b"one\r\ntwo\r\n", [b"one", b"two"]),
        (b"one\r", [b"one"]),
        (b"one\n\nthree\n", [b"one", b"", b"three"]),
        (b"a\rb\n", [b"a\rb"]),
    ],
)
def test_lines_lose_their_ends(data: bytes, lines: list[bytes]) -> None:
    """Either end; blank lines are counted, and a lone carriage return is part of its line."""
    assert lines == read(data)


def in_parts(data: bytes, edges: list[int]) -> list[bytes]:
    """Read data in the parts between edges."""
    found: list[bytes] = []
    for start, stop in zip([0, *edges], [*edges, None], strict=True):
        source = io.BytesIO(data)
        source.seek(max(0, start - 1))
        left = None if stop is None else stop - start + (1 if start else 0)
        found += lines_of(source, pytest.fail, within=start > 0, left=left)
    return found


@settings(deadline=None)
@given(st.lists(st.sampled_from([b"", b"a", b"bcd", b"efghijkl"])), st.lists(st.integers(1, 60)), st.booleans())
def test_parts_give_each_line_once(lines: list[bytes], edges: list[int], ended: bool) -> None:
    """Wherever a file is cut, also within a line, at its end, or several times within one."""
    data = b"\n".join(lines) + (b"\n" if ended else b"")
    inside = sorted({edge for edge in edges if edge < len(data)})

    assert read(data) == in_parts(data, inside)


def test_a_line_over_several_chunks_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where its two last bytes come apart."""
    monkeypatch.setattr(module, "CHUNK", 4)

    assert [b"abcdefg", b"hi", b"jklmnopqrst"] == read(b"abcdefg\r\nhi\r\njklmnopqrst")


def test_what_is_too_long_for_a_line_is_left_out_and_said() -> None:
    """Of bytes without an end no more is held than the longest line has."""
    said: list[str] = []
    data = b"one\n" + b"x" * (LONGEST + (1 << 20)) + b"\nthree\n"

    assert [b"one", b"three"] == list(lines_of(io.BytesIO(data), said.append))
    assert ["a line of more than 16 MiB is left out; is it a log?"] == said


def test_a_part_leaves_out_its_last_line_where_it_is_too_long() -> None:
    """It goes on behind the part, and on."""
    said: list[str] = []
    data = b"one\n" + b"x" * (LONGEST + (1 << 20)) + b"\nthree\n"

    assert [b"one"] == list(lines_of(io.BytesIO(data), said.append, left=100))
    assert ["a line of more than 16 MiB is left out; is it a log?"] == said
