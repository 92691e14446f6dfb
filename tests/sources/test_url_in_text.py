"""The address in a text."""

import pytest

from gatewright.model.unknown import UNKNOWN
from gatewright.sources.url_in_text import address, first_url, verb_in


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("see https://docs.aws.amazon.com/x for https://api.example.com/pets.", "https://api.example.com/pets"),
        (
            "HttpRequest { hostname: 'appsync.eu-central-1.amazonaws.com' }",
            "https://appsync.eu-central-1.amazonaws.com",
        ),
        ("host: 'localhost'", None),
        ("nothing", None),
    ],
)
def test_what_was_called(text: str, url: str | None) -> None:
    """A URL, else the host of a request that Node printed; no page to read."""
    assert url == first_url(text)


def test_parts_of_an_address() -> None:
    """A WebSocket's address as well; what is none stays unknown."""
    assert address("wss://a.example.com/dev?x=1")[1:] == ("a.example.com", "/dev", "x=1")
    assert address(None) == (None, UNKNOWN, UNKNOWN, UNKNOWN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I POST https://h.example/p, and get 403", "POST"),
        ("uri: https://h.example/p\nmethod: DELETE\n", "DELETE"),
        ("{method: 'patch', url: 'https://h.example/p'}", "PATCH"),
        ("GET https://h.example/p works, POST https://h.example/p does not", None),
        ("I post https://h.example/p here", None),
        ("the method: post of https://h.example/p", None),
    ],
)
def test_the_verb_stands_beside_the_address(text: str, expected: str | None) -> None:
    """In capitals before it, or by its name; several tell none."""
    assert expected == verb_in(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Response{code=403, url=https://h.example/p}", "https://h.example/p"),
        ("GET https://h.example/pets/{id}", "https://h.example/pets/{id}"),
    ],
)
def test_a_brace_that_the_address_did_not_open_is_none_of_it(text: str, expected: str) -> None:
    """OkHttp prints an answer in braces."""
    assert expected == first_url(text)
