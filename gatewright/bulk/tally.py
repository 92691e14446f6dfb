"""What is counted of a log; tallies merge in any order into the tally of the whole.

The sums hold: lines = calls + unreadable + left out, and calls = passed + refused + those whose status nobody told.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gatewright.bulk.count import Count
from gatewright.bulk.dimensions import (
    MINUTE,
    NOT_TOLD,
    TO_ADDRESSES,
    TO_CALLERS,
    TO_KEYS,
    TO_MOMENTS,
    TO_ROUTES,
    Route,
    Traits,
)
from gatewright.bulk.sample import Place, Sample, order_of, sample_of
from gatewright.bulk.verdict import Verdict

NO_CAUSE = ""
"""Stands where no cause that is known answers so."""


class Unread(NamedTuple):
    """The first line that is none of the log."""

    origin_number: int
    """Which of the origins it is in, in the order in which they were named."""

    number: int
    """The number of the line."""

    origin: str
    """The origin's name."""

    why: str
    """What is wrong with it."""


@dataclass(slots=True, kw_only=True)
class OfCause:
    """The refused calls of one leading cause."""

    calls: int = 0
    """How many."""

    outcomes: Counter[str] = field(default_factory=Counter)
    """How far their lines went: `decided`, `narrowed`, `undecidable`."""

    standings: Counter[str] = field(default_factory=Counter)
    """How the cause stands."""

    also: Counter[str] = field(default_factory=Counter)
    """Which other causes stayed possible, and of how many calls."""

    statuses: Counter[str] = field(default_factory=Counter)
    """The statuses that were answered."""

    answered_by: Counter[str] = field(default_factory=Counter)
    """Who refused."""

    first: float | None = None
    """Unix seconds of the first of them; `None` where no line told."""

    last: float | None = None
    """Those of the last."""

    routes: Count[Route] = field(default_factory=lambda: Count(TO_ROUTES))
    callers: Count[str] = field(default_factory=lambda: Count(TO_CALLERS))
    keys: Count[str] = field(default_factory=lambda: Count(TO_KEYS))
    addresses: Count[str] = field(default_factory=lambda: Count(TO_ADDRESSES))
    minutes: Count[int] = field(default_factory=lambda: Count(TO_MOMENTS))
    """How many by route, by caller, by API key, by address, and by the Unix second at which their minute began."""

    untimed: int = 0
    """How many lines told no time."""

    sample: Sample | None = None
    """The first of the calls."""

    def add(self, verdict: Verdict, told: Mapping[str, str], traits: Traits, place: Place) -> None:
        """Count a call."""
        self.calls += 1
        if self.sample is None or order_of(traits, place) < self.sample[:3]:
            self.sample = sample_of(told, traits, place)
        self.outcomes[verdict.outcome] += 1
        self.standings[verdict.standing] += 1
        self.statuses[told["status"]] += 1
        self.answered_by[verdict.answered_by] += 1
        self.also.update(verdict.causes[1:])
        self.routes.add(traits.route)
        for count, value in ((self.callers, traits.caller), (self.keys, traits.key), (self.addresses, traits.address)):
            count.add(value or NOT_TOLD)
        if traits.moment is None:
            self.untimed += 1
            return
        self.minutes.add(int(traits.moment // MINUTE) * MINUTE)
        self._seen(traits.moment, traits.moment)

    def merge(self, other: "OfCause") -> None:
        """Count what the other one counted."""
        self.calls += other.calls
        self.untimed += other.untimed
        self.outcomes.update(other.outcomes)
        self.standings.update(other.standings)
        self.also.update(other.also)
        self.statuses.update(other.statuses)
        self.answered_by.update(other.answered_by)
        self.routes.merge(other.routes)
        self.callers.merge(other.callers)
        self.keys.merge(other.keys)
        self.addresses.merge(other.addresses)
        self.minutes.merge(other.minutes)
        self.sample = min(filter(None, (self.sample, other.sample)), default=None)
        if other.first is not None and other.last is not None:
            self._seen(other.first, other.last)

    def _seen(self, first: float, last: float) -> None:
        self.first = first if self.first is None else min(self.first, first)
        self.last = last if self.last is None else max(self.last, last)


@dataclass(slots=True, kw_only=True)
class Tally:
    """Everything that is counted."""

    lines: int = 0
    """Lines that are not blank."""

    calls: int = 0
    """Those that tell a call which was asked for."""

    passed: int = 0
    """Calls that were answered with a status below 400."""

    refused: int = 0
    """Calls that were answered with another."""

    untold: int = 0
    """Calls of which the line tells no status."""

    left_out: int = 0
    """Calls that nobody asked for: of another time, or another route."""

    unreadable: int = 0
    """Lines that are none of this log, or that tell what cannot be."""

    first_unreadable: Unread | None = None
    """The first of them."""

    by_cause: dict[str, OfCause] = field(default_factory=dict)
    """The refused calls by the id of the leading cause; `NO_CAUSE` where there is none."""

    variables: set[str] = field(default_factory=set)
    """The variables that lines of refused calls have."""

    def refuse(self, verdict: Verdict, told: Mapping[str, str], traits: Traits, place: Place) -> None:
        """Count a refused call."""
        self.refused += 1
        leading = verdict.causes[0] if verdict.causes else NO_CAUSE
        found = self.by_cause.get(leading)
        if found is None:
            found = self.by_cause[leading] = OfCause()
        found.add(verdict, told, traits, place)

    def place(self, origin_number: int, before: int) -> None:
        """Say which of the origins this is of, and how many lines stand before."""
        unread = self.first_unreadable
        if unread is not None:
            self.first_unreadable = unread._replace(origin_number=origin_number, number=unread.number + before)
        for found in self.by_cause.values():
            if found.sample is not None:
                place = found.sample.place
                moved = place._replace(origin_number=origin_number, number=place.number + before)
                found.sample = found.sample._replace(place=moved)

    def cannot_read(self, unread: Unread) -> None:
        """Count a line that is none of the log."""
        self.unreadable += 1
        self.first_unreadable = min(filter(None, (self.first_unreadable, unread)))

    def merge(self, other: "Tally") -> None:
        """Count what the other one counted."""
        self.lines += other.lines
        self.calls += other.calls
        self.passed += other.passed
        self.refused += other.refused
        self.untold += other.untold
        self.left_out += other.left_out
        self.unreadable += other.unreadable
        self.first_unreadable = min(filter(None, (self.first_unreadable, other.first_unreadable)), default=None)
        self.variables |= other.variables
        for cause, found in other.by_cause.items():
            self.by_cause.setdefault(cause, OfCause()).merge(found)


def merged(tallies: Iterable[Tally]) -> Tally:
    """Return the tally of all that several counted."""
    whole = Tally()
    for each in tallies:
        whole.merge(each)
    return whole
