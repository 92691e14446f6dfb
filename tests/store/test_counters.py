from gatewright.store.counters import Counters
from gatewright.store.store import Store

PLACE = ("1", "eu-west-1")


def counters() -> Counters:
    """Return the counters of a store in memory."""
    return Store.open(None).counters


def test_uses_add_up_by_key_and_day() -> None:
    """Requests of the same plan, key and day are one number."""
    book = counters()
    book.add(*PLACE, [("plan", "a", "2026-01-01", 2), ("plan", "b", "2026-01-01", 1)])
    book.add(*PLACE, [("plan", "a", "2026-01-01", 3), ("plan", "a", "2026-01-02", 1)])

    expected = {"a": {"2026-01-01": 5, "2026-01-02": 1}, "b": {"2026-01-01": 1}}
    assert expected == book.used(*PLACE, "plan", first="2026-01-01", last="2026-01-31")


def test_days_out_of_the_range_are_not_told() -> None:
    """Both ends of the range belong to it, nothing else."""
    book = counters()
    book.add(*PLACE, [("plan", "a", f"2026-01-0{day}", day) for day in range(1, 6)])

    expected = {"a": {"2026-01-02": 2, "2026-01-03": 3}}
    assert expected == book.used(*PLACE, "plan", first="2026-01-02", last="2026-01-03")


def test_plans_and_regions_are_apart() -> None:
    """Usage of one plan and region is in no other."""
    book = counters()
    book.add(*PLACE, [("plan", "a", "2026-01-01", 2)])

    assert {} == book.used(*PLACE, "other", first="2026-01-01", last="2026-01-01")
    assert {} == book.used("1", "us-east-1", "plan", first="2026-01-01", last="2026-01-01")


def test_extensions_add_up_and_are_no_use() -> None:
    """What was granted is counted for itself."""
    book = counters()
    book.extend(*PLACE, "plan", "a", day="2026-01-01", by=5)
    book.extend(*PLACE, "plan", "a", day="2026-01-01", by=-2)

    assert {"a": {"2026-01-01": 3}} == book.extended(*PLACE, "plan", first="2026-01-01", last="2026-01-01")
    assert {} == book.used(*PLACE, "plan", first="2026-01-01", last="2026-01-01")


def test_forgotten_plan_has_no_usage() -> None:
    """The counters of a plan that is gone go with it."""
    book = counters()
    book.add(*PLACE, [("plan", "a", "2026-01-01", 2)])
    book.forget(*PLACE, "plan")

    assert {} == book.used(*PLACE, "plan", first="2026-01-01", last="2026-01-01")
