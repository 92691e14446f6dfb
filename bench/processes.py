"""Servers in processes of their own, and how much processor time they have used."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.request import urlopen

from gatewright.lab.server import aws

URL: Final = re.compile(r"https?://\S+")
_NANOSECONDS: Final = 1e9
_DRAIN_SECONDS: Final = 10


@dataclass(frozen=True, slots=True)
class Server:
    """One server that is up."""

    url: str
    """Where it listens."""

    pid: int
    """Its process."""

    @property
    def tls_url(self) -> str:
        """Return where a gateway listens for TLS."""
        with urlopen(f"{self.url}/_gatewright/health") as answer:  # noqa: S310  # our own server
            return str(json.load(answer)["tls"])

    def processor_seconds(self) -> float:
        """Return how long its threads have run; unlike the clock on the wall, a busy machine does not stretch it."""
        threads = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(each.read_text().split()[0]) for each in threads) / _NANOSECONDS


@contextmanager
def process(command: list[str], more: dict[str, str] | None = None, *, says: bool = True) -> Iterator[Server]:
    """Run a server until the end; its URL is what its first line says, if it says anything."""
    environment = os.environ | {"PATH": beside(), "PYTHONPATH": "."} | (more or {})
    sink = subprocess.PIPE if says else subprocess.DEVNULL
    with subprocess.Popen(command, stdout=sink, stderr=subprocess.DEVNULL, text=True, env=environment) as started:
        found = URL.search(started.stdout.readline()) if started.stdout else None
        if says and found is None:
            started.kill()
            raise OSError(f"`{' '.join(command)}` did not start")
        try:
            yield Server(found[0] if found else "", started.pid)
        finally:
            started.terminate()
            try:
                started.wait(_DRAIN_SECONDS)
            except subprocess.TimeoutExpired:
                started.kill()


@contextmanager
def gateway(*arguments: str) -> Iterator[Server]:
    """Run the gateway on a free port; without a `--state` among the arguments it keeps nothing."""
    kept = () if "--state" in arguments else ("--memory",)
    command = [sys.executable, "-m", "gatewright", "serve", *kept, "--port", "0", "--tls-port", "0", *arguments]
    with process(command, aws("")) as server:
        yield server


@contextmanager
def bare(*arguments: str) -> Iterator[Server]:
    """Run the bare server of our own stack on a free port."""
    with process([sys.executable, "bench/bare_server.py", *arguments]) as server:
        yield server


def beside() -> str:
    """Return a search path on which the programs of this environment come first."""
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
