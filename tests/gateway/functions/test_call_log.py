import re

from gatewright.gateway.functions.call_log import LINE_BYTES, TAIL_BYTES, CallLog, Place
from tests.gateway.functions.made import runnable


class Kept:
    """A log that keeps its lines."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.places: set[Place] = set()
        self.log = CallLog(runnable(), "stream", self.add)

    def add(self, place: Place, _timestamp: int, text: str) -> None:
        self.places.add(place)
        self.lines.append(text)


def test_each_line_is_an_event() -> None:
    """A line that is not ended yet waits for its end; carriage returns hold one event together."""
    kept = Kept()
    kept.log.output(b"one\ntw")
    kept.log.output(b"o\nerror\r  at x\n")

    assert ["one\n", "two\n", "error\n  at x\n"] == kept.lines
    assert {("000000000000", "eu-west-1", "/aws/lambda/f", "stream")} == kept.places


def test_a_line_without_an_end_is_logged_with_the_call() -> None:
    """It comes before the END of its call."""
    kept = Kept()
    kept.log.output(b"no end")
    kept.log.ended("r", duration_ms=1, peak_mb=1, init_ms=None, status=None)

    assert ["no end", "END RequestId: r\n"] == kept.lines[:2]


def test_a_line_has_a_length() -> None:
    """A longer one is cut."""
    kept = Kept()
    kept.log.output(b"x" * (LINE_BYTES + 1))

    assert [LINE_BYTES] == [len(line) for line in kept.lines]


def test_a_call_stands_between_lines_of_lambda() -> None:
    """START, END and REPORT have AWS's form, tabs included."""
    kept = Kept()
    kept.log.started("r")
    kept.log.ended("r", duration_ms=1.234, peak_mb=40, init_ms=95.5, status=None)

    report = (
        "REPORT RequestId: r\tDuration: 1.23 ms\tBilled Duration: 2 ms\tMemory Size: 128 MB\tMax Memory Used: 40 MB\t"
    )
    assert [
        "START RequestId: r Version: $LATEST\n",
        "END RequestId: r\n",
        f"{report}Init Duration: 95.50 ms\t\n",
    ] == kept.lines


def test_a_failure_stands_in_the_report() -> None:
    """`Status` comes last."""
    kept = Kept()
    kept.log.ended("r", duration_ms=3000.0, peak_mb=40, init_ms=None, status="timeout")

    assert kept.lines[-1].endswith("Max Memory Used: 40 MB\tStatus: timeout\t\n")


def test_a_time_out_is_told_with_its_moment() -> None:
    """`2026-11-25T18:00:00.000Z <id> Task timed out after 3.00 seconds`."""
    kept = Kept()
    kept.log.timed_out("r", 3)

    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z r Task timed out after 3\.00 seconds\n\n", kept.lines[0]
    )


def test_the_tail_is_the_end_of_one_call() -> None:
    """At most 4 KB of what was logged since the last one."""
    kept = Kept()
    kept.log.output(b"before\n")
    kept.log.take_tail()
    kept.log.started("r")
    kept.log.output(b"x" * 9000 + b"\nlast")
    tail = kept.log.take_tail()

    assert TAIL_BYTES == len(tail)
    assert tail.endswith(b"x\nlast")
    assert b"" == kept.log.take_tail()
