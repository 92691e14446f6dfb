import re

from gatewright.bulk.report.html_bars import of_causes, of_values
from gatewright.bulk.report.html_words import Words
from gatewright.bulk.report.value import Ranked, report_of
from gatewright.i18n import in_english
from tests.bulk.report.page_reader import read
from tests.bulk.report.test_value import MIXED

REPORT = report_of(MIXED)
WORDS = Words(REPORT, in_english)


def test_causes_lead_to_what_is_said_of_them() -> None:
    """Each with its number, its share, its title and its colour; the longest bar is the most frequent's."""
    drawn = of_causes(REPORT.causes, WORDS, lambda number: f"c{number}")
    page = read(drawn)

    assert ["#api-key.missing", "#throttle.rate-exceeded", "#none"] == page.links
    assert [("c0", "100%"), ("c1", "33.33%"), ("c2", "33.33%")] == re.findall(
        r'rect class="(c\d)" width="(\S+)"', drawn
    )
    assert "3 60.0%" in page.text
    assert "More requests came than the rate limit lets through." in page.text


def test_what_is_left_out_is_told() -> None:
    """Of values: those beyond the first, and calls whose line does not tell; shares are of all of them."""
    ranked = Ranked((("ann", 5), ("<b>", 3), ("eve", 1)), 2, 4, 7)
    page = read(of_values(ranked, str, WORDS, most=2))

    assert ["ann", "<b>"] == page.titles
    assert "5 25.0%" in page.text
    assert page.text.endswith("and 3 more, with 5 calls; 7 calls of which the log does not tell")
    assert "b" not in page.elements


def test_where_nothing_is_left_out_nothing_is_said() -> None:
    """The bars alone, of the colour that is asked for."""
    drawn = of_values(Ranked((("ann", 5),), 0, 0, 0), str, WORDS, most=3, colour="c2")

    assert "5 100.0%" in read(drawn).text
    assert '<rect class="c2" width="100%"' in drawn
    assert "dim" not in drawn
