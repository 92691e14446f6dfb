"""Token buckets and quotas of a live gateway."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gatewright.aws.quota import period_start
from gatewright.gateway.answers import UsageBook, day_of, period_began
from gatewright.model.call import KeyUse
from gatewright.model.question import SpendQuota, TakeToken
from gatewright.model.usage import ApiKey, Quota, Throttle, UsagePlan
from gatewright.store.store import Store

ACCOUNT = "000000000000"
REGION = "eu-west-1"
NOON = 1_768_478_400.0
"""15 January 2026, 12:00 UTC, a Thursday."""

DAY = 86_400.0
QUOTA = Quota(2, 0, "DAY")


def use(quota: Quota | None = QUOTA, key_id: str = "k", plan_id: str = "p") -> KeyUse:
    """Return a key that a plan with this quota let in."""
    return KeyUse(ApiKey(id=key_id, value="v"), UsagePlan(id=plan_id, quota=quota))


def left(book: UsageBook, now: float, quota: Quota = QUOTA, key_id: str = "k", region: str = REGION) -> bool:
    """Ask whether a request is left."""
    return book.world((ACCOUNT, region), now)(SpendQuota("p", key_id, quota)) is True


@pytest.fixture
def store() -> Store:
    """Return a store in memory."""
    return Store.open(None)


@pytest.fixture
def book(store: Store) -> UsageBook:
    """Return the buckets and quotas of an account that nobody has used."""
    return UsageBook(store)


def test_a_bucket_holds_its_burst_and_fills_at_its_rate(book: UsageBook) -> None:
    """As many calls as the burst pass at once; then one for each period of the rate."""
    question = TakeToken(("plan", "p", "k"), Throttle(rate_limit=2.0, burst_limit=3))

    assert [book.world((ACCOUNT, REGION), NOON)(question) for _ in range(4)] == [True, True, True, False]
    assert not book.world((ACCOUNT, REGION), NOON + 0.4)(question)
    assert book.world((ACCOUNT, REGION), NOON + 0.5)(question)
    assert not book.world((ACCOUNT, REGION), NOON + 0.5)(question)


def test_every_bucket_is_its_own(book: UsageBook) -> None:
    """What one key takes, another still has."""
    throttle = Throttle(rate_limit=0.0, burst_limit=1)
    world = book.world((ACCOUNT, REGION), NOON)

    assert world(TakeToken(("plan", "p", "k1"), throttle))
    assert world(TakeToken(("plan", "p", "k2"), throttle))
    assert not world(TakeToken(("plan", "p", "k1"), throttle))


def test_a_smaller_limit_holds_at_once(book: UsageBook) -> None:
    """A bucket that was made for a larger burst never holds more than the new one."""
    bucket = ("plan", "p", "k")
    assert book.world((ACCOUNT, REGION), NOON)(TakeToken(bucket, Throttle(1.0, 100)))
    small = TakeToken(bucket, Throttle(0.0, 1))

    assert [book.world((ACCOUNT, REGION), NOON)(small) for _ in range(2)] == [True, False]


def test_a_quota_lets_in_its_limit(book: UsageBook) -> None:
    """Asking spends nothing; counting does."""
    assert left(book, NOON)
    assert left(book, NOON)
    book.count((ACCOUNT, REGION), use(), NOON)
    assert left(book, NOON)
    book.count((ACCOUNT, REGION), use(), NOON)

    assert not left(book, NOON)


def test_a_quota_is_of_one_key_plan_and_region(book: UsageBook) -> None:
    """Another key, and the same ids in another region, have their own."""
    for _ in range(2):
        book.count((ACCOUNT, REGION), use(), NOON)

    assert not left(book, NOON)
    assert left(book, NOON, key_id="other")
    assert left(book, NOON, region="us-east-1")


@pytest.mark.parametrize(
    ("quota", "renews_after"),
    [(Quota(1, 0, "DAY"), DAY / 2), (Quota(1, 0, "WEEK"), 2.5 * DAY), (Quota(1, 0, "MONTH"), 16.5 * DAY)],
)
def test_a_quota_renews_with_its_period(book: UsageBook, quota: Quota, renews_after: float) -> None:
    """A second before the next period nothing is left; from its first second all of it is."""
    book.count((ACCOUNT, REGION), use(quota), NOON)

    assert not left(book, NOON + renews_after - 1, quota)
    assert left(book, NOON + renews_after, quota)


def test_usage_of_the_whole_period_counts_after_a_restart(tmp_path: Path) -> None:
    """What was written is found again: a restart renews nothing."""
    quota = Quota(3, 0, "WEEK")
    first = Store.open(tmp_path)
    book = UsageBook(first)
    for days in (0, 1, 2):
        book.count((ACCOUNT, REGION), use(quota), NOON + (days - 2) * DAY)
    book.write()
    first.close()
    again = Store.open(tmp_path)

    assert not left(UsageBook(again), NOON, quota)
    assert left(UsageBook(again), NOON, Quota(4, 0, "WEEK"))
    again.close()


def test_what_is_counted_and_not_yet_written_counts(book: UsageBook) -> None:
    """A quota that is read late finds the requests that wait to be written, once."""
    no_quota_yet = use(quota=None)
    for _ in range(2):
        book.count((ACCOUNT, REGION), no_quota_yet, NOON)

    assert not left(book, NOON)
    book.write()
    book.forget_quotas()
    assert not left(book, NOON)
    assert left(book, NOON, Quota(3, 0, "DAY"))


def test_writing_twice_writes_once(store: Store, book: UsageBook) -> None:
    """Each request is added to the store's counters exactly once."""
    book.count((ACCOUNT, REGION), use(), NOON)
    book.write()
    book.write()

    used = store.counters.used(ACCOUNT, REGION, "p", first="2026-01-01", last="2026-12-31")
    assert used == {"k": {"2026-01-15": 1}}


