"""Logs of clients are told from other texts."""

import pytest

from gatewright.sources.wire_logs.clients import logged_calls


@pytest.mark.parametrize(
    "text",
    [
        "",
        "> GET / HTTP/1.1",
        '{"message":"Forbidden"}',
        "\u2192 no request",
        "Request Headers",
        "send: b'",
        "--> END",
        "ReasonPhrase: '",
    ],
)
def test_other_texts_are_none(text: str) -> None:
    """A word of a log is no log."""
    assert logged_calls(text) == ()


def test_the_answer_of_a_client_that_logs_no_fields_withholds_them() -> None:
    """Nothing is known to be missing from it."""
    (call,) = logged_calls("\u2192 pets\n  GET https://h.example.com/p [403 Forbidden, 290B, 54ms]\n")
    assert call.observation.headers.withheld
