"""The report of logs as a value: ranked, with honest remainders; every form of it is a rendering of this."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from gatewright.bulk.count import Count
from gatewright.bulk.dimensions import MINUTE, NOT_TOLD, TO_SPANS, Route
from gatewright.bulk.sample import Sample
from gatewright.bulk.tally import NO_CAUSE, OfCause, Tally, Unread
from gatewright.engine.catalogue import CAUSES
from gatewright.model.cause import Cause
from gatewright.sources.log_advice import advised

V = TypeVar("V", str, Route)

TOP: Final = 10
"""So many rows of each kind are shown."""

_TELLING: Final = (
    ("error.responseType",),
    ("error.message", "error.messageString"),
    ("wafResponseCode",),
    ("authenticate.status",),
    ("authorizer.status",),
    ("authorizer.error",),
    ("authorize.status",),
    ("authorizer.principalId",),
    ("authorizer.requestId", "authorizer.integrationStatus", "authorizer.integrationLatency"),
    ("identity.apiKeyId",),
    ("integration.status", "integrationStatus"),
    ("domainName",),
    ("path",),
)
"""Variables that tell one cause from another, those that tell the most first; any of a row is enough."""

_KINDS: Final = {"api-gateway-http": "http", "api-gateway-websocket": "websocket"}


@dataclass(frozen=True, slots=True)
class Ranked(Generic[V]):
    """Values of one kind, the most frequent first."""

    rows: tuple[tuple[V, int], ...]
    """The first of them with their calls."""

    more: int
    """How many more values there are."""

    calls_of_more: int
    """How many calls those have."""

    not_told: int
    """Of how many calls no line told the value."""

    level: int = 0
    """In how many steps the values were made coarser, to have room for them."""


@dataclass(frozen=True, slots=True)
class Series:
    """Refused calls over the time."""

    span: int
    """Seconds that each number is of."""

    counts: tuple[tuple[int, int], ...]
    """When each span with a refusal began, in Unix seconds, with its number; in the order of time."""

    untimed: int
    """How many calls told no time."""

    @property
    def peak(self) -> tuple[int, int] | None:
        """The first of the spans with the most refusals; `None` without any."""
        return max(self.counts, key=lambda item: (item[1], -item[0]), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimensions:
    """Refused calls by each kind of value."""

    routes: Ranked[Route]
    callers: Ranked[str]
    keys: Ranked[str]
    addresses: Ranked[str]
    series: Series
    """By route, by caller, by API key, by address, and over the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneCause:
    """The refused calls of one leading cause."""

    cause: Cause | None
    """The cause; `None` where none that is known answers so."""

    calls: int
    """How many."""

    share: float
    """Their part of all refused calls, from 0 to 1."""

    outcomes: tuple[tuple[str, int], ...]
    standings: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    answered_by: tuple[tuple[str, int], ...]
    """How far the lines went, how the cause stands, what was answered and by whom, each with its calls."""

    also: tuple[tuple[str, int], ...]
    """Other causes that stayed possible, by id, with their calls."""

    first: float | None
    last: float | None
    """Unix seconds of the first and the last of the calls; `None` where no line told."""

    sample: Sample | None
    """The first of the calls."""

    by: Dimensions
    """The same calls by route, caller, key, address and time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What logs tell of refused calls."""

    lines: int
    calls: int
    passed: int
    refused: int
    untold: int
    left_out: int
    unreadable: int
    first_unreadable: Unread | None
    """The sums of the tally."""

    only: str | None = None
    """The one leading cause that the rest is of, where somebody asked for one."""

    causes: tuple[OneCause, ...]
    """The causes, the most frequent first."""

    first: float | None
    last: float | None
    """Unix seconds of the first and the last refused call; `None` where no line told."""

    by: Dimensions
    """All refused calls by route, caller, key, address and time."""

    outcomes: tuple[tuple[str, int], ...]
    """How far the lines went, of all refused calls."""

    api_type: str
    """The kind of API that refused most: `rest`, `http` or `websocket`."""

    lacking: tuple[str, ...]
    """Variables that the log does not have and that would tell more; none where every call is decided."""

    log: str | None = "LOG"
    """What the doctor is to be shown next; `None` where it has decided with a configuration already."""


def report_of(tally: Tally, *, top: int = TOP, cause: str | None = None) -> Report:
    """Return the report of a tally, with so many rows of each kind; of one leading cause alone where one is named."""
    chosen = {name: found for name, found in tally.by_cause.items() if cause in (None, name)}
    whole = OfCause()
    for found in chosen.values():
        whole.merge(found)
    api_type = _api_type(whole.answered_by)
    return Report(
        lines=tally.lines,
        calls=tally.calls,
        passed=tally.passed,
        refused=tally.refused,
        untold=tally.untold,
        left_out=tally.left_out,
        unreadable=tally.unreadable,
        first_unreadable=tally.first_unreadable,
        only=cause,
        causes=tuple(_one(name, found, tally.refused, top) for name, found in _in_order(chosen.items())),
        first=whole.first,
        last=whole.last,
        by=_dimensions(whole, top),
        outcomes=_sorted(whole.outcomes),
        api_type=api_type,
        lacking=() if whole.calls == whole.outcomes["decided"] else lacking(tally.variables, api_type),
    )


def lacking(variables: Iterable[str], api_type: str) -> tuple[str, ...]:
    """Return the variables of such an API that a log does not have and that would tell more."""
    has, offered = set(variables), json.loads(advised(api_type))
    return tuple(names[0] for names in _TELLING if has.isdisjoint(names) and names[0] in offered)


def _in_order(found: Iterable[tuple[str, OfCause]]) -> list[tuple[str, OfCause]]:
    return sorted(found, key=lambda item: (-item[1].calls, item[0] == NO_CAUSE, item[0]))


def _one(name: str, found: OfCause, refused: int, top: int) -> OneCause:
    return OneCause(
        cause=None if name == NO_CAUSE else CAUSES[name],
        calls=found.calls,
        share=found.calls / refused if refused else 0.0,
        outcomes=_sorted(found.outcomes),
        standings=_sorted(found.standings),
        statuses=_sorted(found.statuses),
        answered_by=_sorted(found.answered_by),
        also=_sorted(found.also),
        first=found.first,
        last=found.last,
        sample=found.sample,
        by=_dimensions(found, top),
    )


def _dimensions(found: OfCause, top: int) -> Dimensions:
    level = found.minutes.level
    return Dimensions(
        routes=_ranked(found.routes, Route("", "", NOT_TOLD), top),
        callers=_ranked(found.callers, NOT_TOLD, top),
        keys=_ranked(found.keys, NOT_TOLD, top),
        addresses=_ranked(found.addresses, NOT_TOLD, top),
        series=Series(TO_SPANS[level - 1] if level else MINUTE, tuple(sorted(found.minutes.of.items())), found.untimed),
    )


def _ranked(count: Count[V], none: V, top: int) -> Ranked[V]:
    rows = [(value, calls) for value, calls in count.most_often() if value != none]
    shown, others = rows[:top], rows[top:]
    not_told = count.of.get(none, 0)
    return Ranked(tuple(shown), len(others), sum(calls for _, calls in others), not_told, count.level)


def _sorted(counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))


def _api_type(answered_by: Counter[str]) -> str:
    known = [(name, calls) for name, calls in _sorted(answered_by) if name.startswith("api-gateway-")]
    return _KINDS.get(known[0][0], "rest") if known else "rest"
