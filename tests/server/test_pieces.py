"""Where a connection is cut; `test_request_reader.py` reads it."""

import pytest

from gatewright.server.pieces import Pieces


@pytest.mark.parametrize(
    ("rest", "size"),
    [
        (b"\r\nGET / HTTP/1.1\r\n", 1),
        (b"GET / HTTP/1.1\r\nHost: h\r\n\r\nGET", 27),
        (b"GET / HTTP/1.1\r\n\r\nGET", 18),
        (b"GET / HTTP/1.1\r\nHost: h", 23),
        (b"GET /", 5),
    ],
)
def test_a_head_is_one_piece(rest: bytes, size: int) -> None:
    """Without what follows, and without the line ends before it."""
    pieces = Pieces()

    assert (size, False) == (pieces.of_head(rest, fresh=True), pieces.doubled)


@pytest.mark.parametrize(("rest", "size"), [(b"GET  /", 5), (b"GET /  HTTP", 7), (b"GET /x HTTP/1.1  \r\n", 17)])
def test_a_second_blank_is_told(rest: bytes, size: int) -> None:
    """The piece ends with it."""
    pieces = Pieces()

    assert (size, True) == (pieces.of_head(rest, fresh=True), pieces.doubled)


def test_a_second_blank_is_told_across_pieces() -> None:
    """It may come by itself."""
    pieces = Pieces()

    assert [5, 1] == [pieces.of_head(b"GET ", fresh=True) + 1, pieces.of_head(b"  /x", fresh=False)]
    assert pieces.doubled


def test_chunks_are_cut_by_their_sizes() -> None:
    """A size line, its chunk with the line end, and the next line."""
    pieces = Pieces()
    rest = b"3;x=y\r\na\nc\r\n0\r\n\r\nGET /"
    cut: list[tuple[bytes, int]] = []
    while len(cut) < 4:
        size = pieces.of_chunks(rest)
        piece, rest = rest[:size], rest[size:]
        cut.append((piece, pieces.chunk_size(piece)))

    assert cut == [(b"3;x=y\r\n", 3), (b"a\nc\r\n", 0), (b"0\r\n", 0), (b"\r\n", 0)]
