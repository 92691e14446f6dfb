import pytest

from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_content.item import Dated
from gatewright.sources.log_content.wrapped import columns, exported, followed, listed


def test_an_export_has_a_time_before_each_event() -> None:
    """Lines without one go on with the event before; a time that is none is text."""
    lines = [
        b"1970-01-01T00:00:01.500Z {}",
        b"more of it",
        b"1970-01-01T00:00:01.750Z b",
        b"1970-99-01T00:00:01.500Z c",
        b"",
    ]

    assert [Dated(b"{}", 1.5), lines[1], Dated(b"b", 1.75), lines[3], b""] == list(exported(lines))


def test_what_follows_a_log_writes_time_and_stream_before_each_line() -> None:
    """`aws logs tail`, with `--format short` too, `awslogs` and `zappa tail`; bytes that are no UTF-8 stay."""
    lines = [
        b'1970-01-01T00:00:01.500000+00:00 a-stream {"a":1}',
        b"1970-01-01T00:00:01 (r-1) text",
        b"API-Gateway-Execution-Logs_a1/prod 5f (r-1) text",
        b"1970-99-01T00:00:01 (r-1) text",
        b'{"a":"\xff"}',
    ]

    assert [
        Dated(b'{"a":1}', 1.5),
        Dated(b"(r-1) text", 1.0),
        b"(r-1) text",
        b"(r-1) text",
        b'{"a":"\xff"}',
    ] == list(followed(lines))


def test_text_output_of_the_aws_cli_is_read_by_its_tabs() -> None:
    """`filter-log-events` tells id and stream, `get-log-events` does not; a message may hold tabs; others are left."""
    lines = [
        b"EVENTS\t39311\t1764136000000\ta-stream\tone\ttwo\t1500",
        b"EVENTS\t1764136000000\tone\ttwo\t1500",
        b"SEARCHEDLOGSTREAMS\ta-stream\tTrue",
        b"EVENTS\t1764136000000\tone\tnever",
    ]

    assert [Dated(b"one\ttwo", 1.5), Dated(b"one\ttwo", 1.5), b"one"] == list(listed(lines))


def test_csv_of_the_console_has_a_header() -> None:
    """Quotes in a message are doubled, and a message may take several lines."""
    lines = [b"@timestamp,@message", b'1970-01-01 00:00:01.500,"{""a"":1}"', b'1500,"two', b'lines"', b"1500"]

    assert [Dated(b'{"a":1}', 1.5), Dated(b"two\nlines", 1.5)] == list(columns(lines))
    assert [b"x"] == list(columns([b"@message,@logStream", b"x,y"]))


def test_what_is_no_csv_is_said() -> None:
    """A field without an end that is larger than any message."""
    with pytest.raises(EvidenceError, match="line 2: no CSV: field larger than field limit"):
        list(columns([b"timestamp,message", b'1,"' + b"x" * 140_000]))
