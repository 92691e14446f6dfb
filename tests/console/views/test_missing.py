"""What a browser sees where there is nothing."""

from gatewright.console.reader import Reader
from gatewright.console.views.missing import missing
from tests.console.made import read
from tests.console.views.test_home import EVIL


def test_it_is_a_page_with_the_status() -> None:
    """The path stands there as text."""
    response = missing(Reader("en"), f"/_gatewright/calls/{EVIL}")

    page = read(response)
    assert response.status == 404
    assert EVIL in page.text
    assert page.handlers == []
