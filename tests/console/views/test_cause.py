"""The page of a cause."""

import pytest

from gatewright.console.reader import Reader
from gatewright.console.views.cause import cause_page
from gatewright.engine.catalogue import CAUSES
from gatewright.i18n import LANGUAGES
from tests.console.made import read


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_what_the_command_shows(language: str) -> None:
    """With links to what looks alike, and to where it comes from."""
    page = read(cause_page(Reader(language, asked=True), CAUSES["api-key.missing"]))

    assert page.open == []
    assert page.tags.count("h1") == 1
    assert "api-key.missing" in page.text
    assert f"/_gatewright/causes/api-key.unknown?lang={language}" in page.links
    assert any(link.startswith("https://docs.aws.amazon.com/") for link in page.links)
