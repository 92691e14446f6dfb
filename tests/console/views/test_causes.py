"""The catalogue."""

from gatewright.console.reader import Reader
from gatewright.console.views.causes import causes
from gatewright.engine.catalogue import CAUSES
from tests.console.made import read
from tests.console.views.test_home import EVIL


def test_every_cause_stands_there_once_and_leads_to_its_page() -> None:
    """By the check that finds it."""
    page = read(causes(Reader("en")))

    listed = [link for link in page.links if link.startswith("/_gatewright/causes/")]
    assert sorted(listed) == sorted(f"/_gatewright/causes/{name}" for name in CAUSES)
    assert page.open == []
    assert "API key" in page.text


def test_a_text_leads_to_what_it_can_mean() -> None:
    """The likeliest first; and it is told where nothing answers so."""
    some = (CAUSES["api-key.missing"], CAUSES["api-key.unknown"])
    page = read(causes(Reader("en"), text="Forbidden", found=some))
    none = read(causes(Reader("en"), text=EVIL))

    assert "2 causes can be meant by this text" in page.text
    assert [link for link in page.links if "api-key" in link] == [
        "/_gatewright/causes/api-key.missing",
        "/_gatewright/causes/api-key.unknown",
    ]
    assert "No cause known here answers with this text." in none.text
    assert none.handlers == []
    assert "script" not in none.tags
