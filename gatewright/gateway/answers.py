"""
Who answers the engine's questions in a live gateway: token buckets, quotas and the rates of web ACLs.

Buckets live in memory. Usage is counted in memory and written to the store in batches: what a kill loses is the usage
of the last moments, never configuration.
"""

import sqlite3
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from gatewright.aws.quota import period_start
from gatewright.aws.throttle import Bucket, take
from gatewright.gateway.request_rates import RequestRates
from gatewright.model.call import KeyUse
from gatewright.model.question import Answer, CountRequest, Question, SpendQuota, TakeToken
from gatewright.model.unknown import UNKNOWN
from gatewright.model.usage import Quota
from gatewright.store.store import Store


@dataclass(slots=True)
class _Spent:
    """What one key has used of one period."""

    period: str
    """The ISO day on which the period began."""

    used: int
    """Requests counted in it."""

    extended: int
    """Requests granted beyond the limit (`update_usage`)."""


Where = tuple[str, str]
"""An account and a region."""


class UsageBook:
    """The buckets and quotas of every account."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._buckets: dict[tuple[str, ...], Bucket] = {}
        self._rates = RequestRates()
        self._spent: dict[tuple[Where, str, str], _Spent] = {}
        # Appended to on the event loop, taken from by whoever writes: a deque does either in one step.
        self._unwritten: deque[tuple[Where, str, str, str]] = deque()

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
        day = datetime.fromtimestamp(now, UTC).date().isoformat()
        self._unwritten.append((where, plan.id, key.id, day))
        if plan.quota is not None:
            self._spent_by(where, plan.id, key.id, plan.quota, now).used += 1

    def write(self) -> None:
        """Write the usage that was counted since the last time to the store."""
        rows = Counter(self._taken())
        by_place: dict[Where, list[tuple[str, str, str, int]]] = {}
        for (where, plan_id, key_id, day), number in rows.items():
            by_place.setdefault(where, []).append((plan_id, key_id, day, number))
        for where, uses in by_place.items():
            try:
                self._store.counters.add(*where, uses)
            except sqlite3.Error:
                # The disk is full, say. What is not written stays, and is tried again with the next batch.
                again = Counter({(where, plan_id, key_id, day): number for plan_id, key_id, day, number in uses})
                self._unwritten.extend(again.elements())
                raise

    def forget_quotas(self) -> None:
        """Read the quotas anew from the store: a client may have extended one."""
        self.write()
        self._spent = {}

    def _taken(self) -> Iterator[tuple[Where, str, str, str]]:
        """Take every row that waits; two writers may share them."""
        while True:
            try:
                yield self._unwritten.popleft()
            except IndexError:
                return

    def _take(self, where: Where, question: TakeToken, now: float) -> bool:
        bucket, there = take(self._buckets.get((*where, *question.bucket)), question.throttle, now)
        self._buckets[*where, *question.bucket] = bucket
        return there

    def _left(self, where: Where, question: SpendQuota, now: float) -> bool:
        spent = self._spent_by(where, question.plan_id, question.key_id, question.quota, now)
        return spent.used < question.quota.limit + spent.extended

    def _spent_by(self, where: Where, plan_id: str, key_id: str, quota: Quota, now: float) -> _Spent:
        period = period_start(quota, now).isoformat()
        spent = self._spent.get((where, plan_id, key_id))
        if spent is None or spent.period != period:
            spent = self._read(where, plan_id, key_id, period)
            self._spent[where, plan_id, key_id] = spent
        return spent

    def _read(self, where: Where, plan_id: str, key_id: str, period: str) -> _Spent:
        """Return what the store and the rows not yet written know of one period."""
        counters = self._store.counters
        used = counters.used(*where, plan_id, first=period, last="9999-12-31")
        extended = counters.extended(*where, plan_id, first=period, last="9999-12-31")
        waiting = sum(
            (there, plan, key) == (where, plan_id, key_id) and day >= period
            for there, plan, key, day in self._unwritten.copy()
        )
        return _Spent(period, sum(used.get(key_id, {}).values()) + waiting, sum(extended.get(key_id, {}).values()))
