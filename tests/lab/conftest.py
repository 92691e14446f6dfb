import os
from collections.abc import Iterator

import boto3
import pytest

from gatewright.lab.server import aws
from tests.gatewright_server import Running


@pytest.fixture(scope="module")
def session(gateway: Running) -> Iterator[boto3.Session]:
    """A boto3 session in the lab's own environment."""
    before = dict(os.environ)
    os.environ.update(aws(gateway.url))
    yield boto3.Session()
    os.environ.clear()
    os.environ.update(before)
