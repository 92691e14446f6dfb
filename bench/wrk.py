"""How many requests a second wrk gets answered."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from typing import Final

SECONDS: Final = 2
CONNECTIONS: Final = 32
_RATE: Final = re.compile(r"Requests/sec:\s+([\d.]+)")


def missing() -> bool:
    """Tell whether wrk is not there, and say so."""
    if shutil.which("wrk") is not None:
        return False
    print("bench: wrk is not installed (Debian package `wrk`)", file=sys.stderr)
    return True


def rate(
    url: str,
    headers: Iterable[str] = (),
    *,
    script: str | None = None,
    refused: bool = False,
    environment: dict[str, str] | None = None,
) -> float:
    """Call an address for a while on kept connections, and return the rate; raise when the answers are not as meant."""
    lines = [part for line in headers for part in ("-H", line)]
    scripts = [] if script is None else ["-s", script]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", *lines, *scripts, url]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | (environment or {}))
    found = _RATE.search(done.stdout)
    if found is None:
        raise ValueError(f"wrk printed no rate: {done.stdout}")
    if ("Non-2xx" in done.stdout) != refused or "Socket errors" in done.stdout:
        raise ValueError(f"{url} was {'let in' if refused else 'refused'}: {done.stdout}")
    return float(found[1])
