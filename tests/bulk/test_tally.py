from gatewright.bulk.dimensions import Route, Traits
from gatewright.bulk.sample import Place
from gatewright.bulk.tally import NO_CAUSE, Tally, Unread, merged
from gatewright.bulk.verdict import Verdict

NARROWED = Verdict(
    outcome="narrowed",
    answered_by="api-gateway-rest",
    causes=("api-key.missing", "api-key.unknown"),
    standing="possible",
)
NOTHING = Verdict(outcome="undecidable", answered_by="unknown")


def traits(moment: float | None) -> Traits:
    """Return those of a call."""
    return Traits(Route("a1", "prod", "GET /pets"), "ann", "", "198.51.100.7", moment)


def test_a_call_counts_for_its_leading_cause() -> None:
    """With all that it tells: how far the line goes, what else it can be, when it was."""
    tally = Tally()
    tally.refuse(NARROWED, {"status": "403"}, traits(1764136286.0), Place(0, 2, "a.log"))
    tally.refuse(NARROWED, {"status": "403"}, traits(1764136300.0), Place(0, 1, "a.log"))
    tally.refuse(NOTHING, {"status": "418"}, traits(None), Place(0, 3, "a.log"))
    found = tally.by_cause["api-key.missing"]

    assert (3, 2, 1) == (tally.refused, found.calls, tally.by_cause[NO_CAUSE].calls)
    assert ({"narrowed": 2}, {"possible": 2}, {"api-key.unknown": 2}) == (found.outcomes, found.standings, found.also)
    assert ({"403": 2}, {"api-gateway-rest": 2}) == (found.statuses, found.answered_by)
    assert (1764136286.0, 1764136300.0) == (found.first, found.last)
    assert {1764136260: 2} == found.minutes.of
    assert ({"ann": 2}, {"": 2}, {"198.51.100.7": 2}) == (found.callers.of, found.keys.of, found.addresses.of)
    assert 1 == tally.by_cause[NO_CAUSE].untimed
    assert found.sample is not None
    assert (1764136286.0, Place(0, 2, "a.log")) == (found.sample.moment, found.sample.place)


def test_the_first_line_that_cannot_be_read_is_the_first_of_all_logs() -> None:
    """However they are put together."""
    first, second = Tally(), Tally()
    first.cannot_read(Unread(1, 3, "b.log", "rubbish"))
    second.cannot_read(Unread(0, 9, "a.log", "rubbish"))
    second.cannot_read(Unread(0, 7, "a.log", "rubbish"))
    whole = merged((first, second))

    assert (3, Unread(0, 7, "a.log", "rubbish")) == (whole.unreadable, whole.first_unreadable)
    assert Tally() == merged(())
