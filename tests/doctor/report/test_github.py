"""Annotations of a GitHub workflow."""

from gatewright.doctor.report.github import as_github
from gatewright.i18n import in_english
from tests.doctor.report.made import ALL, DECIDED, NARROWED, with_patch


def test_each_call_is_one_line() -> None:
    """Error, warning or notice."""
    lines = as_github(ALL, in_english).splitlines()

    assert ["::error", "::warning", "::notice", "::warning", "::error"] == [line.split(" ")[0] for line in lines]


def test_what_separates_is_escaped() -> None:
    """Line breaks of the message, colons and commas of the properties."""
    decided, narrowed = as_github([DECIDED, NARROWED], in_english).splitlines()

    assert decided.startswith("::error file=curl.txt,title=route.not-found::No resource of the deployed API")
    assert "%0AGET a1b2c3d4e5" in decided
    assert narrowed.startswith("::warning file=b%3Aa%2Cd.txt,title=")


def test_an_annotation_stands_at_the_line_to_change() -> None:
    """Where a fix is a change of a file."""
    (line,) = as_github([with_patch(DECIDED)], in_english).splitlines()

    assert line.startswith("::error file=shop.yaml,line=7,title=route.not-found::")
    assert line.endswith("%0A-  a: 1  # <b>%0A+  a: 2")
