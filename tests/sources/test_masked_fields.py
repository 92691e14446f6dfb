"""A mask is not the value that was sent."""

import pytest

from gatewright.model.request import Headers
from gatewright.model.unknown import PartlyTold
from gatewright.sources.exchange import Exchange
from gatewright.sources.masked_fields import with_masked
from gatewright.sources.recognise import read

SIGNED = "AWS4-HMAC-SHA256 Credential=AKIAXXXXXXXX/20260101/eu-west-1/execute-api/aws4_request, Signature=xxxxxxxx"


def told(name: str, value: str) -> str | None:
    """Return a field after masks were looked for; with `?` before the beginning of one that is masked."""
    found = with_masked(Exchange(headers=Headers(((name, value), ("Accept", "*/*"))))).headers.get(name)
    return f"?{found.begins}" if isinstance(found, PartlyTold) else str(found)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("x-api-key", "xxxxxxxxxxxx", "?"),
        ("x-api-key", "********0001", "?"),
        ("X-Api-Key", "<redacted>", "?"),
        ("Authorization", "Bearer eyJraWQ...", "?Bearer eyJraWQ"),
        ("Authorization", "[REDACTED]", "?"),
        ("x-api-key", "bogus", "bogus"),
        ("x-api-key", "token", "token"),
        ("x-api-key", "$API_KEY", "$API_KEY"),
        ("X-Shop", "xxxxxxxx", "xxxxxxxx"),
        ("Authorization", SIGNED, SIGNED),
    ],
)
def test_masks(name: str, value: str, expected: str) -> None:
    """Of secrets alone; a word, and a variable that no shell filled in, were sent as they stand."""
    assert told(name, value) == expected


def test_a_call_without_masks_is_the_same() -> None:
    """Nothing is made anew."""
    call = Exchange(headers=Headers((("x-api-key", "abc"),)))

    assert with_masked(call) is call


@pytest.mark.parametrize(
    "text",
    [
        "> GET /prod/pets HTTP/1.1\n> Host: h\n> x-api-key: ********\n> \n< HTTP/1.1 403 Forbidden\n< \n{}",
        '{"request": {"headers": {"x-api-key": "xxxxxxxx"}}, "response": {"status": 403}}',
    ],
)
def test_masks_of_every_kind_of_evidence(text: str) -> None:
    """What `curl -v` printed, and an exchange file."""
    (call,) = read(text.encode(), origin="", call=lambda url: Exchange(url=url))

    assert isinstance(call.headers.get("x-api-key"), PartlyTold)
    assert call.headers.get("cookie") is None
