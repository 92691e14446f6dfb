"""Heads of HTTP messages as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.bounds import MOST_FIELDS
from gatewright.sources.errors import EvidenceError
from gatewright.sources.http_text import (
    RequestLine,
    StatusLine,
    date_of,
    fields,
    host_name,
    is_field,
    request_line,
    split_target,
    status_line,
)


def test_status_lines_of_both_versions() -> None:
    """HTTP/1.1 has a reason, HTTP/2 has none and curl leaves a blank."""
    assert status_line("HTTP/1.1 403 Forbidden") == StatusLine("HTTP/1.1", 403, "Forbidden")
    assert status_line("HTTP/2 403 ") == StatusLine("HTTP/2", 403, "")


@pytest.mark.parametrize("line", ["HTTP/1.1 40", "HTTP/1.1 4033 x", "http 403", "", "HTTP/1.1 099 x"])
def test_other_lines_are_no_status_line(line: str) -> None:
    """Three digits, the first not zero, behind a version: nothing else."""
    assert status_line(line) is None


def test_request_line_keeps_the_target_as_sent() -> None:
    """Nothing is decoded or normalised."""
    assert request_line("GET /a%20b//..?x=%2F HTTP/1.1") == RequestLine("GET", "/a%20b//..?x=%2F", "HTTP/1.1")
    assert request_line("Via: a HTTP/1.1") is None


def test_fields_keep_order_spelling_and_repetition() -> None:
    """Names stay as sent; a line that starts blank belongs to the one before."""
    lines = [(1, "X-A: 1"), (2, "x-a:2"), (3, "\t more")]

    assert fields(lines) == (("X-A", "1"), ("x-a", "2 more"))


def test_line_that_is_no_field_is_named() -> None:
    """The error names the line, what was expected and what came."""
    with pytest.raises(EvidenceError, match=r"^line 9: expected a header field `Name: value`, got `no field`$"):
        fields([(9, "no field")])


@given(st.text())
def test_any_line_is_a_field_or_refused(line: str) -> None:
    """No other exception leaves `fields`, and both ways of asking agree."""
    try:
        fields([(1, line)])
    except EvidenceError:
        assert not is_field(line)


def test_targets_are_split_without_decoding() -> None:
    """Origin form and absolute form give path and query; an empty path is the root."""
    assert split_target("/a%2Fb?x?y") == ("/a%2Fb", "x?y")
    assert split_target("http://h.example:80/p?q") == ("/p", "q")
    assert split_target("http://h.example") == ("/", "")


def test_host_loses_its_port() -> None:
    """Ports go, case goes, the brackets of IPv6 stay."""
    assert [host_name(name) for name in ("A.Example:443", "[::1]:80", "[::1]", "a")] == [
        "a.example",
        "[::1]",
        "[::1]",
        "a",
    ]


def test_date_of_the_answer_is_the_time_of_the_call() -> None:
    """A date that cannot be read tells nothing."""
    assert date_of(Headers((("Date", "Sat, 25 Jul 2026 18:31:48 GMT"),))) == 1785004308.0
    assert date_of(Headers((("Date", "yesterday"),))) is UNKNOWN
    assert date_of(Headers()) is UNKNOWN


@pytest.mark.parametrize("line", ["a: b", " b"])
def test_a_head_that_no_client_takes_is_refused(line: str) -> None:
    """The line with which it gets too long is named, whether it is a field or continues one."""
    head = [(1, "a: b"), *((number, line) for number in range(2, MOST_FIELDS + 1))]
    assert fields(head)

    with pytest.raises(EvidenceError, match=f"line {MOST_FIELDS + 1}: expected at most 5000 lines of a head, got more"):
        fields([*head, (MOST_FIELDS + 1, line)])
