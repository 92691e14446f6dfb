from gatewright.bulk.dimensions import Route, Traits
from gatewright.bulk.report.value import Ranked, lacking, report_of
from gatewright.bulk.sample import Place
from gatewright.bulk.tally import Tally
from gatewright.bulk.verdict import Verdict

KEY = Verdict(
    outcome="narrowed",
    answered_by="api-gateway-rest",
    causes=("api-key.missing", "api-key.unknown"),
    standing="possible",
)
RATE = Verdict(outcome="decided", answered_by="api-gateway-rest", causes=("throttle.rate-exceeded",), standing="likely")
NOTHING = Verdict(outcome="undecidable", answered_by="unknown")


def tally(*calls: tuple[Verdict, str, str, float | None]) -> Tally:
    """Return the tally of calls: verdict, route, caller, moment."""
    found = Tally(lines=len(calls) + 1, calls=len(calls) + 1, passed=1)
    for number, (verdict, route, caller, moment) in enumerate(calls, start=1):
        traits = Traits(Route("a1", "prod", route), caller, "", "", moment)
        found.refuse(verdict, {"status": "403", "requestId": f"r-{number}"}, traits, Place(0, number, "a.log"))
    return found


MIXED = tally(
    (KEY, "GET /pets", "ann", 1764136286.0),
    (KEY, "GET /pets", "bob", 1764136346.0),
    (KEY, "GET /orders", "", None),
    (RATE, "GET /pets", "ann", 1764140000.0),
    (NOTHING, "", "", None),
)


def test_causes_come_by_their_number() -> None:
    """With their part of all refusals; what no cause is known of comes too."""
    found = report_of(MIXED)

    assert [("api-key.missing", 3, 0.6), ("throttle.rate-exceeded", 1, 0.2), (None, 1, 0.2)] == [
        (each.cause and each.cause.id, each.calls, each.share) for each in found.causes
    ]
    assert (("api-key.unknown", 3),) == found.causes[0].also
    assert (1764136286.0, 1764140000.0) == (found.first, found.last)


def test_a_ranking_tells_what_it_leaves_out() -> None:
    """The rows, the rest and what no line tells come to the number of the calls."""
    found = report_of(MIXED, top=1).by

    assert Ranked((("ann", 2),), 1, 1, 2) == found.callers
    assert Ranked(((Route("a1", "prod", "GET /pets"), 3),), 2, 2, 0) == found.routes
    assert Ranked((), 0, 0, 5) == found.keys


def test_the_peak_is_the_first_of_the_highest() -> None:
    """A minute that no other surpasses."""
    series = report_of(MIXED).by.series

    assert (60, 2) == (series.span, series.untimed)
    assert (1764136260, 1) == series.peak


def test_one_cause_can_be_looked_at_alone() -> None:
    """The sums stay those of the whole log."""
    found = report_of(MIXED, cause="throttle.rate-exceeded")

    assert (6, 5) == (found.calls, found.refused)
    assert [1] == [each.calls for each in found.causes]
    assert [("ann", 1)] == list(found.by.callers.rows)


def test_variables_are_lacking_only_where_they_would_tell_more() -> None:
    """Of the kind of API that refused; any of two names is enough."""
    assert () == report_of(tally((RATE, "GET /", "", None))).lacking
    assert "error.responseType" == report_of(MIXED).lacking[0]
    assert "integration.status" not in lacking({"integrationStatus"}, "rest")
    assert "wafResponseCode" not in lacking((), "http")
