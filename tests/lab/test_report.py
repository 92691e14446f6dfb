"""The lab's table, for a terminal and as a page."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import boto3
import pytest

from gatewright.lab.experiment import Row, experiment
from gatewright.lab.report import page, table
from gatewright.lab.situations import SITUATIONS
from gatewright.lab.wire import Answer
from gatewright.model.terminal import width
from tests.gatewright_server import Running


@pytest.fixture(scope="module")
def row(gateway: Running) -> Row:
    """A row that closed: no key was sent, a good one is the fix."""
    session = boto3.Session(region_name="us-east-1")
    return experiment(gateway.url, session, "api-key.missing", SITUATIONS["api-key.missing"])


def test_a_row_says_everything_at_a_glance(row: Row) -> None:
    """Cause, status, place in the list of the answer alone, standing, status afterwards, closed."""
    head, rule, line = table([row]).splitlines()

    assert head.split() == [
        "cause",
        "answer",
        "from",
        "the",
        "answer",
        "alone",
        "with",
        "configuration",
        "repaired",
        "closed",
    ]
    assert set(rule) == {"-", " "}
    assert re.fullmatch(r"api-key\.missing +403 +1 of \d+ +confirmed +200 +yes", line)


def test_an_open_row_says_no_and_why(row: Row) -> None:
    """What was not named, not repaired, or went wrong stands in the table."""
    spoilt = replace(row, cause_id="route.not-found", after=None, trouble="exit status 1")
    line = table([spoilt]).splitlines()[2]

    assert "NOT NAMED" in line
    assert "api-key.missing (confirmed)" in line
    assert line.endswith("NO exit status 1")


def test_an_empty_table_has_its_heading() -> None:
    """No rows, no trouble."""
    assert len(table([]).splitlines()) == 2


def test_columns_are_aligned_in_wide_letters(row: Row) -> None:
    """Japanese headings take two columns a letter; the rows still stand below them."""
    head, rule, line = table([row], lambda text: {"cause": "原因", "answer": "応答"}.get(text, text)).splitlines()

    assert width(head[: head.index("応答")]) == line.index("403")
    assert rule.startswith("-" * len("api-key.missing"))


class _Texts(HTMLParser):
    """Collects tags and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> _Texts:
    """Return the tags and the text of a page."""
    texts = _Texts()
    texts.feed(html)
    return texts


def test_the_page_shows_answer_diagnosis_and_repair(row: Row) -> None:
    """Each row has its raw answer, its diagnosis and the answer afterwards."""
    text = parsed(page([row])).text

    assert "HTTP/1.1 403 Forbidden" in text
    assert "[api-key.missing: confirmed]" in text
    assert "HTTP/1.1 200 OK" in text


def test_the_page_escapes_what_came_over_the_wire(row: Row) -> None:
    """An answer that holds markup shows as text."""
    evil = Answer(status=403, transcript="<script>alert(1)</script>&<img src=x onerror=y>")
    html = page([replace(row, answer=evil)])

    assert "<script>" not in html
    assert not {"script", "img"} & set(parsed(html).tags)
    assert "<script>alert(1)</script>&<img src=x onerror=y>" in parsed(html).text


def test_the_page_needs_nothing_else(row: Row) -> None:
    """No link, no script, no picture from elsewhere."""
    html = page([row])

    assert not {"a", "link", "script", "img", "iframe"} & set(parsed(html).tags)


@pytest.mark.parametrize("cause_id", ["api-key.missing", "api-key.unknown", "throttle.quota-exceeded"])
def test_the_page_shows_no_key(gateway: Running, cause_id: str) -> None:
    """Keys that were sent, and the one that the fix sends, are masked."""
    session = boto3.Session(region_name="us-east-1")
    row = experiment(gateway.url, session, cause_id, SITUATIONS[cause_id])
    html = page([row])

    sent = re.findall(r"x-api-key: (\S+)", row.answer.transcript + (row.after.transcript if row.after else ""))
    keys = [key["value"] for key in gateway.client().get_api_keys(includeValues=True, limit=500)["items"]]
    assert sent
    assert not [key for key in (*sent, *keys) if key in html]
