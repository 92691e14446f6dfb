"""What Newman prints of a run."""

import pytest

from gatewright.sources.wire_logs.clients import logged_calls

SHORT = "newman\n\n\u2192 pets\n  GET https://h.example.com/prod/pets [403 Forbidden, 290B, 54ms]\n  1. ok\n"
LONG = """\u2192 pets
  GET https://h.example.com/prod/pets
  403 Forbidden \u2605 54ms time \u2605 320B\u2191 290B\u2193 size \u2605 8\u2191 7\u2193 headers \u2605 0 cookies
  \u250c \u2193 application/json \u2605 text \u2605 json \u2605 utf8 \u2605 50B
  \u2502 {"message":"Missing Auth
  \u2502 entication Token"}
  \u2514
  1. expected response to have status code 200 but got 403
"""


@pytest.mark.parametrize("text", [SHORT, LONG], ids=["short", "verbose"])
def test_the_status_that_came_is_told(text: str) -> None:
    """And not the one that a test hoped for."""
    (call,) = logged_calls(text)
    assert (call.method, call.url, call.observation.status) == ("GET", "https://h.example.com/prod/pets", 403)


def test_a_folded_body_is_put_together() -> None:
    """The box is as wide as the terminal."""
    assert logged_calls(LONG)[0].observation.body == b'{"message":"Missing Authentication Token"}'
