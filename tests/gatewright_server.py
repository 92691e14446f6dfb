"""A running gateway for tests, and a client that shows every byte."""

import http.client
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3
from botocore.config import Config

from tests.casebook import ROOT

_PATIENCE = 30.0
_ONE_TRY = Config(retries={"max_attempts": 0, "mode": "standard"}, connect_timeout=10, read_timeout=20)


@dataclass(frozen=True, slots=True)
class Raw:
    """An answer, as it came."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the first value of a field, in any letter case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(slots=True)
class Running:
    """A gateway in a process of its own."""

    url: str
    process: "subprocess.Popen[str] | None" = None
    start: list[str] = field(default_factory=list)
    """What it printed when it started."""

    @property
    def tls_url(self) -> str:
        """Where it listens for TLS."""
        found = re.search(r"https://[^\s,]+", self.start[1])
        assert found is not None
        return found[0]

    def client(self, service: str = "apigateway", region: str = "us-east-1") -> Any:
        """Return a boto3 client of it."""
        return boto3.client(service, endpoint_url=self.url, region_name=region, config=_ONE_TRY)

    def send(self, method: str, target: str, *, host: str | None = None, body: bytes = b"", **headers: str) -> Raw:
        """Make one call on a new connection and return all that came back; `_` in a field's name is `-`."""
        place = urlsplit(self.url)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=_PATIENCE)
        try:
            connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
            connection.putheader("Host", host or place.netloc)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            if body:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body or None)
            response = connection.getresponse()
            return Raw(response.status, response.reason, tuple(response.getheaders()), response.read())
        finally:
            connection.close()


@contextmanager
def running(*arguments: str, state: Path | None = None) -> Iterator[Running]:
    """Start `gatewright serve` on a free port; kill it at the end if it still runs."""
    keep = ["--memory"] if state is None else ["--state", str(state)]
    command = [sys.executable, "-m", "gatewright", "serve", "--port", "0", *keep, *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT, env=dict(os.environ)
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        found = re.search(r"http://[^\s;]+", first)
        try:
            if found is None:
                raise OSError(f"the gateway did not start: {first}{process.stdout.read()}")
            yield Running(found[0], process, [first, process.stdout.readline()])
        finally:
            process.terminate()
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
