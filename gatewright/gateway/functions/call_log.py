"""
What a function's process logs, line by line, and the lines that Lambda itself adds around each call.

Restates "Log events", AWS Lambda developer guide:
https://docs.aws.amazon.com/lambda/latest/dg/python-logging.html (START, END and REPORT).
"""

import time
from collections.abc import Callable
from typing import Final

from gatewright.gateway.functions.runnable import Runnable

Place = tuple[str, str, str, str]
"""Account, region, log group and log stream."""

Log = Callable[[Place, int, str], None]
"""Takes one event: where it goes, its time in milliseconds, and its text."""

TAIL_BYTES: Final = 4096
"""What `LogType=Tail` returns (documented: `LogResult`)."""

LINE_BYTES: Final = 262_144
"""How long one event may be; a longer line is cut into several."""


class CallLog:
    """The log of one process; what belongs to the call in progress is also kept for its tail."""

    __slots__ = ("_log", "_open", "_place", "_runnable", "_tail")

    def __init__(self, runnable: Runnable, stream: str, log: Log) -> None:
        self._runnable = runnable
        self._place: Place = (runnable.account_id, runnable.region, runnable.log_group, stream)
        self._log = log
        self._open = b""
        self._tail = b""

    def write(self, text: str) -> None:
        """Log one event of Lambda's own."""
        self._flush()
        self._add(text)
        self._keep(text.encode("utf-8", "replace"))

    def output(self, data: bytes) -> None:
        """Log what the process wrote: an event for each line."""
        self._keep(data)
        *whole, self._open = (self._open + data).split(b"\n")
        for line in whole:
            self._line(line + b"\n")
        while len(self._open) >= LINE_BYTES:
            self._line(self._open[:LINE_BYTES])
            self._open = self._open[LINE_BYTES:]

    def started(self, request_id: str) -> None:
        """Log that a call starts."""
        self.write(f"START RequestId: {request_id} Version: {self._runnable.version}\n")

    def timed_out(self, request_id: str, seconds: int) -> None:
        """Log that a call was ended by its time limit."""
        now = time.time()
        moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(now))
        self.write(f"{moment}.{int(now % 1 * 1000):03d}Z {request_id} Task timed out after {seconds}.00 seconds\n\n")

    def ended(
        self, request_id: str, *, duration_ms: float, peak_mb: int, init_ms: float | None, status: str | None
    ) -> None:
        """Log how a call ended: `status` is `timeout` or `error` with its type, `None` when it answered."""
        self.write(f"END RequestId: {request_id}\n")
        parts = [
            f"REPORT RequestId: {request_id}",
            f"Duration: {duration_ms:.2f} ms",
            f"Billed Duration: {-int(-duration_ms // 1)} ms",
            f"Memory Size: {self._runnable.memory_mb} MB",
            f"Max Memory Used: {peak_mb} MB",
        ]
        if init_ms is not None:
            parts.append(f"Init Duration: {init_ms:.2f} ms")
        if status is not None:
            parts.append(f"Status: {status}")
        self.write("\t".join([*parts, "\n"]))

    def take_tail(self) -> bytes:
        """Return the end of what was logged since the last call, and begin anew."""
        self._flush()
        tail, self._tail = self._tail, b""
        return tail

    def _flush(self) -> None:
        """Log the line that the process has not ended yet."""
        if self._open:
            line, self._open = self._open, b""
            self._line(line)

    def _line(self, line: bytes) -> None:
        # The Python client ends the lines of one event with CR, so that they stay together.
        self._add(line.decode("utf-8", "replace").replace("\r", "\n"))

    def _add(self, text: str) -> None:
        self._log(self._place, int(time.time() * 1000), text)

    def _keep(self, data: bytes) -> None:
        self._tail = (self._tail + data)[-TAIL_BYTES:]
