from dataclasses import replace

from gatewright.doctor.report.text_fixes import FixLines
from gatewright.i18n import in_english
from gatewright.model.terminal import COLOUR, PLAIN
from tests.doctor.report.made import DECIDED, NARROWED, PATCH, with_patch

PLAINLY = FixLines(in_english, PLAIN, None)


def test_a_fix_is_told_with_its_command_and_what_it_may_do() -> None:
    """Below a heading; a cause without one has none."""
    finding = DECIDED.findings[0]
    said = list(PLAINLY.of(finding))

    assert ["", "Fix"] == said[:2]
    assert said[2].startswith("  1. ")
    assert said[2].endswith("(proven, safe)")
    assert said[3].startswith("       curl ")
    assert [] == list(PLAINLY.of(replace(finding, fixes=())))
    assert any(COLOUR.good in line for line in FixLines(in_english, COLOUR, None).of(finding))


def test_what_makes_sure_is_told_with_its_commands() -> None:
    """Nothing where nothing is to be looked at."""
    finding = NARROWED.findings[0]

    assert ["", "To make sure"] == list(PLAINLY.confirming(finding))[:2]
    assert [] == list(PLAINLY.confirming(replace(finding, confirm=())))


def test_a_change_of_a_file_can_be_copied_as_it_stands() -> None:
    """`patch` takes lines that are all indented alike; tabs are kept, and what could steer the terminal is not."""
    patch = replace(PATCH, diff=PATCH.diff.replace("a: 2", "\ta: \x1b2"))
    lines = list(PLAINLY.of(with_patch(DECIDED, patch).findings[0]))
    start = lines.index("       --- shop.yaml")

    expected = ["       -  a: 1  # <b>", "       +  \ta: \N{REPLACEMENT CHARACTER}2"]
    assert expected == lines[start + 3 : start + 5]
    assert ["     And then:", "       aws x"] == lines[start + 5 : start + 7]
