"""
Who answers the engine's questions in a live gateway: token buckets, quotas and the rates of web ACLs.

Buckets live in memory. Usage is counted in memory and written to the store in batches: what a kill loses is the usage
of the last moments, never configuration.
"""

import logging
import sqlite3
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from threading import Lock
from typing import Protocol

from gatewright.aws.quota import period_start
from gatewright.aws.throttle import Bucket, take
from gatewright.gateway.request_rates import RequestRates
from gatewright.model.call import KeyUse
from gatewright.model.question import Answer, CountRequest, Question, SpendQuota, TakeToken
from gatewright.model.unknown import UNKNOWN
from gatewright.model.usage import Quota
from gatewright.store.store import Store


@dataclass(slots=True)
class Spent:
    """What one key has used of one period."""

    period: str
    """The ISO day on which the period began."""

    used: int
    """Requests counted in it."""

    extended: int
    """Requests granted beyond the limit (`update_usage`)."""


_log = logging.getLogger("gatewright.gateway")

_DAY = 86_400

Where = tuple[str, str]
"""An account and a region."""


class Usage(Protocol):
    """Whoever counts what calls take: this process's book, or that of another process."""

    def world(self, where: Where, now: float) -> Callable[[Question], Answer | None]:
        """Return who answers the questions of one request; `None` for what must be fetched."""

    def fetch(self, where: Where, question: Question, now: float) -> Awaitable[Answer]:
        """Return an answer that must be fetched."""

    def count(self, where: Where, key_use: KeyUse, now: float) -> None:
        """Count one request of a key that was let in."""

    def refused(self, where: Where, answers: Mapping[Question, Answer], now: float) -> None:
        """Hear of a call that was refused, whatever its questions had taken."""


