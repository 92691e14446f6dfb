"""Whether a connection is read from."""

import asyncio

from gatewright.server.reading import Reading


class Noted(asyncio.Transport):
    """Notes what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.closing = False

    def pause_reading(self) -> None:
        self.told.append("pause")

    def resume_reading(self) -> None:
        self.told.append("resume")

    def is_closing(self) -> bool:
        return self.closing


def test_the_transport_hears_of_changes_alone() -> None:
    """And of none when it closes."""
    transport = Noted()
    reading = Reading(transport)
    for step in (reading.resume, reading.pause, reading.pause, reading.resume, reading.resume, reading.pause):
        step()
    transport.closing = True
    reading.resume()

    assert (["pause", "resume", "pause"], True) == (transport.told, reading.paused)
