"""Many connections to one server, so that each of its workers holds some of them."""

import http.client
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from tests.gatewright_server import Running

CONNECTIONS = 12
"""That all of them are at one of two workers happens once in two thousand times."""


class Doors:
    """Connections that stay open."""

    def __init__(self, server: Running, number: int) -> None:
        place = urlsplit(server.url)
        self._connections = [http.client.HTTPConnection(place.hostname or "", place.port) for _ in range(number)]
        self.send("GET", "/nowhere", "localhost")

    def send(self, method: str, path: str, host: str, **headers: str) -> list[tuple[int, bytes]]:
        """Make the same call through every one, at the same time, and return what each got."""
        fields = {"Host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
        for each in self._connections:
            each.request(method, path, headers=fields)
        answers = []
        for each in self._connections:
            response = each.getresponse()
            answers.append((response.status, response.read()))
        return answers

    def close(self) -> None:
        """Close all of them."""
        for each in self._connections:
            each.close()


@contextmanager
def doors(server: Running, number: int = CONNECTIONS) -> Iterator[Doors]:
    """Open connections, and close them at the end."""
    opened = Doors(server, number)
    try:
        yield opened
    finally:
        opened.close()


def workers(server: Running) -> list[int]:
    """Return the workers of a server, the oldest first."""
    assert server.process is not None
    listed = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(server.process.pid), "--sort", "start_time"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return [int(line.split()[0]) for line in listed.splitlines() if "workers.worker" in line]


def is_there(pid: int) -> bool:
    """Tell whether a process lives."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:  # noqa: PTH123 - a file of the kernel
        return stat.read().rpartition(")")[2].split()[0] != "Z"


def kill(pid: int) -> None:
    """End a process as the kernel does when memory is short."""
    os.kill(pid, signal.SIGKILL)
