import pytest

from gatewright.bulk.dimensions import Route, Traits
from gatewright.bulk.report.html import as_html, as_written
from gatewright.bulk.report.value import report_of
from gatewright.bulk.sample import Place
from gatewright.bulk.tally import Tally, Unread
from gatewright.engine.catalogue import CAUSES
from gatewright.i18n import in_english
from tests.bulk.report.page_reader import read
from tests.bulk.report.test_value import KEY, MIXED, tally

HOSTILE = (
    "</title></style></script><script>alert(1)</script>\"' onmouseover=alert(1) <img src=x onerror=alert(1)>\u202e\x00"
)


def test_the_page_is_whole_and_loads_nothing() -> None:
    """Every element is closed; no script, no style attribute, no handler, and links lead into the page alone."""
    page = read(as_html(report_of(MIXED), in_english))

    assert page.attributes.isdisjoint({"src", "style", "action", "data", "srcset"})
    assert not any(name.startswith("on") for name in page.attributes)
    assert {"script", "link", "img", "iframe", "object"}.isdisjoint(page.elements)
    assert {each.removeprefix("#") for each in page.links} == set(page.ids)
    assert "url(" not in as_html(report_of(MIXED), in_english)


def test_the_page_says_what_the_text_says() -> None:
    """The sums, the picture with its numbers, the causes, each kind of value, each cause, what to do."""
    page = read(as_html(report_of(MIXED), in_english))

    for part in (
        "6 calls, 5 refused, 2 causes",
        "refused from 2025-11-26T05:51:26Z to 2025-11-26T06:53:20Z",
        "83.3%Share of refused calls",
        "4More than one cause possible, or none",
        "Over the time (UTC)",
        "refused calls in 1 min each, stacked by cause; the most in 1 min: 1 from 2025-11-26T05:51:00Z",
        "2025-11-26 05:51: 1 (api-key.missing 1)",
        "throttle.rate-exceeded",
        "By routeGET /pets",
        "By caller",
        "What to do next",
        "gatewright explain api-key.missing",
    ):
        assert part in page.text


def test_commands_can_be_copied() -> None:
    """What is said behind one stands by itself."""
    html = as_html(report_of(MIXED), in_english)

    assert "<p>takes each refused call with your account&#x27;s configuration</p>" in html
    assert "<pre>gatewright diagnose LOG --config aws</pre>" in html


def test_what_others_wrote_is_never_markup() -> None:
    """Routes, callers, keys, addresses, messages, ids and names of files, in every place where they stand."""
    found = Tally(calls=2)
    told = {"status": HOSTILE, "path": HOSTILE, "httpMethod": HOSTILE, "requestId": HOSTILE, "error.message": HOSTILE}
    traits = Traits(Route(HOSTILE, HOSTILE, HOSTILE), HOSTILE, HOSTILE, HOSTILE, 1764136286.0)
    found.refuse(KEY, told, traits, Place(0, 1, HOSTILE))
    found.refuse(KEY, told, traits._replace(route=Route("", "", "GET /")), Place(0, 2, HOSTILE))
    found.cannot_read(Unread(0, 3, HOSTILE, HOSTILE))
    html = as_html(report_of(found), in_english)
    page = read(html)

    assert {"script", "img"}.isdisjoint(page.elements)
    assert not any(name.startswith("on") for name in page.attributes)
    assert "<script" not in html
    assert "\u202e" not in html
    assert "\x00" not in html
    html.encode()


@pytest.mark.parametrize("count", [1, 12, 500])
def test_however_many_values_there_are(count: int) -> None:
    """The page stays a page."""
    calls = [(KEY, f"GET /{number}", f"user-{number}", 60.0 * number) for number in range(count)]
    page = read(as_html(report_of(tally(*calls)), in_english))

    assert f"{count:,} refused" in page.text or count == 1


def test_nothing_refused_is_said_in_one_card() -> None:
    """There is nothing to draw."""
    page = read(as_html(report_of(Tally(calls=3, passed=3)), in_english))

    assert "3 calls, 0 refused, 0 causes" in page.text
    assert 1 == page.elements.count("article")
    assert "svg" not in page.elements


def test_without_times_there_is_no_picture() -> None:
    """The rest of the page is there, in grey."""
    page = read(as_html(report_of(tally((KEY, "GET /", "", None))), in_english))

    assert "Over the time" not in page.text
    assert "By routeGET /" in page.text


def test_the_page_has_its_language() -> None:
    """Its words and its mark."""
    html = as_html(report_of(MIXED), lambda text: f"«{text}»", language="fr")

    assert '<html lang="fr">' in html
    assert "<h2>«Causes»</h2>" in html


def test_a_command_is_as_it_is_written_where_nobody_says_otherwise() -> None:
    """That of a REST API."""
    fix = CAUSES["api-key.missing"].fixes[0]

    assert fix.command == as_written(fix, "http")
