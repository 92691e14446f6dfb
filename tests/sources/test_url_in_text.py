"""The address in a text."""

import pytest

from gatewright.model.unknown import UNKNOWN
from gatewright.sources.url_in_text import address, first_url


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
