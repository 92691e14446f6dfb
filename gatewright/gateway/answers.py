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


class UsageBook:
    """The buckets and quotas of one account."""

    def __init__(self, store: Store, account_id: str) -> None:
        self._store = store
        self._account_id = account_id
        self._buckets: dict[tuple[str, ...], Bucket] = {}
        self._rates = RequestRates()
        self._spent: dict[tuple[str, str, str], _Spent] = {}
        # Appended to on the event loop, taken from by whoever writes: a deque does either in one step.
        self._unwritten: deque[tuple[str, str, str, str]] = deque()

    def world(self, region: str, now: float) -> Callable[[Question], Answer]:
        """Return who answers the questions of one request, received in `region` at `now` (Unix seconds)."""

        def answer(question: Question) -> Answer:
            if isinstance(question, TakeToken):
                return self._take(question, now)
            if isinstance(question, CountRequest):
                return self._rates.count(question, now)
            return self._left(region, question, now) if isinstance(question, SpendQuota) else UNKNOWN

        return answer

    def count(self, region: str, key_use: KeyUse, now: float) -> None:
        """Count one request of a key that was let in."""
        plan, key = key_use.plan, key_use.key
        day = datetime.fromtimestamp(now, UTC).date().isoformat()
        self._unwritten.append((region, plan.id, key.id, day))
        if plan.quota is not None:
            self._spent_by(region, plan.id, key.id, plan.quota, now).used += 1

    def write(self) -> None:
        """Write the usage that was counted since the last time to the store."""
        rows = Counter(self._taken())
        by_region: dict[str, list[tuple[str, str, str, int]]] = {}
        for (region, plan_id, key_id, day), number in rows.items():
            by_region.setdefault(region, []).append((plan_id, key_id, day, number))
        for region, uses in by_region.items():
            try:
                self._store.counters.add(self._account_id, region, uses)
            except sqlite3.Error:
                # The disk is full, say. What is not written stays, and is tried again with the next batch.
                again = Counter({(region, plan_id, key_id, day): number for plan_id, key_id, day, number in uses})
                self._unwritten.extend(again.elements())
                raise

    def forget_quotas(self) -> None:
        """Read the quotas anew from the store: a client may have extended one."""
        self.write()
        self._spent = {}

    def _taken(self) -> Iterator[tuple[str, str, str, str]]:
        """Take every row that waits; two writers may share them."""
        while True:
            try:
                yield self._unwritten.popleft()
            except IndexError:
                return

    def _take(self, question: TakeToken, now: float) -> bool:
        bucket, there = take(self._buckets.get(question.bucket), question.throttle, now)
        self._buckets[question.bucket] = bucket
        return there

    def _left(self, region: str, question: SpendQuota, now: float) -> bool:
        spent = self._spent_by(region, question.plan_id, question.key_id, question.quota, now)
        return spent.used < question.quota.limit + spent.extended

    def _spent_by(self, region: str, plan_id: str, key_id: str, quota: Quota, now: float) -> _Spent:
        period = period_start(quota, now).isoformat()
        spent = self._spent.get((region, plan_id, key_id))
        if spent is None or spent.period != period:
            spent = self._read(region, plan_id, key_id, period)
            self._spent[region, plan_id, key_id] = spent
        return spent

    def _read(self, region: str, plan_id: str, key_id: str, period: str) -> _Spent:
        """Return what the store and the rows not yet written know of one period."""
        counters = self._store.counters
        used = counters.used(self._account_id, region, plan_id, first=period, last="9999-12-31")
        extended = counters.extended(self._account_id, region, plan_id, first=period, last="9999-12-31")
        waiting = sum(
            (where, plan, key) == (region, plan_id, key_id) and day >= period
            for where, plan, key, day in self._unwritten.copy()
        )
        return _Spent(period, sum(used.get(key_id, {}).values()) + waiting, sum(extended.get(key_id, {}).values()))
