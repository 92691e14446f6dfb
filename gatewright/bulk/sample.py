"""One call of many that shows what all of them are like: the first in time."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from gatewright.bulk.dimensions import Traits

_NOT_SET: Final = ("", "-")


class Place(NamedTuple):
    """Where a line stands; places have the order of the lines."""

    origin_number: int
    """Which of the origins it is in, in the order in which they were named."""

    number: int
    """The number of the line."""

    origin: str
    """The origin's name."""


class Sample(NamedTuple):
    """A refused call as its line tells it; empty where that tells nothing."""

    untimed: bool
    """Whether the line tells no time; of two samples the one that sorts first is kept."""

    moment: float
    """Unix seconds of the call; 0 where the line tells none."""

    place: Place
    """Where its line stands."""

    request_id: str
    called: str
    """Verb and path as they were asked for; else the route."""

    status: str
    message: str
    """What was answered."""


def order_of(traits: Traits, place: Place) -> tuple[bool, float, Place]:
    """Return by what a call is the first: its time, then its place."""
    return traits.moment is None, traits.moment or 0.0, place


def sample_of(told: Mapping[str, str], traits: Traits, place: Place) -> Sample:
    """Return the call of a line."""

    def of(name: str) -> str:
        value = told.get(name, "")
        return "" if value in _NOT_SET else value

    path = of("path")
    called = f"{of('httpMethod')} {path}".strip() if path else traits.route.route
    return Sample(*order_of(traits, place), of("requestId"), called, of("status"), of("error.message"))
