"""Another time for a moment, where something has to be older than the lab is."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.request import Request, urlopen

from gatewright.lab.estate import Estate

_PATH: Final = "/_gatewright/api/clock"
_SECONDS: Final = 10


@contextmanager
def clock_moved(estate: Estate, seconds: float) -> Iterator[None]:
    """Let calls arrive that much later, or earlier, as long as it lasts; the gateway has a movable clock."""
    move(estate.client.meta.endpoint_url, seconds)
    try:
        yield
    finally:
        move(estate.client.meta.endpoint_url, 0)


def move(url: str, seconds: float) -> None:
    """Set by how much. Raises `OSError` when the gateway has no clock to move."""
    body = json.dumps({"offset": seconds}).encode()
    with urlopen(Request(f"{url}{_PATH}", body, method="PUT"), timeout=_SECONDS):  # noqa: S310 - the lab's own server
        pass
