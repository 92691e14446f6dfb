"""Log events on their way to the store: taken on the event loop without waiting, written by a thread of their own.

A `deque` takes an event in one step that no other thread can cut in two; so the event loop needs no lock. The writer
wakes every tenth of a second. What cannot be written stays, and is tried again with the next batch; only when more
than `MOST_WAITING` wait are new events dropped, and how many is said. An orderly `close` writes everything.
"""

import logging
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Iterable
from typing import Final, Protocol

_LOGGER: Final = logging.getLogger(__name__)

MOST_WAITING: Final = 500_000
"""Events that may wait; a line has about 200 bytes, so this is some 100 MB."""

_BATCH: Final = 20_000
_MILLISECONDS: Final = 1000

Place = tuple[str, str, str, str]
"""Account, region, log group and log stream."""


class Append(Protocol):
    """Whoever keeps log events: `LogEvents.append` of the store."""

    def __call__(
        self, account_id: str, region: str, group: str, stream: str, events: Iterable[tuple[int, str]], *, now: int
    ) -> None:
        """Append (timestamp in milliseconds, message) pairs to a stream."""


class KeepsEvents(Protocol):
    """Where log events are kept: the store, or another process."""

    @property
    def append(self) -> Append:
        """Return who takes them."""


class LogSink:
    """Collects events and writes them in batches."""

    def __init__(self, append: Append, *, interval: float = 0.1, most_waiting: int = MOST_WAITING) -> None:
        """Take who keeps the events, how many seconds pass between batches, and how many events may wait."""
        self._append = append
        self._interval = interval
        self._most_waiting = most_waiting
        self._waiting: deque[tuple[Place, int, str]] = deque()
        self._writing = threading.Lock()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._dropped = 0
        self._told = 0

    def add(self, place: Place, timestamp: int, message: str) -> None:
        """Take one event; never waits."""
        if len(self._waiting) >= self._most_waiting:
            self._dropped += 1
            return
        self._waiting.append((place, timestamp, message))

    def start(self) -> None:
        """Start the writer."""
        self._thread = threading.Thread(target=self._run, name="log-sink", daemon=True)
        self._thread.start()

    def flush(self) -> None:
        """Write everything that was added before this call; raise what the store raises."""
        with self._writing:
            for _ in range(len(self._waiting) // _BATCH + 1):
                self._write_batch()
            self._tell_of_dropped()

    def close(self) -> None:
        """Stop the writer and write what is left."""
        self._closing.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self.flush()

    def _run(self) -> None:
        complained = False
        while not self._closing.wait(self._interval):
            try:
                self.flush()
                complained = False
            except Exception as error:
                if not complained:
                    known = isinstance(error, sqlite3.Error)
                    text = "log events cannot be written: %s; they are kept and tried again"
                    _LOGGER.error(text, error, exc_info=None if known else error)
                    complained = True

    def _tell_of_dropped(self) -> None:
        dropped = self._dropped
        if dropped > self._told:
            _LOGGER.warning("%d log events found no room and were dropped", dropped - self._told)
            self._told = dropped

    def _write_batch(self) -> None:
        """Write up to one batch; put back what the store did not take."""
        batches: dict[Place, list[tuple[int, str]]] = {}
        for _ in range(min(len(self._waiting), _BATCH)):
            place, timestamp, message = self._waiting.popleft()
            batches.setdefault(place, []).append((timestamp, message))
        now = int(time.time() * _MILLISECONDS)
        places = list(batches)
        for number, place in enumerate(places):
            try:
                self._append(*place, batches[place], now=now)
            except BaseException:
                left = [(kept, *event) for kept in places[number:] for event in batches[kept]]
                self._waiting.extendleft(reversed(left))
                raise
