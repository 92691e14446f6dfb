import io

from gatewright.sources.log_content.ahead import HEAD, Ahead, Changed


class Drop(io.BytesIO):
    """A pipe that gives a few bytes at a time."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 0, 3))


def everything(source: Ahead | Changed, size: int = 7) -> bytes:
    """Read all of a source in small pieces."""
    found = b""
    while piece := source.read(size):
        assert len(piece) <= max(size, 7)
        found += piece
    return found


def test_what_was_looked_at_is_read_again() -> None:
    """Also from a pipe that gives little at once, and where more comes than was looked at."""
    content = bytes(range(256)) * (HEAD // 128)
    ahead = Ahead(Drop(content))

    assert content[:HEAD] == ahead.head
    assert content == everything(ahead, 4000)


def test_a_mark_is_dropped() -> None:
    """A byte order mark is no part of the first line."""
    ahead = Ahead(io.BytesIO(b"\xef\xbb\xbf{}"))
    ahead.drop(3)

    assert b"{}" == ahead.head
    assert b"{}" == everything(ahead)


def test_a_change_may_hold_bytes_back_until_the_end() -> None:
    """As a decoder does that waits for the second half of a letter."""
    seen: list[bytes] = []

    def change(data: bytes, end: bool) -> bytes:
        seen.append(data)
        return b"".join(seen) if end else b""

    assert b"abcdefgh" == everything(Changed(io.BytesIO(b"abcdefgh"), change), 10)
