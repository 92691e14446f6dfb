"""A gateway in a process of its own that serves the example API, as somebody would start it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import boto3

from bench.processes import gateway
from gatewright.lab.estate import build


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
    with gateway(*arguments) as server:
        api_id = build(boto3.client("apigateway", endpoint_url=server.url)).api_id
        yield Serving(server.url, server.tls_url, f"Host: {api_id}.execute-api.us-east-1.amazonaws.com")
