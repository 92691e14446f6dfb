"""A server with two workers, for the tests of this folder."""

from collections.abc import Iterator

import pytest

from gatewright.lab.estate import Estate, build
from tests.gatewright_server import Running, running


@pytest.fixture(scope="module")
def crew() -> Iterator[Running]:
    """A server of two workers that keeps nothing."""
    with running("--workers", "2") as server:
        yield server


@pytest.fixture
def estate(crew: Running) -> Estate:
    """An API with `GET /pets` open and `POST /orders` behind a key, deployed to `prod`."""
    return build(crew.client())