def test_an_extension_is_found_after_forgetting(store: Store, book: UsageBook) -> None:
    """`update_usage` grants more; once the book reads anew, it lets more in."""
    for _ in range(2):
        book.count((ACCOUNT, REGION), use(), NOON)
    assert not left(book, NOON)
    store.counters.extend(ACCOUNT, REGION, "p", "k", day="2026-01-15", by=1)
    book.forget_quotas()

    assert left(book, NOON)
    book.count((ACCOUNT, REGION), use(), NOON)
    assert not left(book, NOON)


def test_usage_that_cannot_be_written_is_kept(tmp_path: Path) -> None:
    """When the store fails, no request is forgotten: the next batch has it."""
    store = Store.open(tmp_path)
    book = UsageBook(store)
    book.count((ACCOUNT, REGION), use(), NOON)
    other = sqlite3.connect(tmp_path / "records.sqlite3", isolation_level=None)
    other.execute("ALTER TABLE usage RENAME TO away")
    with pytest.raises(sqlite3.Error):
        book.write()
    other.execute("ALTER TABLE away RENAME TO usage")
    other.close()
    book.write()

    assert store.counters.used(ACCOUNT, REGION, "p", first="2026-01-15", last="2026-01-15") == {"k": {"2026-01-15": 1}}
    store.close()


def test_counting_while_others_write_loses_nothing(store: Store, book: UsageBook) -> None:
    """The event loop counts while two threads write; every request is in the store, and none twice."""
    with ThreadPoolExecutor(2) as pool:
        for _ in range(20):
            writing = [pool.submit(book.write) for _ in range(2)]
            for _ in range(200):
                book.count((ACCOUNT, REGION), use(quota=None), NOON)
            for each in writing:
                each.result()
    book.write()

    used = store.counters.used(ACCOUNT, REGION, "p", first="2026-01-15", last="2026-01-15")
    assert used == {"k": {"2026-01-15": 4000}}


def test_a_quota_that_is_spent_at_once_can_be_given_back(store: Store, book: UsageBook) -> None:
    """It is counted where it is asked: no two askers get the last one, and what is given back was never used."""
    where, question = (ACCOUNT, REGION), SpendQuota("p", "k", QUOTA)
    first = [book.spend(where, question, NOON) for _ in range(3)]
    book.write()
    book.give_back(where, question, NOON)
    book.forget_quotas()

    assert [True, True, False] == first
    assert [True, False] == [book.spend(where, question, NOON) for _ in range(2)]
    book.write()
    assert {"k": {"2026-01-15": 2}} == store.counters.used(*where, "p", first="2026-01-01", last="2026-12-31")


def test_forgetting_and_writing_meanwhile_never_lets_one_more_in(store: Store, book: UsageBook) -> None:
    """Neither a row on its way to the store is overlooked, nor one that is noted counted twice."""
    where, question = (ACCOUNT, REGION), SpendQuota("p", "k", Quota(3_000, 0, "DAY"))
    with ThreadPoolExecutor(2) as pool:
        writing = [pool.submit(book.write) for _ in range(300)]
        forgetting = [pool.submit(book.forget_quotas) for _ in range(300)]
        passed = sum(book.spend(where, question, NOON) for _ in range(4_000))
        for each in (*writing, *forgetting):
            each.result()

    assert 3_000 == passed
    assert store.counters.used(*where, "p", first="2026-01-01", last="2026-12-31")


@pytest.mark.parametrize(
    "quota", [Quota(1, 0, "DAY"), Quota(1, 3, "WEEK"), Quota(1, 14, "MONTH")], ids=["day", "week", "month"]
)
def test_a_period_and_a_day_begin_at_midnight(quota: Quota) -> None:
    """What is worked out once a day is the same at every moment of it, and no longer."""
    midnight = NOON - DAY / 2
    for moment in (midnight - 0.001, midnight, NOON, midnight + DAY - 0.001, midnight + DAY, midnight + 14 * DAY):
        assert period_start(quota, moment) == period_began(quota, moment)
        assert datetime.fromtimestamp(moment, UTC).date().isoformat() == day_of(moment)
