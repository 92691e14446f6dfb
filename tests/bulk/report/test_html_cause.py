from dataclasses import replace

import pytest

from gatewright.bulk.report.html_cause import CauseCard
from gatewright.bulk.report.html_words import Words
from gatewright.bulk.report.value import report_of
from gatewright.engine.catalogue import CAUSES
from gatewright.i18n import in_english
from tests.bulk.report.page_reader import Page, read
from tests.bulk.report.test_value import MIXED

REPORT = report_of(MIXED)


def card(number: int, api_type: str = "rest") -> Page:
    """Return the card of a cause."""
    cards = CauseCard(Words(REPORT, in_english), lambda fix, kind: f"{kind}: {fix.command}", api_type)
    return read(cards.html(REPORT.causes[number], "c0"))


def test_a_cause_is_told_with_a_call_whom_it_met_and_what_to_do() -> None:
    """What else it can be, when it was seen, the first call, where that stands, and the fixes with their commands."""
    page = card(0)

    assert ["api-key.missing"] == page.ids
    for part in (
        "3 (60.0%)",
        "only the likeliest for 3 of these calls: api-key.unknown can answer so too",
        "first seen 2025-11-26T05:51:26Z",
        "The first callGET /pets → 403",
        "Request idr-1",
        "In the loga.log:1",
        "By routeGET /pets",
        "By callerann",
        "What to do about it",
        "rest: curl",
        "gatewright explain api-key.missing",
    ):
        assert part in page.text


def test_commands_are_those_of_the_kind_of_api() -> None:
    """What makes sure of it has none where its command is for another."""
    assert "http: " in card(1, "http").text


def test_without_a_known_cause_nothing_is_advised() -> None:
    """Nor is a call told that the line does not tell."""
    page = card(2)

    assert "No cause known here answers so." in page.text
    assert "details" not in page.elements
    assert "Message" not in page.text


@pytest.mark.parametrize("api_type", ["rest", "http", "websocket"])
def test_every_cause_of_the_catalogue_has_a_card(api_type: str) -> None:
    """Whatever its words hold: placeholders stand as names, and nothing is markup."""
    cards = CauseCard(Words(REPORT, in_english), lambda fix, _: fix.command, api_type)
    for cause in CAUSES.values():
        page = read(cards.html(replace(REPORT.causes[0], cause=cause), "c0"))
        assert [cause.id] == page.ids
        assert f"gatewright explain {cause.id}" in page.text
        assert "{rest_api_id}" not in page.text
