"""Of a command's URL only what stands there is told."""

import pytest

from gatewright.model.unknown import Unknown
from gatewright.sources.command_url import command_url, looks_like_a_url

API = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"


def parts(text: str) -> tuple[str | None, ...]:
    """Return host, path and query, `None` for what is not told."""
    found = command_url(text)
    assert found is not None
    return tuple(None if isinstance(part, Unknown) else part for part in (found.host, found.path, found.query))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"https://{API}/prod/pets?q=1", (API, "/prod/pets", "q=1")),
        (f"{API}/prod", (API, "/prod", "")),
        ("localhost:4566/prod", ("localhost", "/prod", "")),
        (f"https://{API}", (API, "/", "")),
        ("$API_URL/pets", (None, None, None)),
        ("$API_URL/pets?q=1", (None, None, "q=1")),
        ("https://$API_ID.execute-api.us-east-1.amazonaws.com/prod/pets", (None, "/prod/pets", "")),
        ("https://{api-id}.execute-api.us-east-1.amazonaws.com/prod", (None, "/prod", "")),
        (f"https://{API}/$STAGE/pets", (API, None, "")),
        (f"https://{API}/prod/pets?id=<id>", (API, "/prod/pets", None)),
    ],
)
def test_what_is_told(text: str, expected: tuple[str | None, ...]) -> None:
    """A variable leaves the part that it stands in unknown, and the others as they are."""
    assert parts(text) == expected


@pytest.mark.parametrize("text", ["works", "fine", "-", "403", "Forbidden.", "https://h st/", ""])
def test_what_is_no_url(text: str) -> None:
    """Words of a sentence are none."""
    assert command_url(text) is None


def test_a_url_with_a_password() -> None:
    """Its name and password are for the Authorization field, and not for anybody to see."""
    found = command_url("https://me:secret@h.example.com/x")

    assert found is not None
    assert (found.credentials, found.url) == (b"me:secret", "https://h.example.com/x")
    assert looks_like_a_url("<api-url>/pets")
