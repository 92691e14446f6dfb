import logging
import threading
from collections.abc import Iterable

import pytest

from gatewright.gateway.log_sink import LogSink, Place

ONE: Place = ("1", "r", "group", "stream")
TWO: Place = ("1", "r", "other", "stream")


class Kept:
    """Keeps events, as the store does; refuses the first `failures` batches, and says when it took one."""

    def __init__(self, failures: int = 0) -> None:
        self.events: list[tuple[str, int, str]] = []
        self.batches = 0
        self.took = threading.Event()
        self._failures = failures

    def append(
        self, account_id: str, region: str, group: str, stream: str, events: Iterable[tuple[int, str]], *, now: int
    ) -> None:
        """Keep a batch."""
        assert (account_id, region, stream) == ("1", "r", "stream")
        assert now > 0
        if self._failures:
            self._failures -= 1
            raise OSError("the disk is full")
        self.batches += 1
        self.events += [(group, timestamp, message) for timestamp, message in events]
        self.took.set()


def test_flush_writes_everything_in_order_and_in_batches() -> None:
    """Events of one stream are written together, in the order in which they were added."""
    kept = Kept()
    sink = LogSink(kept.append)
    for number in range(4):
        sink.add(ONE if number % 2 else TWO, number, f"m{number}")
    sink.flush()

    assert [("other", 0, "m0"), ("other", 2, "m2"), ("group", 1, "m1"), ("group", 3, "m3")] == kept.events
    assert 2 == kept.batches


def test_writer_writes_by_itself() -> None:
    """A started sink needs no flush."""
    kept = Kept()
    sink = LogSink(kept.append, interval=0.001)
    sink.start()
    sink.add(ONE, 1, "m")

    assert kept.took.wait(10)
    sink.close()


def test_close_writes_what_is_left() -> None:
    """An orderly stop loses nothing, however long the interval, with a writer or without."""
    for started in (True, False):
        kept = Kept()
        sink = LogSink(kept.append, interval=3_600)
        if started:
            sink.start()
        sink.add(ONE, 1, "m")
        sink.close()

        assert [("group", 1, "m")] == kept.events


def test_more_than_one_batch_is_flushed() -> None:
    """A flush ends only when all is written that was there when it began."""
    kept = Kept()
    sink = LogSink(kept.append)
    for number in range(50_000):
        sink.add(ONE, number, "m")
    sink.flush()

    assert list(range(50_000)) == [timestamp for _, timestamp, _ in kept.events]


def test_what_the_store_refuses_is_kept_and_written_later() -> None:
    """A failed batch goes back to the front of the queue, in order, and nothing is written twice."""
    kept = Kept(failures=1)
    sink = LogSink(kept.append)
    sink.add(ONE, 1, "a")
    sink.add(TWO, 2, "b")
    with pytest.raises(OSError, match="disk is full"):
        sink.flush()
    sink.add(ONE, 3, "c")
    sink.flush()

    assert [("group", 1, "a"), ("group", 3, "c"), ("other", 2, "b")] == kept.events


def test_writer_outlives_a_failing_store(caplog: pytest.LogCaptureFixture) -> None:
    """The thread complains once and goes on."""
    kept = Kept(failures=3)
    sink = LogSink(kept.append, interval=0.001)
    with caplog.at_level(logging.ERROR):
        sink.start()
        sink.add(ONE, 1, "m")
        assert kept.took.wait(10)
        sink.close()

    assert [("group", 1, "m")] == kept.events
    assert 1 == len(caplog.records)


def test_sink_is_bounded(caplog: pytest.LogCaptureFixture) -> None:
    """Beyond the bound new events are dropped, and it is said once how many; memory does not grow."""
    kept = Kept()
    sink = LogSink(kept.append, most_waiting=2)
    for number in range(5):
        sink.add(ONE, number, "m")
    sink.flush()
    sink.flush()

    assert [0, 1] == [timestamp for _, timestamp, _ in kept.events]
    assert ["3 log events found no room and were dropped"] == caplog.messages


def test_adding_while_writing_loses_nothing() -> None:
    """The writer and whoever adds never hold each other's events."""
    kept = Kept()
    sink = LogSink(kept.append, interval=0.0001)
    sink.start()
    for number in range(20_000):
        sink.add(ONE, number, "m")
    sink.close()

    assert list(range(20_000)) == [timestamp for _, timestamp, _ in kept.events]
