"""What a client of HTTP/2 may do."""

from gatewright.server.http2_settings import MOST_STREAMS, SETTINGS, goaway


def test_the_end_is_told_in_the_bytes_of_the_protocol() -> None:
    """Eight bytes on no stream, without an error (RFC 9113, section 6.8)."""
    assert goaway(5) == bytes.fromhex("000008 07 00 00000000 00000005 00000000")


def test_the_client_is_told_how_much_it_may_begin() -> None:
    """And that nothing is pushed."""
    assert SETTINGS == {3: MOST_STREAMS, 6: 16_384, 4: 1_048_576, 2: 0}
