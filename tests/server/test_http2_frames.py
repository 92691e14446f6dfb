"""How many frames a client may send that bring nothing forward."""

import struct

import pytest

from gatewright.server.http2_frames import MOST, Frames

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"


def frame(kind: int, payload: bytes = b"", flags: int = 0, stream: int = 0) -> bytes:
    """Return a frame."""
    return struct.pack("!I", len(payload))[1:] + bytes([kind, flags]) + struct.pack("!I", stream) + payload


FLOODS = {
    "ping": frame(6, b"8 bytes."),
    "answer to a ping": frame(6, b"8 bytes.", 1),
    "settings": frame(4),
    "priority": frame(2, b"\0\0\0\0\x10", stream=1),
    "room": frame(8, b"\0\0\0\1"),
    "reset": frame(3, b"\0\0\0\1", stream=1),
    "nothing known": frame(0xBB, b"x"),
    "no data": frame(0, stream=1),
    "hardly any data": frame(0, b"x", stream=1),
    "continuation": frame(9, stream=1),
}


def test_requests_that_are_taken_back_as_they_come_are_counted() -> None:
    """Not those that were taken back later."""
    frames = Frames(0.0)
    frames.count(PREFACE + frame(1, b"x", 5, 1) + frame(1, b"x", 5, 3) + frame(3, b"\0\0\0\x08", 0, 3), 0.0)
    assert (frames.begun, frames.taken_back) == (2, 1)

    frames.count(frame(3, b"\0\0\0\x08", 0, 1) + frame(1, b"x", 5, 5), 0.0)
    assert (frames.begun, frames.taken_back) == (1, 1)


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
def test_a_flood_is_over_soon(flood: bytes) -> None:
    """A thousand frames of a kind are enough, however the bytes are cut."""
    whole, cut = Frames(0.0), Frames(0.0)
    data = PREFACE + flood * 1_100
    pieces = [data[at : at + 7] for at in range(0, len(data), 7)]

    assert not whole.count(data, 0.0)
    assert not all(cut.count(piece, 0.0) for piece in pieces)


def test_honest_work_is_never_stopped() -> None:
    """Requests, an upload, a large answer whose client makes room for each piece, and a ping now and then."""
    frames = Frames(0.0)
    assert frames.count(PREFACE + frame(4), 0.0)
    for second in range(1, 60):
        upload = b"".join(frame(0, b"x" * 4_096, stream=1) for _ in range(100))
        pings = frame(6, b"8 bytes.") * 50
        requests = frame(1, b"a header block", 4, 1) * 500
        assert frames.count(upload + pings + requests, float(second))
        for _ in range(640):
            frames.sent(16_384)
            assert frames.count(frame(8, b"\0\0\0\1") * 2, float(second))


def test_what_is_saved_up_has_an_end() -> None:
    """However long a client was quiet."""
    frames = Frames(0.0)
    assert frames.count(PREFACE, 1_000_000.0)
    assert MOST == frames.left
    assert not frames.count(FLOODS["ping"] * int(MOST + 1), 1_000_000.0)


def test_a_frame_that_is_still_coming_is_counted_once() -> None:
    """Its payload may hold whatever looks like frames."""
    frames = Frames(0.0)
    large = frame(0xBB, FLOODS["ping"] * 900)
    before = frames.left
    for at in range(0, len(PREFACE + large), 5):
        frames.count((PREFACE + large)[at : at + 5], 0.0)

    assert 1.0 == before - frames.left
