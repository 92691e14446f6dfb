"""Serving an HTTP/2 connection piece by piece."""

import asyncio
from typing import cast

from gatewright.server.http2_turns import Turns
from gatewright.server.reading import Reading


class Pipe:
    """A transport that remembers whether it is read."""

    read = True

    def pause_reading(self) -> None:
        """Read no more."""
        self.read = False

    def resume_reading(self) -> None:
        """Read on."""
        self.read = True

    def is_closing(self) -> bool:
        """It never does."""
        return False


class Place:
    """A connection, and what was served of it."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.pipe = Pipe()
        self.served: list[bytes] = []
        self.free = True
        reading = Reading(cast(asyncio.Transport, self.pipe))
        self.turns = Turns(loop, reading, self.served.append, lambda: self.free)


def test_few_requests_are_served_at_once() -> None:
    """As they came."""

    async def main() -> Place:
        place = Place(asyncio.get_running_loop())
        place.turns.take(b"a" * 5_000, many=False)
        return place

    place = asyncio.run(main())

    assert place.served == [b"a" * 5_000]
    assert place.pipe.read


def test_many_requests_are_served_a_piece_at_a_time() -> None:
    """Others get their turn between two pieces, and nothing is read meanwhile."""

    async def main() -> tuple[int, bool, Place]:
        place = Place(asyncio.get_running_loop())
        place.turns.take(b"a" * 5_000, many=True)
        place.turns.take(b"b" * 10, many=False)
        first, read = len(place.served), place.pipe.read
        for _ in range(5):
            await asyncio.sleep(0)
        return first, read, place

    first, read, place = asyncio.run(main())

    assert (first, read) == (1, False)
    assert b"".join(place.served) == b"a" * 5_000 + b"b" * 10
    assert place.pipe.read


def test_what_waits_is_served_when_the_client_takes_answers_again() -> None:
    """Not before."""

    async def main() -> tuple[int, int, Place]:
        place = Place(asyncio.get_running_loop())
        place.turns.take(b"a" * 5_000, many=True)
        place.free = False
        for _ in range(5):
            await asyncio.sleep(0)
        before = len(place.served)
        place.free = True
        place.turns.go_on()
        for _ in range(5):
            await asyncio.sleep(0)
        return before, len(place.served), place

    before, after, place = asyncio.run(main())

    assert (before, after) == (1, 3)
    assert place.pipe.read
