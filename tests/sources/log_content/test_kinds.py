import gzip
import json

import pytest

from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_content.kinds import Kind, column_names, is_header, kind_of, message_column

LINE = {"requestId": "r-1", "status": "403", "httpMethod": "GET", "path": "/a}{b"}
EVENT = {"timestamp": 1, "message": "m", "ingestionTime": 2}
PAYLOAD = {"messageType": "DATA_MESSAGE", "owner": "1", "logEvents": [{"id": "1", "timestamp": 1, "message": "m"}]}
TEXT = json.dumps(LINE)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "empty"),
        (" \n\n", "empty"),
        (f"{TEXT}\n{TEXT}\n", "lines"),
        (TEXT, "lines"),
        ('{"message":"Forbidden","status":"403"}\n', "lines"),
        ('{"message":"User said "no"","status":"403"}\n', "lines"),
        pytest.param("{" + '"a":1,' * 20_000, "lines", id="long line"),
        (TEXT + TEXT, "objects"),
        (f"{TEXT}\t{TEXT}", "objects"),
        (json.dumps(LINE, indent=2), "objects"),
        (json.dumps(PAYLOAD), "objects"),
        (json.dumps(EVENT) + "\n" + json.dumps(EVENT), "objects"),
        (json.dumps(PAYLOAD)[:60], "objects"),
        (json.dumps({"events": [EVENT], "searchedLogStreams": []}), "listings"),
        pytest.param(json.dumps({"events": [EVENT] * 2000})[:65536], "listings", id="long listing"),
        (json.dumps({"queryLanguage": "CWLI", "results": []}, indent=4)[:30], "listings"),
        ('[\n    "a",\n    "b"\n]', "array"),
        (json.dumps([EVENT]), "array"),
        ("[]", "lines"),
        pytest.param(f'[{{"message": "{"x" * 70_000}', "array", id="long item"),
        ("[1, 2]", "lines"),
        ('["quoted"] GET 403', "lines"),
        ('[26/Nov/2026:05:46:00 +0000] "GET" 403', "lines"),
        ("2026-11-26T05:46:00.000Z " + TEXT, "exported"),
        ("2026-11-26T05:46:00.000Z 1.2.3.4 - - [x]", "exported"),
        ("2026-11-26T05:46:00.123456+00:00 a-stream " + TEXT, "wrapped"),
        ("2026-11-26T05:46:00 " + TEXT, "wrapped"),
        ("EVENTS\t123\t1764136000000\tstream\tm\t1764136000000", "listed"),
        ('@timestamp,@message\n2026-11-26 05:46:00.000,"{""status"":""403""}"', "columns"),
        ('timestamp,message\n1764136000000,"x"', "columns"),
        ("1.2.3.4,-,-,26/Nov/2026:05:46:00 +0000,GET,/pets,HTTP/1.1,403,23,r-1", "lines"),
        ("PAR1\x15\x04\x00\x00", "table"),
    ],
)
def test_a_form_is_told_by_its_first_bytes(text: str, kind: Kind) -> None:
    """The forms in which people have their logs."""
    assert kind == kind_of(text.encode())


@pytest.mark.parametrize(
    ("head", "came"),
    [
        (b"PK\x03\x04\x14\x00", "a zip archive"),
        (b"\x89PNG\r\n", "a picture"),
        (b"a.log".ljust(257, b"\0") + b"ustar", "a tar archive: unpack it first"),
        (b"abc\x00def", "data that is no text"),
        (gzip.compress(b"x", mtime=0), "gzip within too many others"),
    ],
)
def test_what_is_no_log_is_said(head: bytes, came: str) -> None:
    """One line, with what was expected and what came."""
    with pytest.raises(EvidenceError, match=f"^expected log lines.*, got {came}$"):
        kind_of(head)


def test_the_column_of_messages_stands_in_the_header() -> None:
    """One column alone is no table, and `message` in a line is no header."""
    assert 1 == message_column('"timestamp","message"')
    assert 0 == message_column("\N{BOM}@message,@logStream")
    assert message_column("message") is None
    assert message_column("") is None
    assert message_column("a\rb,message") is None
    assert message_column("1.2.3.4 - - GET /message 403") is None


@pytest.mark.parametrize(
    "cut", ['{"status": 403, "requestId": "a', '{"status": 403, ', '{"status": 40', '{"status": 403, "path"']
)
def test_a_line_that_was_not_written_to_its_end_is_a_line(cut: str) -> None:
    """Though it begins as an answer of Logs Insights does; a document that goes on behind the head is no such line."""
    whole = '{"status": "403", "requestId": "b", "path": "/pets"}'

    assert "lines" == kind_of(f"{cut}\n{whole}\n{whole}".encode())
    assert "listings" == kind_of(
        b'{"status": "Complete", "results": [[{"field": "@message", "value": "x"}], [{"field": "@me'
    )


def test_a_header_has_messages_or_variables() -> None:
    """Columns of a query that asked for fields are named as variables; other lines are none."""
    assert is_header("@timestamp,@message")
    assert is_header("@timestamp,status,httpMethod,path,requestId")
    assert not is_header("127.0.0.1,-,-,26/Nov/2026:09:18:57 +0000,GET,/pets,HTTP/1.1,403,23,id")
    assert column_names("a, b") == ["a", "b"]
