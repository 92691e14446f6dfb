"""The first page."""

from dataclasses import replace

import pytest

from gatewright.console.calls import Shown
from gatewright.console.estate import Estate, StandingApi, StandingDomain, StandingStage
from gatewright.console.reader import Reader
from gatewright.console.recorded import Recorded
from gatewright.console.views.home import LISTED, Filters, Standing, home
from gatewright.i18n import LANGUAGES
from tests.console.made import DOORS, Page, World, kept, read

EVIL = "<script>alert('x')</script>\"><img src=x onerror=y>"
APIS = Estate(
    apis=(
        StandingApi(
            id="pets",
            name=EVIL,
            protocol="REST",
            region="eu-west-1",
            stages=(StandingStage(name="dev", url="http://127.0.0.1:4566/_aws/execute-api/pets/dev/"),),
        ),
        StandingApi(id="fresh", name="", protocol="HTTP", region="eu-west-1", stages=()),
    ),
    domains=(
        StandingDomain(name="api.example.com", mappings=(("shop", "pets", "dev"),)),
        StandingDomain(name="idle.example.com", mappings=()),
    ),
)
STANDS = Standing(estate=APIS, unenforced=[], doors=DOORS)
ALL = Filters()


def shown(*calls: Recorded, may_lack: bool = False, filters: Filters = ALL, language: str = "en") -> Page:
    """Return the page over some calls."""
    return read(home(Reader(language), Shown(calls, may_lack), STANDS, filters))


def wrong(path: str = "/dev/pet", **headers: str) -> Recorded:
    """Return a refused call."""
    return kept(World().decided(path, **headers))


def test_each_call_stands_there_with_its_reason() -> None:
    """Status, verb, address and cause; the link leads to its page."""
    page = shown(wrong(), kept(World().decided()))

    for part in ("403", "GET", "/dev/pet", "No resource of the deployed API has this path.", "200", "Let in."):
        assert part in page.text
    assert "/_gatewright/calls/the-id" in page.links


def test_filters_choose_the_calls() -> None:
    """Refused ones alone, those of one API alone; what is chosen stays chosen in the form."""
    good, bad = replace(kept(World().decided()), api_id="other"), wrong()

    assert "Let in." not in shown(good, bad, filters=Filters(only_refused=True)).text
    assert "No resource" not in shown(good, bad, filters=Filters(api_id="other")).text
    assert 'value="refused" selected' in shown(good, bad, filters=Filters(only_refused=True)).html
    assert '<option value="pets" selected>' in shown(good, bad, filters=Filters(api_id="pets")).html


def test_without_a_call_the_page_says_how_to_make_one() -> None:
    """With the address of the first stage; without an API, how to get one."""
    nothing = home(Reader("en"), Shown((), may_lack=False), replace(STANDS, estate=Estate()), ALL)

    assert "curl -i http://127.0.0.1:4566/_aws/execute-api/pets/dev/" in shown().text
    assert "gatewright serve template.yaml" in read(nothing).text


def test_what_stands_here_can_be_called_from_here() -> None:
    """APIs with the address of each stage, one that is not deployed, and domain names with a whole command."""
    text = shown().text

    assert "http://127.0.0.1:4566/_aws/execute-api/pets/dev/" in text
    assert "not deployed" in text
    assert "curl -i -H 'Host: api.example.com' http://127.0.0.1:4566/shop" in text
    assert "no API" in text


def test_many_apis_are_cut() -> None:
    """Their calls are found all the same."""
    many = replace(STANDS, estate=Estate(apis=APIS.apis[:1] * (LISTED + 3), domains=APIS.domains[:1] * (LISTED + 4)))
    page = read(home(Reader("en"), Shown((), may_lack=False), many, ALL))

    assert page.text.count("REST API") == LISTED
    assert "And 3 more." in page.text
    assert "And 4 more." in page.text


def test_what_is_not_enforced_is_listed() -> None:
    """A line each, the first ones; or that there is none."""
    many = replace(STANDS, unenforced=[f"eu-west-1 rest_api {EVIL}", *(f"line {n}" for n in range(30))])
    page = read(home(Reader("en"), Shown((), may_lack=False), many, ALL))

    assert "All that is stored here is enforced." in shown().text
    assert EVIL in page.text
    assert "And 11 more." in page.text
    assert "/_gatewright/api/enforcement" in page.links


def test_many_calls_are_cut_and_missing_ones_are_told() -> None:
    """Nobody scrolls through hundreds; and nobody is told that he sees all where he does not."""
    page = shown(*([wrong()] * (LISTED + 2)), may_lack=True)

    assert page.tags.count("time") == LISTED
    assert "And 2 more" in page.text
    assert "Some calls are missing" in page.text


def test_a_request_id_that_is_not_kept_is_told() -> None:
    """Whatever was typed stands there as text."""
    page = read(home(Reader("en"), Shown((), may_lack=False), STANDS, ALL, looked_for=EVIL))

    assert EVIL in page.text
    assert page.handlers == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_names_are_text_in_every_language(language: str) -> None:
    """Names of APIs, paths, fields: none of them becomes an element."""
    page = shown(wrong(f"/dev/{EVIL}?{EVIL}", x=EVIL), language=language)

    assert page.open == []
    assert page.handlers == []
    assert {"script", "img"}.isdisjoint(page.tags)
    assert EVIL in page.text


def test_links_and_forms_keep_the_language() -> None:
    """Where the address names it."""
    page = read(home(Reader("ja", asked=True), Shown((wrong(),), may_lack=False), STANDS, ALL))

    assert "/_gatewright/calls/the-id?lang=ja" in page.links
    assert page.html.count('<input type="hidden" name="lang" value="ja">') == 2
