from gatewright.bulk.dimensions import Route
from gatewright.bulk.report.html_words import Words, anchor, as_text, moment
from gatewright.bulk.report.value import report_of
from gatewright.i18n import in_english
from tests.bulk.report.test_value import MIXED

REPORT = report_of(MIXED)


def test_what_others_wrote_is_text() -> None:
    """No markup, no end of an attribute, nothing that turns the line around; and never too long."""
    assert "&lt;b&gt;&quot;&#x27;&amp;" == as_text("<b>\"'&")
    assert "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}" == as_text("a\u202eb\udcff")
    assert 300 == len(as_text("x" * 1000))
    assert as_text("x" * 1000).endswith("x…")


def test_sentences_are_filled_then_made_text() -> None:
    """In the reader's language."""
    words = Words(REPORT, lambda text: text.replace("of", "von"))

    assert "1 von &lt;2&gt;" == words.say("{one} of {two}", one=1, two="<2>")


def test_a_cause_has_a_name_a_title_and_an_anchor() -> None:
    """Also where none is known."""
    words = Words(REPORT, in_english)

    assert [
        ("api-key.missing", "api-key.missing"),
        ("throttle.rate-exceeded", "throttle.rate-exceeded"),
        ("no known cause", "none"),
    ] == [(words.name(each), anchor(each)) for each in REPORT.causes]
    assert "No cause known here answers so." == words.title(REPORT.causes[2])
    assert "More requests came than the rate limit lets through." == words.title(REPORT.causes[1])


def test_of_one_api_its_name_is_left_out() -> None:
    """A route is told with its API where there are several: here one line tells none."""
    assert "GET /pets" == Words(REPORT, in_english).route(Route("a1", "prod", "GET /pets"))


def test_a_moment_is_told_to_the_minute() -> None:
    """One that no calendar has is no reason to fail."""
    assert "2025-11-26 05:51" == moment(1764136286)
    assert "?" == moment(10**18)
