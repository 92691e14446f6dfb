import re

import pytest

from gatewright.bulk.report.chart import bar, ceiling, chart, swatch
from gatewright.bulk.report.stacks import Stacks, stacks_of
from gatewright.bulk.report.value import report_of
from tests.bulk.report.page_reader import read
from tests.bulk.report.test_value import MIXED


def stacks() -> Stacks:
    """Return some columns."""
    found = stacks_of(report_of(MIXED))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("number", "top"), [(0, 1), (1, 1), (3, 4), (9, 10), (11, 20), (21, 30), (442, 500), (501, 600), (70_001, 80_000)]
)
def test_the_scale_ends_at_a_round_number(number: int, top: int) -> None:
    """Half of which is a whole number, too, but for 1."""
    assert top == ceiling(number)
    assert top == 1 or top % 2 == 0


def test_columns_stand_on_one_another() -> None:
    """The layers of a column reach from the ground to its height without a gap, and none is drawn without calls."""
    drawn = chart(Stacks(0, 60, stacks().causes, 0, ((1, 2, 1), (0, 0, 0), (0, 0, 4))), label="l", tell=str, when=str)
    rects = re.findall(r'<rect class="(c\d)" x="([\d.]+)" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"/>', drawn)

    assert [
        ("c0", "0.06", "750", "250"),
        ("c1", "0.06", "250", "500"),
        ("c2", "0.06", "0", "250"),
        ("c2", "2.06", "0", "1000"),
    ] == rects
    assert 2 == drawn.count("<title>")


def test_what_is_told_is_text() -> None:
    """The picture, its columns and its moments have words, which cannot become markup."""
    page = read(chart(stacks(), label='a "label"', tell=lambda _: "<b>", when=lambda at: f"<{at}>"))

    assert "<b>" in page.text
    assert "<1764136260>" in page.text
    assert "b" not in page.elements


def test_a_bar_is_never_invisible_and_never_too_long() -> None:
    """One call of a million is one call."""
    assert 'width="0.4%"' in bar(0.000001)
    assert 'width="100%"' in bar(1.2)
    assert '<rect class="c3" width="33.33%"' in bar(1 / 3, "c3")
    assert 'class="c1"' in swatch("c1")