class UsageBook:
    """The buckets and quotas of every account."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._buckets: dict[tuple[str, ...], Bucket] = {}
        self._rates = RequestRates()
        self._spent: dict[tuple[Where, str, str], Spent] = {}
        # Appended to on the event loop, taken from by whoever writes: a deque does either in one step.
        self._unwritten: deque[tuple[Where, str, str, str, int]] = deque()
        self._writing = Lock()
        self._complained = False

    def world(self, where: Where, now: float) -> Callable[[Question], Answer]:
        """Return who answers the questions of one request, received there at `now` (Unix seconds)."""

        def answer(question: Question) -> Answer:
            if isinstance(question, TakeToken):
                return self._take(where, question, now)
            if isinstance(question, CountRequest):
                return self._rates.count(question, now)
            return self._left(where, question, now) if isinstance(question, SpendQuota) else UNKNOWN

        return answer

    def count(self, where: Where, key_use: KeyUse, now: float) -> None:
        """Count one request of a key that was let in."""
        plan, key = key_use.plan, key_use.key
        if plan.quota is None:
            self.note(where, plan.id, key.id, now)
        else:
            self._spend(where, SpendQuota(plan.id, key.id, plan.quota), now, 1)

    async def fetch(self, where: Where, question: Question, now: float) -> Answer:
        """Return the answer, which is never far."""
        return self.world(where, now)(question)

    def refused(self, where: Where, answers: Mapping[Question, Answer], now: float) -> None:
        """Do nothing: a quota is spent by `count`, when the call is let in."""

    def note(self, where: Where, plan_id: str, key_id: str, now: float, by: int = 1) -> None:
        """Write down that a key was used, whatever its quota."""
        self.note_day(where, plan_id, key_id, day_of(now), by)

    def note_day(self, where: Where, plan_id: str, key_id: str, day: str, by: int) -> None:
        """Write down how often a key was used on a day."""
        self._unwritten.append((where, plan_id, key_id, day, by))

    def spend(self, where: Where, question: SpendQuota, now: float) -> bool:
        """Take a request from a quota and count it at once: for a process that decides while others ask, too."""
        if not self._left(where, question, now):
            return False
        self._spend(where, question, now, 1)
        return True

    def give_back(self, where: Where, question: SpendQuota, now: float) -> None:
        """Take back what `spend` took for a call that was refused after all."""
        self._spend(where, question, now, -1)

    def _spend(self, where: Where, question: SpendQuota, now: float, by: int) -> None:
        # In this order: when another thread forgets the quotas in between, the row that is noted counts, and only once.
        spent = self._spent_by(where, question.plan_id, question.key_id, question.quota, now)
        self.note(where, question.plan_id, question.key_id, now, by)
        spent.used += by

    def write(self) -> None:
        """Write the usage that was counted since the last time to the store."""
        with self._writing:
            self._write()

    def try_to_write(self) -> None:
        """Write what the disk takes; what it does not take waits, and the log says so once."""
        try:
            self.write()
            self._complained = False
        except sqlite3.Error as error:
            if not self._complained:
                _log.error("usage cannot be written: %s; it is kept and tried again", error)
            self._complained = True

    def _write(self) -> None:
        rows: defaultdict[tuple[Where, str, str, str], int] = defaultdict(int)
        for where, plan_id, key_id, day, by in self._taken():
            rows[where, plan_id, key_id, day] += by
        by_place: dict[Where, list[tuple[str, str, str, int]]] = {}
        for (where, plan_id, key_id, day), number in rows.items():
            by_place.setdefault(where, []).append((plan_id, key_id, day, number))
        while by_place:
            where = next(iter(by_place))
            try:
                self._store.counters.add(*where, by_place[where])
            except sqlite3.Error:
                # The disk is full, say. What is not written stays, and is tried again with the next batch.
                self._unwritten.extend((there, *use) for there, uses in by_place.items() for use in uses)
                raise
            del by_place[where]

    def reread_extensions(self) -> None:
        """Read anew what clients were granted beyond their quotas."""
        self.forget_quotas()

    def forget_quotas(self) -> None:
        """Read the quotas anew from the store: a client may have extended one; what cannot be written still counts."""
        self.try_to_write()
        self._spent = {}

    def _taken(self) -> Iterator[tuple[Where, str, str, str, int]]:
        """Take every row that waits; two writers may share them."""
        while True:
            try:
                yield self._unwritten.popleft()
            except IndexError:
                return

    def spent(self, where: Where, question: SpendQuota, now: float) -> Spent:
        """Return what is known of one key's period, as the store and the rows not yet written have it."""
        period = period_began(question.quota, now).isoformat()
        return self._read(where, question.plan_id, question.key_id, period)

    def _take(self, where: Where, question: TakeToken, now: float) -> bool:
        bucket, there = take(self._buckets.get((*where, *question.bucket)), question.throttle, now)
        self._buckets[*where, *question.bucket] = bucket
        return there

    def _left(self, where: Where, question: SpendQuota, now: float) -> bool:
        spent = self._spent_by(where, question.plan_id, question.key_id, question.quota, now)
        return spent.used < question.quota.limit + spent.extended

    def _spent_by(self, where: Where, plan_id: str, key_id: str, quota: Quota, now: float) -> Spent:
        period = period_began(quota, now).isoformat()
        spent = self._spent.get((where, plan_id, key_id))
        if spent is None or spent.period != period:
            spent = self._read(where, plan_id, key_id, period)
            self._spent[where, plan_id, key_id] = spent
        return spent

    def _read(self, where: Where, plan_id: str, key_id: str, period: str) -> Spent:
        """Return what the store and the rows not yet written know of one period; none is on its way between the two."""
        with self._writing:
            return self._read_both(where, plan_id, key_id, period)

    def _read_both(self, where: Where, plan_id: str, key_id: str, period: str) -> Spent:
        counters = self._store.counters
        used = counters.used(*where, plan_id, first=period, last="9999-12-31")
        extended = counters.extended(*where, plan_id, first=period, last="9999-12-31")
        waiting = sum(
            by
            for there, plan, key, day, by in self._unwritten.copy()
            if (there, plan, key) == (where, plan_id, key_id) and day >= period
        )
        return Spent(period, sum(used.get(key_id, {}).values()) + waiting, sum(extended.get(key_id, {}).values()))


def day_of(now: float) -> str:
    """Return the UTC day of a moment, in ISO form."""
    return _day(now // _DAY)


def period_began(quota: Quota, now: float) -> date:
    """Return the day on which the period of a quota began that holds a moment: worked out once a day."""
    return _began(quota, now // _DAY)


@lru_cache(maxsize=8)
def _day(number: float) -> str:
    return datetime.fromtimestamp(number * _DAY, UTC).date().isoformat()


@lru_cache(maxsize=1024)
def _began(quota: Quota, number: float) -> date:
    return period_start(quota, number * _DAY)
