"""The page of a replay."""

import re
from html.parser import HTMLParser

from gatewright.bulk.replay import Replay
from gatewright.bulk.replay_html import as_html
from gatewright.i18n import in_english
from tests.bulk.replaying import line, sides
from tests.bulk.test_replay_decided import IAM, OPEN
from tests.bulk.test_replay_text import NAMES, found


class Tags(HTMLParser):
    """The tags of a page that are open, and those that were."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag that is to be closed."""
        del attrs  # nothing of them makes a difference
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the last one."""
        assert self.open.pop() == tag


def test_the_page_has_all_that_the_text_has() -> None:
    """Each fate with its groups; every tag is closed."""
    page = as_html(found(), in_english, names=NAMES)
    tags = Tags()
    tags.feed(page)

    assert tags.open == []
    assert "<h2>1 call would newly be denied</h2>" in page
    assert "<b>statement Office (policy[a1b2c3d4e5].Statement[0].Condition.IpAddress.aws:SourceIp)</b>" in page
    assert "policy[a1b2c3d4e5].Statement[0].Condition.IpAddress.aws:SourceIp: 192.0.2.0/24" in page
    assert "the log does not tell $context.path" in page
    assert "made under now.yaml, held against next.yaml" in page


def test_the_page_loads_nothing() -> None:
    """No script, and no address."""
    page = as_html(found(), in_english, names=NAMES)

    assert not re.search(r"<script|src=|href=|https?://|@import|url\(", page)


def test_what_a_log_holds_is_text() -> None:
    """Whatever somebody called himself."""
    evil = line(authorizer_principalId="<img src=x onerror=alert(1)>")
    page = as_html(Replay(*sides(OPEN, IAM)).over([evil]), in_english, names={"now": "<b>", "against": "b"})

    assert "<img" not in page
    assert "&lt;b&gt;" in page
    assert "1 is taken for unsigned" in page


def test_no_more_rows_are_shown_than_asked_for() -> None:
    """And it is said how many there are besides."""
    lines = [line(), line(path="/prod/pets/7")]
    gone = {"method GET /pets": "gone", "method GET /pets/{petId}": "gone"}

    assert "and 1 more, which --top shows" in as_html(
        Replay(*sides(OPEN, gone)).over(lines), in_english, names=NAMES, top=1, language="fr"
    )
