"""The kind of evidence is told from its content."""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.recognise import kind_of, read

RECORDED = Path(__file__).parent / "recorded"
EXPECTED = (
    "expected a URL, a `curl -v`, `-i` or `--trace-ascii` transcript, what `wscat` printed, a HAR file, an exchange"
    " file, log lines, an error of an SDK, or the body or message of an answer"
)


def called(url: str) -> Exchange:
    """Stand for a call: say which URL would be called."""
    return Exchange(url=url)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://a1b2c3.execute-api.eu-west-1.amazonaws.com/prod/pets\n", "url"),
        ("== Info:   Trying 127.0.0.1:80...\n", "curl-trace"),
        ("$ curl -v http://h/\n*   Trying 127.0.0.1:80...\n", "curl-verbose"),
        ("> GET / HTTP/1.1\n", "curl-verbose"),
        ("< HTTP/2 403 \n", "curl-verbose"),
        ("curl: (6) Could not resolve host: x\n", "curl-verbose"),
        ("$ curl -si http://h/\nHTTP/1.1 403 Forbidden\n", "response"),
        ('{"response": {}}', "exchange-file"),
        ('{"answers": {}}', "exchange-file"),
        ('{"message":"Forbidden"}', "body"),
        ('{"Message":"User: anonymous is not authorized"}', "body"),
        ("<HTML><HEAD><TITLE>ERROR</TITLE>", "body"),
        ("<MissingAuthenticationTokenException>\n  <Message>", "body"),
        ("<?xml version='1.0'?><Error>", "body"),
        ('[{"response": {}}, {"request": {}}]', "exchange-file"),
        ('{"version": 1, "log": {"version": "1.2", "entries": []}}', "har"),
        ('{"events": []}', "log"),
        ('{"webaclId": "arn", "action": "BLOCK", "httpRequest": {}}', "log"),
        ('{\n"requestId": "x",\n"status": "403"}', "log"),
        ('{"requestId": "x", "status": "403"}\n{"requestId": "y", "status": "403"}\n', "log"),
        ('1.2.3.4 - - [25/Jul/2026:18:31:48 +0000] "GET /x HTTP/1.1" 403 23', "log"),
        ("(b48af611-2552-4c76) Starting execution", "log"),
        ("Thu Sep 05 04:56:39 UTC 2019 : Starting", "log"),
        ("Connected (press CTRL+C to quit)\n> {}\n", "wscat"),
        ("error: Unexpected server response: 403\n", "wscat"),
        ("wss://a.example/prod", "url"),
        ("An error occurred (X) when calling the Y operation: z", "sdk-error"),
        ('{"message":"Forbidden"} and some words', "pieces"),
        ("Missing Authentication Token", "pieces"),
        ("curl: (22) The requested URL returned error: 403", "sdk-error"),
        ("curl: (6) Could not resolve host: api.example.com", "curl-verbose"),
        ("Error: getaddrinfo ENOTFOUND api.example.com", "sdk-error"),
    ],
)
def test_kind_is_told_from_the_content(text: str, kind: str) -> None:
    """Each kind has marks that no other has."""
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", f"{EXPECTED}, got nothing"),
        ("\n\nhello there\n", f"line 3: {EXPECTED}, got `hello there`"),
        ("[1]", f"line 1: {EXPECTED}, got an array"),
        ('{"a": 1, "b": 2}', f"line 1: {EXPECTED}, got a JSON object with the members `a`, `b`"),
        ("{}", f"line 1: {EXPECTED}, got a JSON object with the members none"),
        ('{"response": {"status"', "line 1, column 23: the JSON is cut off here"),
    ],
)
def test_what_is_not_read_is_named(text: str, message: str) -> None:
    """What was expected, and what came."""
    with pytest.raises(EvidenceError) as caught:
        kind_of(text)

    assert str(caught.value) == message


@pytest.mark.parametrize("path", sorted(RECORDED.iterdir()), ids=lambda path: path.stem)
def test_every_recorded_file_is_read(path: Path) -> None:
    """Nobody has to name a format."""
    exchanges = read(path.read_bytes(), origin=path.name, call=called)

    assert exchanges
    assert all(exchange.origin == path.name for exchange in exchanges)


def test_url_is_called_by_whoever_reads() -> None:
    """The call is made by the function that was handed over, with its options."""
    assert read(b" https://h/p \n", origin="-", call=called) == (Exchange(url="https://h/p"),)


def test_error_starts_with_its_origin() -> None:
    """With several pieces of evidence, the file must be named."""
    with pytest.raises(EvidenceError, match=r"^a\.txt: line 1: the transcript ends inside"):
        read(b"< HTTP/1.1 403 Forbidden", origin="a.txt", call=called)


def complaint(content: bytes) -> str:
    """Return what is said against it; nothing when it is read."""
    try:
        read(content, origin="-", call=called)
    except EvidenceError as error:
        return str(error)
    return ""


@given(st.binary() | st.text("<>*{} \n=:/HTPcurl12340", max_size=80).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """No other exception leaves the reader, and no message has two lines."""
    assert "\n" not in complaint(content)


def test_millions_of_lines_are_refused_before_they_are_read() -> None:
    """In one line; logs may have any number."""
    log = b'{"status":"200","path":"/","requestId":"a","apiId":"b","error.responseType":"-"}\n'
    started = process_time()

    assert "expected at most 1,000,000 lines of anything but a log, got more" in complaint(b"a: b\n" * 3_000_000)
    assert process_time() - started < 10
    assert not complaint(log + b"\n" * 1_000_001)


def test_hundreds_of_thousands_of_header_lines_cost_no_more_than_their_bytes() -> None:
    """A line that bears no mark of a transcript is not looked at one by one."""
    started = process_time()

    assert "expected a URL" in complaint(b"a: b\n" * 200_000)
    assert "expected at most 5000 lines of a head" in complaint(b"HTTP/1.1 403 Forbidden\n" + b"a: b\n" * 200_000)
    assert process_time() - started < 10
