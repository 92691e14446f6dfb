"""Peers, where they are installed: moto's server and LocalStack, with the same small API."""

import http.client
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import boto3

from bench.load import Target
from bench.processes import Server, beside, process
from gatewright.lab.estate import Estate, build


def peers(stack: ExitStack) -> Iterator[Target]:
    """Yield a target for each peer that is there and answers."""
    yield from _moto(stack)
    yield from _localstack(stack)


def _moto(stack: ExitStack) -> Iterator[Target]:
    """Measure moto's server where it is installed: its MOCK answers on the host form of the address."""
    if shutil.which("moto_server", path=beside()) is None:
        return
    url = "http://127.0.0.1:4599"
    server = stack.enter_context(process(["moto_server", "-p", "4599"], says=False))
    estate = _built("moto", url)
    if estate is not None:
        host = f"Host: {estate.api_id}.execute-api.us-east-1.amazonaws.com"
        yield from _answering(Target("moto, MOCK route", Server(url, server.pid), f"{url}/prod/pets", (host,)))


def _localstack(stack: ExitStack) -> Iterator[Target]:
    """Measure LocalStack where it is installed from PyPI with its runtime."""
    if shutil.which("localstack-supervisor", path=beside()) is None:
        return
    url = "http://127.0.0.1:4598"
    environment = {"GATEWAY_LISTEN": "127.0.0.1:4598"}
    server = stack.enter_context(process(["localstack-supervisor"], environment, says=False))
    estate = _built("LocalStack", url)
    if estate is not None:
        place = f"{url}/_aws/execute-api/{estate.api_id}/prod/pets"
        yield from _answering(Target("LocalStack, MOCK route", Server(url, server.pid), place))


def _built(name: str, url: str) -> Estate | None:
    """Build the estate on a peer, once it is up; `None`, and a line, when it cannot."""
    last: Exception | None = None
    for _ in range(60):
        try:
            return build(boto3.client("apigateway", endpoint_url=url))
        except Exception as error:  # noqa: BLE001 - whatever a peer answers while it starts
            last = error
            time.sleep(1)
    print(f"bench: {name} is installed but did not build the estate: {last}", file=sys.stderr)
    return None


def _answering(target: Target) -> Iterator[Target]:
    """Yield a target that answers 200; say of any other that it is left out, for a refusal is no measure."""
    place = urlsplit(target.url)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
    connection.request("GET", place.path, headers=dict(line.split(": ", 1) for line in target.headers))
    status = connection.getresponse().status
    connection.close()
    if status == 200:
        yield target
    else:
        print(f"bench: {target.name} answers {status} and is left out", file=sys.stderr)
