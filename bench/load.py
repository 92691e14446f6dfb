"""What is called, by wrk, and what one call costs the server: requests a second, and processor time for each."""

import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.processes import Server

CONNECTIONS: Final = 32
_RATE: Final = re.compile(r"Requests/sec:\s+([\d.]+)")
_NUMBER: Final = re.compile(r"(\d+) requests in")
_MICROSECONDS: Final = 1e6


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that wrk calls."""

    name: str
    """What a person calls it."""

    server: Server
    """Who answers, and whose processor time counts."""

    url: str
    """Where."""

    headers: tuple[str, ...] = ()
    """Header lines."""

    method: str = "GET"
    """The verb."""

    refused: bool = False
    """Whether a refusal is the right answer."""

    sign: Callable[[], tuple[str, ...]] | None = None
    """Who makes the header lines anew for each round, where they grow old."""

    limit: str = "bare server"
    """The name of the target that it is measured by."""

    least: float | None = None
    """The share of the limit that is asked for; `None` for what is only shown."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One round."""

    rate: float
    """Requests a second."""

    microseconds: float
    """Processor time of the server for one request: a machine that others use does not stretch it."""


def load(target: Target, seconds: int) -> Measured:
    """Call a target for so many seconds; raise `ValueError` when it answers otherwise than it should."""
    lines = target.sign() if target.sign else target.headers
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s"]
    command += [part for line in lines for part in ("-H", line)]
    if target.method != "GET":
        command += ["-s", str(Path(__file__).parent / "method.lua")]
    before = target.server.processor_seconds()
    done = subprocess.run(
        [*command, target.url], capture_output=True, text=True, check=True, env=os.environ | {"METHOD": target.method}
    )
    used = target.server.processor_seconds() - before
    rate, number = _RATE.search(done.stdout), _NUMBER.search(done.stdout)
    if rate is None or number is None or not int(number[1]):
        raise ValueError(f"wrk printed no rate: {done.stdout}")
    if ("Non-2xx" in done.stdout) != target.refused:
        raise ValueError(f"{target.name} was {'let in' if target.refused else 'refused'}: {done.stdout}")
    return Measured(float(rate[1]), used / int(number[1]) * _MICROSECONDS)
