"""Which cause is met more often, where the evidence for two is the same."""

from gatewright.doctor.frequency import MOST_FREQUENT_FIRST, rank
from gatewright.engine.catalogue import CAUSES


def test_every_counted_cause_exists_and_stands_once() -> None:
    """The list names causes of the catalogue, none twice."""
    assert set(MOST_FREQUENT_FIRST) <= set(CAUSES)
    assert len(set(MOST_FREQUENT_FIRST)) == len(MOST_FREQUENT_FIRST)


def test_what_was_not_counted_comes_last() -> None:
    """A cause without a count stands behind every one that has one."""
    ranks = [rank(cause) for cause in MOST_FREQUENT_FIRST]

    assert ranks == sorted(ranks)
    assert rank("no.such-cause") > max(ranks)
