"""What is called, by wrk, and what one call costs the server: requests a second, and processor time for each."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench import wrk
from bench.processes import Server

_MICROSECONDS: Final = 1e6


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that wrk calls."""

    name: str
    """What a person calls it."""

    server: Server
    """Who answers, and whose processor time counts."""

    url: str
    """Where."""

    headers: tuple[str, ...] = ()
    """Header lines."""

    method: str = "GET"
    """The verb."""

    refused: bool = False
    """Whether a refusal is the right answer."""

    sign: Callable[[], tuple[str, ...]] | None = None
    """Who makes the header lines anew for each round, where they grow old."""

    limit: str = "bare server"
    """The name of the target that it is measured by."""

    least: float | None = None
    """The share of the limit that is asked for; `None` for what is only shown."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One round."""

    rate: float
    """Requests a second."""

    microseconds: float
    """Processor time of the server for one request: a machine that others use does not stretch it."""


def load(target: Target, seconds: int) -> Measured:
    """Call a target for so many seconds; raise `ValueError` when it answers otherwise than it should."""
    lines = target.sign() if target.sign else target.headers
    script = None if target.method == "GET" else str(Path(__file__).parent / "method.lua")
    before = target.server.processor_seconds()
    answered = wrk.call(
        target.url,
        lines,
        seconds=seconds,
        script=script,
        refused=target.refused,
        environment={"METHOD": target.method},
    )
    used = target.server.processor_seconds() - before
    return Measured(answered.rate, used / answered.number * _MICROSECONDS)
