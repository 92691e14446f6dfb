"""The format of an access log reads its lines."""

import pytest

from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_format import log_format


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("$context.status $context.httpMethod", "403 GET", {"status": "403", "httpMethod": "GET"}),
        (
            '{"s": "$context.status", "deep": {"ip": "$context.identity.sourceIp"}, "n": $context.responseLength}',
            '{"n": 23, "deep": {"ip": "192.0.2.1"}, "s": "403"}',
            {"status": "403", "identity.sourceIp": "192.0.2.1", "responseLength": "23"},
        ),
        (
            '{"s": "$context.status", "e": $context.error.messageString}',
            '{"s": "403", "e": "Forbidden"}',
            {"status": "403", "error.messageString": "Forbidden"},
        ),
        (
            "[$context.requestTime]|$context.status|$context.error.message|$context.requestId",
            "[25/Jul/2026:18:31:48 +0000]|403|a | b|b48af611-2552",
            {
                "requestTime": "25/Jul/2026:18:31:48 +0000",
                "status": "403",
                "error.message": "a | b",
                "requestId": "b48af611-2552",
            },
        ),
        (
            '{"s": "$context.status", "a": "$context.identity.userAgent"}',
            '{"s": "403", "a": "a "quoted" agent"}',
            {"status": "403", "identity.userAgent": 'a "quoted" agent'},
        ),
        ('<r id="$context.requestId"/>', '<r id="x1"/>', {"requestId": "x1"}),
    ],
)
def test_a_line_is_read_as_it_was_written(text: str, line: str, told: dict[str, str]) -> None:
    """Whatever stands between the variables, each value is found."""
    assert told == log_format(text).read(line)


@pytest.mark.parametrize("line", ["", "403", "GET 403", "403 GET more", "{", '{"x": 1}'])
def test_another_line_is_none(line: str) -> None:
    """What is not of the format is not guessed at."""
    assert (
        log_format('{"s": "$context.status"}' if line.startswith("{") else "$context.status $context.httpMethod").read(
            line
        )
        is None
    )


def test_a_format_has_variables() -> None:
    """A text without any would read every line as nothing."""
    with pytest.raises(EvidenceError, match="expected an access log format with `\\$context` variables, got `x`"):
        log_format("x")


def test_a_very_long_line_is_read_only_strictly() -> None:
    """Time grows with the line, not with the ways to cut it."""
    form = log_format("$context.error.message $context.identity.userAgent $context.status")

    assert form.read("a " * 9000 + "403") is None
