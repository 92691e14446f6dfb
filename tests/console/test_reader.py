"""Who reads a page."""

import pytest

from gatewright.console.reader import Reader, query_of, reader_of
from gatewright.model.request import Headers, Request


def asked(query: str = "", accepted: str | None = None) -> Request:
    """Return a request for a page."""
    fields = () if accepted is None else (("Accept-Language", accepted),)
    return Request(method="GET", host="localhost", path="/_gatewright/", query=query, headers=Headers(fields))


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        (None, "en"),
        ("", "en"),
        ("fr", "fr"),
        ("de, ja;q=0.5, es;q=0.8", "es"),
        ("fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5", "fr"),
        ("ja;q=0, es;q=0.001", "es"),
        ("es;q=0", "en"),
        ("es;q=much, fr;q=0.1", "fr"),
        ("de-AT", "en"),
        (";;;,=,q", "en"),
    ],
)
def test_a_browser_is_answered_in_a_language_that_it_likes(accepted: str | None, expected: str) -> None:
    """The one that it likes best of those that we have; English where there is none."""
    assert reader_of(asked(accepted=accepted)).language == expected


def test_an_address_may_name_the_language_and_links_keep_it() -> None:
    """It wins over the browser; a language that we lack is not asked for."""
    reader = reader_of(asked("lang=ja", "fr"))

    assert reader == Reader("ja", asked=True)
    assert reader.link("causes", text="a&b") == "/_gatewright/causes?text=a%26b&amp;lang=ja"
    assert reader_of(asked("lang=klingon", "fr")) == Reader("fr")
    assert Reader("fr").address("ask") == "/_gatewright/ask"


def test_what_is_said_is_translated_and_escaped() -> None:
    """Values are the caller's, and may be markup."""
    said = Reader("fr").say("No cause `{text}`", text="<b>&")

    assert said == "No cause `&lt;b&gt;&amp;`"
    assert Reader("fr").say("Proof") == "Preuve"


def test_the_last_of_several_values_counts() -> None:
    """As in most frameworks; blank values stand."""
    assert query_of(asked("a=1&a=2&b=")) == {"a": "2", "b": ""}
