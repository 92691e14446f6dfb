"""A placeholder is no value: what was sent in its place nobody knows."""

import pytest

from gatewright.sources.blackened import is_body_told, is_told, untold_from


@pytest.mark.parametrize(
    "value",
    [
        "$API_KEY",
        "${API_KEY}",
        "$(aws apigateway get-api-key)",
        "$env:API_KEY",
        "%API_KEY%",
        "<api-key>",
        "{{apiKey}}",
        "{apiKey}",
        "xxxxxxxx",
        "XXXX-XXXX",
        "********",
        "...",
        "\u2026",
        "YOUR_API_KEY",
        "your-api-key-here",
        "my-secret-token",
        "API_KEY",
        "api-key",
        "token",
        "[REDACTED]",
        "\u2022\u2022\u2022\u2022",
    ],
)
def test_a_placeholder_tells_nothing(value: str) -> None:
    """Variables of every shell, what templates and people write in place of a secret, and what they blacken."""
    assert untold_from(value) == 0


@pytest.mark.parametrize(
    ("value", "begins"),
    [
        ("Bearer $TOKEN", "Bearer "),
        ("Bearer token", "Bearer "),
        ("Bearer eyJraWQ...", "Bearer eyJraWQ"),
        ("ab***", "ab"),
    ],
)
def test_what_stands_before_it_is_known(value: str, begins: str) -> None:
    """The scheme of a token tells much, whatever the token is."""
    assert value[: untold_from(value)] == begins


@pytest.mark.parametrize(
    "value",
    [
        "bogus",
        "*/*",
        "application/json",
        "keep-alive",
        "Mozilla/5.0 (X11; Linux)",
        "a=b; c=d",
        "100%",
        "text/html,*/*;q=0.8",
    ],
)
def test_a_value_that_stands_there_was_sent(value: str) -> None:
    """What ordinary fields hold is none."""
    assert untold_from(value) is None


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/pets?q=1", True),
        ("https://h.example.com/%E3%81%82%E3%81%84/x", True),
        ("https://h.example.com/your/pets", True),
        ("https://xxxxxxxxxx.execute-api.us-east-1.amazonaws.com/prod", False),
        ("https://{api-id}.execute-api.us-east-1.amazonaws.com/prod", False),
        ("https://your-api-id.execute-api.us-east-1.amazonaws.com/prod", False),
        ("$API_URL/pets", False),
        ("https://h.example.com/pets/:petId", False),
    ],
)
def test_parts_of_a_url(url: str, told: bool) -> None:
    """A URL is told when no part of it stands for another text; what is percent-encoded is as it was sent."""
    assert is_told(url) is told


@pytest.mark.parametrize(
    ("body", "told"),
    [('{"a":[1,{"b":"<b>x</b>"}]}', True), ('{"id":"$ID"}', False), ("{...}", False), ("a=1&b=2", True)],
)
def test_a_body(body: str, told: bool) -> None:
    """JSON and XML are bodies; a variable in one makes all of it unknown."""
    assert is_body_told(body) is told


def test_a_long_value_is_read_at_once() -> None:
    """However long a word is, looking at it takes no time that grows faster than it."""
    assert untold_from("my" + "a" * 50_000) is None
