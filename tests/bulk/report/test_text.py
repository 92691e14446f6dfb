import pytest

from gatewright.bulk.dimensions import Route, Traits
from gatewright.bulk.report.text import as_text, resampled, route_name, summary
from gatewright.bulk.report.value import Series, report_of
from gatewright.bulk.sample import Place
from gatewright.bulk.tally import Tally, Unread
from gatewright.i18n import in_english
from gatewright.model.terminal import COLOUR
from tests.bulk.report.test_value import KEY, MIXED, RATE, tally


def test_the_sums_come_first() -> None:
    """In one sentence, and one call is one call."""
    assert "6 calls, 5 refused, 2 causes" == summary(report_of(MIXED), in_english)
    one = Tally(calls=1)
    one.refuse(RATE, {"status": "429"}, Traits(Route("", "", "GET /"), "", "", "", None), Place(0, 1, "a.log"))
    assert "1 call, 1 refused, 1 cause" == summary(report_of(one), in_english)


def test_a_person_reads_which_why_who_and_since_when() -> None:
    """The causes with their words, then each kind of value, then what to do."""
    text = as_text(report_of(MIXED), in_english)

    assert text.startswith(
        "6 calls, 5 refused, 2 causes; refused from 2025-11-26T05:51:26Z to 2025-11-26T06:53:20Z\n\nCauses\n"
        "  3   60.0%  api-key.missing\n"
    )
    assert "only the likeliest for 3 of these calls: api-key.unknown can answer so too\n" in text
    assert "most on GET /pets (2); most by ann (1)\n" in text
    assert "No cause known here answers so.\n" in text
    assert "\nBy caller\n  2  ann\n  1  bob\n  2  of which the log does not tell\n" in text
    assert "  gatewright explain api-key.missing\n" in text
    assert "$context.error.responseType" in text


def test_nothing_refused_is_said_in_one_line() -> None:
    """There is nothing else to say."""
    assert "3 calls, 0 refused, 0 causes\n" == as_text(report_of(Tally(calls=3, passed=3)), in_english)


def test_what_was_not_counted_is_said() -> None:
    """With its number, and the place of the first."""
    found = Tally(calls=3, passed=2, untold=1, left_out=4)
    found.cannot_read(Unread(0, 7, "a.log", "rubbish \x1b[2J"))
    text = as_text(report_of(found), in_english)

    assert "Calls that were not asked for, and are left out: 4\n" in text
    assert "Calls whose status the log does not tell, and so not whether they were refused: 1\n" in text
    assert "not counted: 1; the first is a.log:7: rubbish \N{REPLACEMENT CHARACTER}[2J\n" in text


def test_one_cause_is_told_to_be_the_only_one() -> None:
    """Where somebody asked for it, so that nobody takes its calls for all."""
    text = as_text(report_of(MIXED, cause="throttle.rate-exceeded"), in_english)

    assert text.startswith("6 calls, 5 refused, 1 cause; ")
    assert "What follows is of the refused calls whose leading cause is throttle.rate-exceeded: 1\n" in text


def test_columns_stay_in_line() -> None:
    """Whatever the numbers, and the rest of a ranking is told."""
    calls = [(KEY, f"GET /{number}", "", None) for number in range(12)] + [(KEY, "GET /0", "", None)] * 20
    text = as_text(report_of(tally(*calls)), in_english)

    assert "By route\n  21  GET /0\n   1  GET /1\n" in text
    assert "   2  and 2 more\n" in text


def test_several_apis_are_told_apart() -> None:
    """Where there is one alone, its id would be noise."""
    route = Route("a1", "prod", "GET /pets")

    assert "GET /pets" == route_name(route, alone=True)
    assert "GET /pets  (a1/prod)" == route_name(route, alone=False)


@pytest.mark.parametrize(
    ("counts", "span", "numbers"),
    [
        (((0, 1), (60, 2), (240, 3)), 60, [1, 2, 0, 0, 3]),
        (((0, 1), (60, 2), (600, 3)), 120, [3, 0, 0, 0, 0, 3]),
    ],
)
def test_a_series_has_room_in_its_columns(counts: tuple[tuple[int, int], ...], span: int, numbers: list[int]) -> None:
    """However long it is, and no call is lost."""
    assert (span, numbers) == resampled(Series(60, counts, 0), 10)


def test_colours_set_off_what_matters() -> None:
    """On a terminal."""
    assert as_text(report_of(MIXED), in_english, style=COLOUR).startswith("\x1b[1m6 calls")
