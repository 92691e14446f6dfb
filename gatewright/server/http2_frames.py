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
_DATA, _HEADERS, _RESET, _SETTINGS = 0, 1, 3, 4

MOST: Final = 4_000.0
"""Frames that a client may have saved up; a new connection has a quarter."""

_BY_SECOND: Final = 100.0
_BY_REQUEST: Final = 20.0
_BY_BYTE: Final = 1 / 1024
_BY_BYTE_SENT: Final = 3 / 4096
"""Two frames for each of 16 KB would do; who makes room a byte at a time pays for it."""

_PRICE_OF_SETTINGS: Final = 5.0


def _stream(data: bytes, at: int) -> int:
    """Return the stream of the frame whose head stands at a place."""
    return int.from_bytes(data[at + 5 : at + _HEAD], "big") & 0x7FFF_FFFF


class Frames:
    """The frames of one connection."""

    __slots__ = ("_at", "_newest", "_part", "_skip", "begun", "left", "taken_back")

    def __init__(self, now: float) -> None:
        self.left = MOST / 4
        """Frames that may still come."""
        self.begun = 0
        """Requests that began in what came last."""
        self.taken_back = 0
        """Requests that were taken back in the bytes in which they came, all in all."""
        self._at = now
        self._newest = 0
        self._skip = _PREFACE
        self._part = b""

    def count(self, data: bytes, now: float) -> bool:
        """Count the frames that begin in `data`; tell whether the client could afford them."""
        self._earn((now - self._at) * _BY_SECOND)
        self._at = now
        self.begun, before = 0, self._newest
        if self._part:
            data = self._part + data
            self._part = b""
        at = self._skip
        end = len(data)
        while at + _HEAD <= end and self.left >= 0:
            length = data[at] << 16 | data[at + 1] << 8 | data[at + 2]
            kind = data[at + 3]
            self._charge(kind, length)
            if kind == _HEADERS:
                self.begun += 1
                self._newest = max(self._newest, _stream(data, at))
            elif kind == _RESET and _stream(data, at) > before:
                self.taken_back += 1
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
