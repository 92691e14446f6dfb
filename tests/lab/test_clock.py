"""The lab's other time."""

import json
from urllib.error import HTTPError

import pytest

from gatewright.lab.clock import clock_moved, move
from gatewright.lab.estate import build
from tests.gatewright_server import Running, running

PATH = "/_gatewright/api/clock"


def test_the_clock_is_moved_for_a_moment_alone(gateway: Running) -> None:
    """Whatever happens meanwhile, the next row has the true time."""
    estate = build(gateway.client())

    def offset() -> float:
        found: float = json.loads(gateway.send("GET", PATH).body)["offset"]
        return found

    def spoiled() -> None:
        with clock_moved(estate, -60.0):
            assert offset() == -60.0
            raise RuntimeError

    with pytest.raises(RuntimeError):
        spoiled()

    assert offset() == 0.0


def test_a_clock_that_stands_is_an_error() -> None:
    """A row that needs another time must not go on without it."""
    with running() as ordinary, pytest.raises(HTTPError):
        move(ordinary.url, 1)
