"""Log lines are freed of what CloudWatch puts around them."""

from typing import Any

import pytest

from gatewright.sources.log_events import is_events, is_rows, of_document, of_rows, of_text, unwrapped


@pytest.mark.parametrize(
    "document",
    [
        {"events": [{"message": "(x) one\n"}, {"message": "two"}, {"odd": 1}]},
        {
            "results": [
                [{"field": "@timestamp", "value": "t"}, {"field": "@message", "value": "(x) one"}],
                [{"field": "@message", "value": "two"}],
                7,
            ]
        },
    ],
    ids=["events", "a query"],
)
def test_messages_come_out_in_order(document: dict) -> None:
    """Each with its number; what has none is left out."""
    assert is_events(document)
    assert [(1, "(x) one"), (2, "two")] == list(of_document(document))


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("2026-07-25T18:31:48.123000+00:00 3b2a/stream (b48af611) Starting execution", "(b48af611) Starting execution"),
        ('2026-07-25T18:31:48 {"status": "403"}', '{"status": "403"}'),
        ('2026-07-25T18:31:48 {"agent": "a (b) {c}", "n": 1}', '{"agent": "a (b) {c}", "n": 1}'),
        ('2026-07-25T18:31:48 192.0.2.1 - - [25/Jul/2026] "GET / -" 403', '192.0.2.1 - - [25/Jul/2026] "GET / -" 403'),
        ("(b48af611) Starting execution\r", "(b48af611) Starting execution"),
        ("API-Gateway-Execution-Logs_a1/dev 0f1e 2018-10-23T16:56:01.286Z (b48af611) Starting", "(b48af611) Starting"),
        ("API-Gateway-Execution-Logs_a1/dev 0f1e (b48af611) Starting", "(b48af611) Starting"),
        ("API-Gateway-Execution-Logs_a1/dev is a group", "API-Gateway-Execution-Logs_a1/dev is a group"),
        ("2026-07-25 was a day", "2026-07-25 was a day"),
    ],
)
def test_what_tail_puts_before_a_line_is_taken_off(line: str, bare: str) -> None:
    """A time and a stream are not part of the message."""
    assert bare == unwrapped(line)


def test_blank_lines_are_left_out() -> None:
    """The numbers of the others stay."""
    assert [(1, "a"), (3, "b")] == list(of_text("a\n\nb\n"))


def test_rows_that_the_console_exported_are_events() -> None:
    """A message that is JSON stands in them as an object, and comes out as the line that it was."""
    rows: list[Any] = [{"@timestamp": "t", "@message": {"action": "BLOCK"}}, {"@message": "(x) one"}]

    assert is_rows(rows)
    assert [(1, '{"action": "BLOCK"}'), (2, "(x) one")] == list(of_document(of_rows(rows)))
    assert not any(is_rows(other) for other in ([], [1], [{"message": "x"}], {"@message": "x"}))
