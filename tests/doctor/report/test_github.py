"""Annotations of a GitHub workflow."""

from gatewright.doctor.report.github import as_github
from gatewright.i18n import in_english
from tests.doctor.report.made import ALL, DECIDED, NARROWED


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
