"""
Numbers that several processes share: token buckets and quotas, each at a place of its own with a lock of its own.

The memory is a file without a name. The lock of a place is a lock on its bytes (fcntl(2)), which the kernel lets go
when the process that holds it dies, so that nobody ever waits for the dead. Who gets which place is decided by one
process (`shared_usage.py`); asking it for every token cost a call twice its time (measured), and a place costs a
twentieth.
"""

import fcntl
import mmap
import os
import struct
import tempfile
from threading import Lock
from typing import Final

from gatewright.aws.throttle import Bucket, take
from gatewright.model.usage import Throttle

PLACES: Final = 131_072
"""How many there are; whatever finds none is counted by the one process alone, just as exactly."""

_PLACE: Final = struct.Struct("=ddd")


class Board:
    """The shared numbers, as one process sees them."""

    def __init__(self, descriptor: int) -> None:
        """Take the descriptor of a board that this process made or inherited."""
        self.descriptor = descriptor
        self._memory = mmap.mmap(descriptor, PLACES * _PLACE.size)
        # The kernel's locks tell processes apart, not threads.
        self._threads = Lock()

    @classmethod
    def made(cls) -> "Board":
        """Make an empty one."""
        if hasattr(os, "memfd_create"):
            descriptor = os.memfd_create("gatewright")
        else:  # pragma: no cover - Linux has it
            with tempfile.TemporaryFile() as file:
                descriptor = os.dup(file.fileno())
        os.ftruncate(descriptor, PLACES * _PLACE.size)
        return cls(descriptor)

    def close(self) -> None:
        """Let go of it."""
        self._memory.close()
        os.close(self.descriptor)

    def hold(self, place: int) -> None:
        """Keep everybody else from a place, until `let_go`."""
        self._threads.acquire()
        try:
            fcntl.lockf(self.descriptor, fcntl.LOCK_EX, 1, place)
        except BaseException:
            self._threads.release()
            raise

    def let_go(self, place: int) -> None:
        """Let others have it."""
        fcntl.lockf(self.descriptor, fcntl.LOCK_UN, 1, place)
        self._threads.release()

    # A bucket: tokens, and when it was last looked at; one that nobody looked at is full.

    def take(self, place: int, throttle: Throttle, now: float) -> bool:
        """Take a token; say whether there was one."""
        self.hold(place)
        try:
            _, tokens, at = _PLACE.unpack_from(self._memory, place * _PLACE.size)
            bucket, there = take(Bucket(tokens, at) if at else None, throttle, now)
            _PLACE.pack_into(self._memory, place * _PLACE.size, 0.0, bucket.tokens, bucket.at)
        finally:
            self.let_go(place)
        return there

    # A quota: which period, what was used of it, and what was granted beyond its limit.

    def begin(self, place: int, period: int, used: int, extended: int) -> None:
        """Begin a period."""
        self.hold(place)
        try:
            _PLACE.pack_into(self._memory, place * _PLACE.size, period, used, extended)
        finally:
            self.let_go(place)

    def extend(self, place: int, period: int, extended: int) -> None:
        """Set what is granted beyond the limit, if the period is still that one."""
        self.hold(place)
        try:
            there, used, _ = _PLACE.unpack_from(self._memory, place * _PLACE.size)
            if there == period:
                _PLACE.pack_into(self._memory, place * _PLACE.size, period, used, extended)
        finally:
            self.let_go(place)

    def spend(self, place: int, period: int, limit: int) -> bool | None:
        """Spend a request; say whether one was left, and `None` where another period has begun."""
        self.hold(place)
        try:
            there, used, extended = _PLACE.unpack_from(self._memory, place * _PLACE.size)
            if there != period:
                return None
            left = used < limit + extended
            if left:
                _PLACE.pack_into(self._memory, place * _PLACE.size, period, used + 1, extended)
        finally:
            self.let_go(place)
        return bool(left)

    def give_back(self, place: int, period: int) -> None:
        """Take a spent request back, if the period is still that one."""
        self.hold(place)
        try:
            there, used, extended = _PLACE.unpack_from(self._memory, place * _PLACE.size)
            if there == period:
                _PLACE.pack_into(self._memory, place * _PLACE.size, period, used - 1, extended)
        finally:
            self.let_go(place)
