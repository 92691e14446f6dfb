"""`aws-chunked` payloads."""

import pytest

from gatewright.wire.chunked_payload import Chunk, decode, read
from gatewright.wire.errors import ServiceError

SIGNED = (
    b"5;chunk-signature=abc\r\nhello\r\n1;chunk-signature=def\r\n!\r\n"
    b"0;chunk-signature=0\r\nX-Amz-Checksum-Crc32:AAA=\r\n\r\n"
)


def test_chunks_are_joined_and_trailers_read() -> None:
    """With or without signatures."""
    assert (b"hello!", {"x-amz-checksum-crc32": "AAA="}) == decode(SIGNED)
    assert (b"hello", {}) == decode(b"5\r\nhello\r\n0\r\n\r\n")
    assert (b"", {}) == decode(b"0\r\n")


def test_chunks_keep_their_signatures_and_trailers_their_order() -> None:
    """Whoever verifies them needs both."""
    found = read(SIGNED)

    assert (Chunk(b"hello", "abc"), Chunk(b"!", "def"), Chunk(b"", "0")) == found.chunks
    assert (("x-amz-checksum-crc32", "AAA="),) == found.trailers
    assert (Chunk(b"", ""),) == read(b"0;x=y\r\n").chunks


@pytest.mark.parametrize(
    "body", [b"", b"5\r\nhel", b"5", b"x\r\n", b"-1\r\n", b"+5\r\nhello\r\n", b"5\r\nhello\r\n", b"5 \r\n"]
)
def test_what_ends_early_is_refused(body: bytes) -> None:
    """And what is no chunk."""
    with pytest.raises(ServiceError, match="IncompleteBody"):
        decode(body)
