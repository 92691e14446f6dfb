"""A gateway in a process of its own, for the lab."""

import http.client
import os
from urllib.parse import urlsplit

import boto3
import pytest

from gatewright.lab.server import aws, gateway


def test_the_gateway_lives_as_long_as_it_is_needed() -> None:
    """It answers inside the block, and nobody answers after it."""
    with gateway() as url:
        place = urlsplit(url)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
        connection.request("GET", "/_gatewright/health")
        status = connection.getresponse().status
        connection.close()
    after = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)

    assert status == 200
    with pytest.raises(ConnectionRefusedError):
        after.connect()


def test_the_environment_leads_to_the_gateway_and_to_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs started with it talk to the gateway: no profile, no instance role, no pager."""
    for name, value in aws("http://127.0.0.1:4577").items():
        monkeypatch.setenv(name, value)
    client = boto3.Session().client("apigateway")

    assert client.meta.endpoint_url == "http://127.0.0.1:4577"
    assert os.environ["AWS_CONFIG_FILE"] == os.devnull
    assert os.environ["AWS_EC2_METADATA_DISABLED"] == "true"
