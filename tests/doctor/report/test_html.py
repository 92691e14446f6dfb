"""The page that needs nothing but itself."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from gatewright.doctor.report.html import as_html
from gatewright.doctor.weigh import ANSWERS
from gatewright.i18n import in_english
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from tests.doctor.report.made import ALL, DECIDED, MISMATCH, NARROWED, UNDECIDED, with_patch

VOID = {"meta"}


class Page(HTMLParser):
    """Which elements stand open, and what would be loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loaded: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.loaded += [str(value) for name, value in attrs if name in ("src", "href", "action", "data")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(*diagnoses: object) -> Page:
    """Return the page of some diagnoses, read by a parser that is strict about nesting."""
    page = Page()
    page.feed(as_html(diagnoses, in_english))  # type: ignore[arg-type]
    return page


def test_the_page_is_whole_and_loads_nothing() -> None:
    """Every element is closed; no script, no address."""
    page = read(*ALL)

    assert ([], []) == (page.open, page.loaded)
    assert "script" not in as_html(ALL, in_english)
    assert "url(" not in as_html(ALL, in_english)


def test_a_decided_call_shows_cause_proof_and_fix() -> None:
    """What the text report says, with the way of the call."""
    page = read(DECIDED)

    for part in (
        "No resource of the deployed API has this path.",
        "route.not-found: confirmed",
        "Proof",
        "Fix",
        "proven",
        "not reached",
    ):
        assert part in page.text


@pytest.mark.parametrize(
    ("diagnosis", "part"),
    [
        (NARROWED, "The question that separates them"),
        (UNDECIDED, "This answer fits no cause that is known here."),
        (MISMATCH, "Where the two sides differ"),
    ],
)
def test_each_outcome_has_its_part(diagnosis: object, part: str) -> None:
    """The question, the answerer, the two lines."""
    assert part in read(diagnosis).text


def test_an_undecided_call_shows_what_was_seen_and_how_many_causes_are_left_out() -> None:
    """What does not decide is no proof, and eight causes are not all of them."""
    page = read(NARROWED)
    listed = sum(finding.standing in ANSWERS for finding in NARROWED.findings)

    assert ("What was seen" in page.text, "Proof" in page.text) == (True, False)
    assert f"and {listed - 8} more, which --format json lists" in page.text


def test_why_nothing_is_there_stands_beside() -> None:
    """Behind the place and the dash."""
    finding = replace(DECIDED.findings[0], because=(Fact("request", "aws:username", "-", remark=Message("no <user>")),))

    assert "aws:username- (no <user>)" in read(replace(DECIDED, findings=(finding,))).text


def test_what_others_sent_is_escaped_and_secrets_are_masked() -> None:
    """A path cannot bring an element, a key is not shown."""
    odd = replace(NARROWED, exchange=replace(NARROWED.exchange, path="/<b>x</b>", url=None))
    page = as_html([odd], in_english)

    assert "a-key-of-many-letters" not in page
    assert ("<b>x" in page, "&lt;b&gt;x" in page) == (False, True)


def test_no_refusal_is_a_sentence() -> None:
    """A HAR file of calls that passed."""
    assert "None of these calls was refused." in read().text


def test_the_language_is_named() -> None:
    """For readers aloud and translators."""
    assert '<html lang="ja">' in as_html([], in_english, language="ja")


def test_a_page_shows_the_change_of_a_file() -> None:
    """What is taken out and what is put in, escaped, and the command that takes it over."""
    page = as_html([with_patch(DECIDED)], in_english)

    assert '<span class="warn">-  a: 1  # &lt;b&gt;</span>\n<span class="good">+  a: 2</span>' in page
    assert "<pre>aws x</pre>" in page


def test_an_undecided_page_says_what_to_do_next() -> None:
    """As the text does, where no configuration was named; a decided one has its fix."""
    head = "<h2>What to do next</h2>"

    assert head in as_html([NARROWED], in_english, configured=False)
    assert "--config aws" in as_html([NARROWED], in_english, configured=False)
    assert head not in as_html([DECIDED], in_english, configured=False)
