"""The page that takes evidence, and what comes of it."""

import pytest

from gatewright.console.asked import Examined, examined
from gatewright.console.reader import Reader
from gatewright.console.views.ask import ask, asked
from gatewright.i18n import LANGUAGES
from gatewright.sources.exchange import Exchange
from tests.console.made import read
from tests.console.views.test_home import EVIL

TEXT = b'HTTP/1.1 403 Forbidden\r\nx-amzn-ErrorType: ForbiddenException\r\n\r\n{"message":"Forbidden"}'


def nothing(exchange: Exchange) -> None:
    """Know nothing of any call."""
    del exchange


def test_the_form_needs_no_script_and_has_labels() -> None:
    """Every field is named for whoever does not see it; the form goes nowhere but here."""
    page = read(ask(Reader("en")))

    for name in ("evidence", "file", "fact"):
        assert f"<label for={name}>" in page.html
        assert f'id="{name}"' in page.html
    assert '<form class="ask" action="/_gatewright/ask" method="post" enctype="multipart/form-data">' in page.html
    assert "At most 8 MiB." in page.text
    assert page.open == []


def test_a_complaint_stands_above_the_form_in_one_line() -> None:
    """As text, with the status that a program sees."""
    response = ask(Reader("en"), complaint=EVIL, status=422)

    page = read(response)
    assert (response.status, page.handlers) == (422, [])
    assert 'role="alert"' in page.html
    assert EVIL in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_call_has_its_card_and_says_what_was_used(language: str) -> None:
    """Whether what stands on this server decided; the same words as the report's."""
    found = examined(TEXT, {}, nothing)

    page = read(asked(Reader(language), found, {}))

    assert page.open == []
    assert page.tags.count("article") == 1
    if language == "en":
        assert "possible causes" in page.text
        assert "Nothing of this server was used" in page.text


def test_what_is_left_out_is_told() -> None:
    """Calls that there is no room for, and what could not be read."""
    page = read(asked(Reader("en"), Examined(diagnoses=(), left_out=7, remarks=(EVIL,)), {}))

    assert "None of these calls was refused." in page.text
    assert "7 more refused calls are not shown" in page.text
    assert EVIL in page.text
    assert page.handlers == []


def test_a_question_is_answered_by_a_button() -> None:
    """The evidence goes along without its secrets, and so do the answers before; no option of a command is shown."""
    text = TEXT.replace(b"x-amzn", b"Set-Cookie: session=hush-hush-hush\r\nx-amzn")

    page = read(asked(Reader("en"), examined(text, {}, nothing), {"a": "<b>"}))

    assert page.open == []
    assert '<button name="fact" value="' in page.html
    assert 'name="known" value="a=&lt;b&gt;"' in page.html
    assert "ForbiddenException" in page.html
    assert "hush-hush" not in page.html
    assert "--fact" not in page.text
