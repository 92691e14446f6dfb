"""A gateway in a process of its own that serves the example API, as somebody would start it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import boto3

from gatewright.lab.estate import build
from gatewright.lab.server import aws

_LINES: Final = 40
_DRAIN_SECONDS: Final = 10


@dataclass(frozen=True, slots=True)
class Serving:
    """Where a gateway listens."""

    plain: str
    """Its address without TLS."""

    tls: str
    """Its address with TLS."""

    host: str
    """The default endpoint of the API that it serves, as a header field."""


@contextmanager
def serving(*arguments: str) -> Iterator[Serving]:
    """Start `gatewright serve` on free ports, build the example API, and stop it at the end."""
    command = [sys.executable, "-m", "gatewright", "serve", "--memory", "--port", "0", "--tls-port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | aws("")) as process:
        try:
            plain, tls = _addresses(process)
            api_id = build(boto3.client("apigateway", endpoint_url=plain)).api_id
            yield Serving(plain, tls, f"Host: {api_id}.execute-api.us-east-1.amazonaws.com")
        finally:
            process.terminate()
            try:
                process.wait(_DRAIN_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


def _addresses(process: "subprocess.Popen[str]") -> tuple[str, str]:
    """Read both addresses from what a server prints when it starts."""
    told = ""
    assert process.stdout is not None
    for _ in range(_LINES):
        told += process.stdout.readline()
        found = [re.search(rf"{scheme}://[^\s,]+", told) for scheme in ("http", "https")]
        if all(found):
            return found[0][0], found[1][0]  # type: ignore[index]  # both were found
    raise OSError(f"the gateway did not start: {told}")
