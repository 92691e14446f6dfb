"""
How many frames a client may send that bring nothing forward.

A PING costs its sender nine bytes and this process a hundred times the work of passing them on (measured: one
connection that sent nothing else kept every other waiting for five seconds, and with SETTINGS for thirteen). So each
frame has a price, counted before anybody reads it. A client earns what it needs for honest work: by time, by requests,
by the bytes of their bodies, and by what it is sent, which it has to make room for. Who has spent all is told to calm
down (RFC 9113, section 10.5; CVE-2019-9512, -9515, -9517, -9518, CVE-2024-27316 are floods of this kind).
"""

from typing import Final

_PREFACE: Final = 24
_HEAD: Final = 9
_DATA, _HEADERS, _SETTINGS = 0, 1, 4

MOST: Final = 4_000.0
"""Frames that a client may have saved up; a new connection has a quarter."""

_BY_SECOND: Final = 100.0
_BY_REQUEST: Final = 20.0
_BY_BYTE: Final = 1 / 1024
_BY_BYTE_SENT: Final = 3 / 4096
"""Two frames for each of 16 KB would do; who makes room a byte at a time pays for it."""

_PRICE_OF_SETTINGS: Final = 5.0


class Frames:
    """The frames of one connection."""

    __slots__ = ("_at", "_part", "_skip", "left")

    def __init__(self, now: float) -> None:
        self.left = MOST / 4
        """Frames that may still come."""
        self._at = now
        self._skip = _PREFACE
        self._part = b""

    def count(self, data: bytes, now: float) -> bool:
        """Count the frames that begin in `data`; tell whether the client could afford them."""
        self._earn((now - self._at) * _BY_SECOND)
        self._at = now
        if self._part:
            data = self._part + data
            self._part = b""
        at = self._skip
        end = len(data)
        while at + _HEAD <= end and self.left >= 0:
            length = data[at] << 16 | data[at + 1] << 8 | data[at + 2]
            self._charge(data[at + 3], length)
            at += _HEAD + length
        if at < end:
            self._part = data[at:]
            at = end
        self._skip = at - end
        return self.left >= 0

    def sent(self, size: int) -> None:
        """Hear how many bytes of bodies went out."""
        self._earn(size * _BY_BYTE_SENT)

    def _charge(self, kind: int, length: int) -> None:
        if kind == _HEADERS:
            self._earn(_BY_REQUEST)
        elif kind == _DATA:
            self._earn(length * _BY_BYTE)
            self.left -= 1.0
        else:
            self.left -= _PRICE_OF_SETTINGS if kind == _SETTINGS else 1.0

    def _earn(self, frames: float) -> None:
        self.left = min(MOST, self.left + frames)
