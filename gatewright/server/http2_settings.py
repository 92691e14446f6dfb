"""What a client of HTTP/2 may do on one connection, as far as the protocol lets it be told or counted."""

import struct
from typing import Final

from h2.errors import ErrorCodes
from h2.settings import SettingCodes

MOST_STREAMS: Final = 128
"""Requests at one time, those included whose stream was reset while their answer was being worked out."""

MOST_RESETS: Final = 100
"""Streams that a client may take back beyond those that it let be answered."""

HEADER_LIST: Final = 16_384
"""What a header block may unpack to; the limit of 10,240 bytes is then answered, not torn down."""

WINDOW: Final = 1024 * 1024
"""Bytes of a body that may come before room is made for more."""

HELD: Final = 32 * 1024 * 1024
"""Bytes of bodies that one connection may have here: of its requests; of its answers before nothing new is begun."""

SETTINGS: Final[dict[SettingCodes, int]] = {
    SettingCodes.MAX_CONCURRENT_STREAMS: MOST_STREAMS,
    SettingCodes.MAX_HEADER_LIST_SIZE: HEADER_LIST,
    SettingCodes.INITIAL_WINDOW_SIZE: WINDOW,
    SettingCodes.ENABLE_PUSH: 0,
}
"""What the client is told at the start."""

_GOAWAY: Final = b"\0\0\x08\x07\0\0\0\0\0"
"""The head of a GOAWAY frame: eight bytes, of type 7, without flags, on no stream (RFC 9113, section 6.8)."""


def goaway(last: int) -> bytes:
    """Return the frame that says which request is the last to be served."""
    return _GOAWAY + struct.pack("!II", last, ErrorCodes.NO_ERROR)
