"""
How quick the doctor is, the start of its process included, and how much memory a large file takes.

`python -m bench.doctor [MEGABYTES]` measures `--help`, one exchange, and HAR files of so many megabytes (100): a page
that was refused now and then, one that polls and is refused each time, and one with many different refusals. What
counts is processor time, since a busy machine does not stretch it.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROUNDS: Final = 5
EXCHANGE: Final = """HTTP/1.1 403 Forbidden
Content-Type: application/json
x-amzn-RequestId: 5d1a0d0e-0000-4000-8000-000000000000
x-amzn-ErrorType: ForbiddenException

{"message":"Forbidden"}
"""
_MEGABYTE: Final = 1_000_000
_KILOBYTES: Final = 1024


@dataclass(frozen=True, slots=True)
class Spent:
    """What one run of the command took."""

    seconds: float
    """Processor time."""

    megabytes: float
    """The most memory that it held."""


def main(megabytes: int) -> int:
    """Measure, print, and say whether all is as asked."""
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        exchange = Path(folder) / "exchange.txt"
        exchange.write_text(EXCHANGE, encoding="utf-8")
        print(f"{'what':44} {'processor':>10} {'memory':>9}   asked")
        missed |= _told("--help", _median("--help"), 0.3, None)
        missed |= _told("diagnose, one exchange", _median("diagnose", str(exchange)), 0.4, None)
        for name, is_refused, path in (
            ("every thousandth call refused", lambda number: number % 1000 == 0, "/prod/pets/{}"),
            ("a page that polls, refused each time", lambda _: True, "/prod/pets"),
            ("every fiftieth call refused, each elsewhere", lambda number: number % 50 == 0, "/prod/pets/{}"),
        ):
            file = Path(folder) / "page.har"
            number = write_har(file, megabytes * _MEGABYTE, is_refused, path)
            spent = run("diagnose", str(file))
            missed |= _told(f"HAR of {megabytes} MB, {number} calls:", spent, 15.0, 300.0)
            print(f"  {name}")
    return int(missed)


def write_har(file: Path, size: int, is_refused: Callable[[int], bool], path: str) -> int:
    """Write a HAR file of at least so many bytes; return how many calls it tells."""
    written = number = 0
    with file.open("w", encoding="utf-8") as target:
        target.write('{"log":{"version":"1.2","creator":{"name":"bench","version":"1"},"entries":[')
        for number, entry in enumerate(_entries(is_refused, path), 1):
            text = json.dumps(entry)
            target.write(text if number == 1 else f",{text}")
            written += len(text)
            if written >= size:
                break
        target.write("]}}")
    return number


def _entries(is_refused: Callable[[int], bool], path: str) -> Iterator[dict[str, Any]]:
    host = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"
    number = 0
    while True:
        refused = is_refused(number)
        headers = {"Content-Type": "application/json", "x-amzn-RequestId": f"5d1a0d0e-0000-4000-8000-{number:012}"}
        if refused:
            headers["x-amzn-ErrorType"] = "ForbiddenException"
        yield {
            "startedDateTime": "2026-11-20T10:00:00.000Z",
            "time": 12.3,
            "request": {
                "method": "GET",
                "url": f"https://{host}{path.format(number)}",
                "httpVersion": "HTTP/1.1",
                "headers": [{"name": "Host", "value": host}, {"name": "User-Agent", "value": "Mozilla/5.0 (X11)"}],
                "queryString": [],
                "cookies": [],
            },
            "response": {
                "status": 403 if refused else 200,
                "statusText": "",
                "httpVersion": "HTTP/1.1",
                "headers": [{"name": name, "value": value} for name, value in headers.items()],
                "content": {"mimeType": "application/json", "text": _text(refused)},
            },
            "timings": {"send": 0, "wait": 1, "receive": 1},
        }
        number += 1


def _text(refused: bool) -> str:
    return '{"message":"Forbidden"}' if refused else json.dumps({"pets": ["dog", "cat"] * 150})


def run(*arguments: str) -> Spent:
    """Run the command once."""
    with subprocess.Popen([sys.executable, "-m", "gatewright", *arguments], stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Spent(used.ru_utime + used.ru_stime, used.ru_maxrss / _KILOBYTES)


def _median(*arguments: str) -> Spent:
    runs = [run(*arguments) for _ in range(ROUNDS)]
    return Spent(statistics.median(one.seconds for one in runs), max(one.megabytes for one in runs))


def _told(name: str, spent: Spent, seconds: float, megabytes: float | None) -> bool:
    asked = f"{seconds:g} s" + ("" if megabytes is None else f", {megabytes:g} MB")
    print(f"{name:44} {spent.seconds:8.2f} s {spent.megabytes:6.0f} MB   {asked}", flush=True)
    return spent.seconds > seconds or (megabytes is not None and spent.megabytes > megabytes)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
