"""How many requests wrk gets answered."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SECONDS: Final = 2
CONNECTIONS: Final = 32
_RATE: Final = re.compile(r"Requests/sec:\s+([\d.]+)")
_NUMBER: Final = re.compile(r"(\d+) requests in")


def missing() -> bool:
    """Tell whether wrk is not there, and say so."""
    if shutil.which("wrk") is not None:
        return False
    print("bench: wrk is not installed (Debian package `wrk`)", file=sys.stderr)
    return True


@dataclass(frozen=True, slots=True)
class Answered:
    """What wrk counted."""

    rate: float
    """Requests a second."""

    number: int
    """Requests in all."""


def call(
    url: str,
    headers: Iterable[str] = (),
    *,
    seconds: int = SECONDS,
    script: str | None = None,
    refused: bool = False,
    environment: dict[str, str] | None = None,
) -> Answered:
    """Call an address for a while on kept connections, and count; raise when the answers are not as meant."""
    lines = [part for line in headers for part in ("-H", line)]
    scripts = [] if script is None else ["-s", script]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", *lines, *scripts, url]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | (environment or {}))
    rate, number = _RATE.search(done.stdout), _NUMBER.search(done.stdout)
    if rate is None or number is None or not int(number[1]):
        raise ValueError(f"wrk printed no rate: {done.stdout}")
    if ("Non-2xx" in done.stdout) != refused or "Socket errors" in done.stdout:
        raise ValueError(f"{url} was {'let in' if refused else 'refused'}: {done.stdout}")
    return Answered(float(rate[1]), int(number[1]))
