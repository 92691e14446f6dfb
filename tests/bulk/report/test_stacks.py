from gatewright.bulk.report.stacks import stacks_of
from gatewright.bulk.report.value import report_of
from gatewright.bulk.verdict import Verdict
from gatewright.engine.catalogue import CAUSES
from tests.bulk.report.test_value import KEY, MIXED, tally

NAMES = sorted(CAUSES)


def of(cause: str) -> Verdict:
    """Return a verdict."""
    return Verdict(outcome="decided", answered_by="api-gateway-rest", causes=(cause,), standing="likely")


def test_columns_are_stacked_by_cause() -> None:
    """One number a cause, the most frequent first, and one column a span; there are some columns at least."""
    found = stacks_of(report_of(MIXED))

    assert found is not None
    assert (1764136260, 60) == (found.begin, found.span)
    assert ["api-key.missing", "throttle.rate-exceeded", None] == [
        each.cause and each.cause.id for each in found.causes
    ]
    assert ((1, 0, 0), (1, 0, 0)) == found.columns[:2]
    assert (0, 1, 0) == found.columns[-1]
    assert 3 == sum(map(sum, found.columns))
    assert 1 == found.highest
    few = stacks_of(report_of(tally((KEY, "GET /", "", 60.0))))
    assert few is not None
    assert 12 == len(few.columns)


def test_many_causes_share_the_last_layer() -> None:
    """So that colours stay apart; each call is in one layer."""
    calls = [
        (of(name), "GET /", "", 60.0 * number) for number, name in enumerate(NAMES[:10]) for _ in range(10 - number)
    ]
    found = stacks_of(report_of(tally(*calls)))

    assert found is not None
    assert (8, 3) == (found.layers, found.others)
    assert ["c0", "c6", "others"] == [found.colour(layer) for layer in (0, 6, 7)]
    assert 6 == sum(column[7] for column in found.columns)
    assert 55 == sum(map(sum, found.columns))


def test_a_long_time_has_room() -> None:
    """In spans that a reader can count in; begins follow from them."""
    found = stacks_of(report_of(tally((KEY, "GET /", "", 0.0), (KEY, "GET /", "", 86_400.0 * 365))))

    assert found is not None
    assert len(found.columns) <= 72
    assert (604_800, 604_800 * 2) == (found.span, found.begins(2) - found.begin)


def test_without_times_there_is_no_picture() -> None:
    """Nothing is drawn that nobody told."""
    assert stacks_of(report_of(tally((KEY, "GET /", "", None)))) is None
