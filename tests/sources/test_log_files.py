import gzip
import io
import json
import os
import pickle
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from backports import zstd
from pyarrow import parquet

from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_files import Dated, LogPiece, items, pieces
from gatewright.sources.s3_objects import S3Access
from tests.gatewright_server import Running

LINES = [json.dumps({"requestId": f"r-{number}", "status": "403", "path": "/é"}) for number in range(100)]
TEXT = "\n".join(LINES) + "\n"
EVENTS = [{"id": "3", "timestamp": 1500, "message": line} for line in LINES]
PAYLOAD = json.dumps({"messageType": "DATA_MESSAGE", "logGroup": "g", "logStream": "s", "logEvents": EVENTS})
EXPORT = "".join(f"1970-01-01T00:00:01.500Z {line}\n" for line in LINES)


def read(*named: str, **settings: Any) -> tuple[list[str], list[str]]:
    """Return the lines of what is named, whether they have a time or none, and what was said."""
    said: list[str] = []
    found = [
        json.dumps(dict(each))
        if isinstance(each, Mapping)
        else (each.line if isinstance(each, Dated) else each).decode()
        for piece in pieces(named, remark=said.append, **settings)
        for each in items(pickle.loads(pickle.dumps(piece)), remark=said.append)
    ]
    return found, said


def parquet_of(**columns: list[str]) -> bytes:
    """Return a Parquet file."""
    file = io.BytesIO()
    parquet.write_table(pa.table(columns), file)
    return file.getvalue()


FORMS = {
    "plain": TEXT.encode(),
    "plain with a byte order mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "as Windows PowerShell writes": TEXT.replace("\n", "\r\n").encode("utf-16"),
    "gzip": gzip.compress(TEXT.encode()),
    "zstandard": zstd.compress(TEXT.encode()),
    "several members": b"".join(gzip.compress(f"{line}\n".encode()) for line in LINES),
    "packed twice": gzip.compress(gzip.compress(TEXT.encode())),
    "an export to S3": gzip.compress(EXPORT.encode()),
    "Firehose": "".join(LINES).encode(),
    "a subscription by Firehose": gzip.compress(PAYLOAD.encode()),
    "a subscription by Firehose, packed again": gzip.compress(gzip.compress(PAYLOAD.encode())),
    "filter-log-events": json.dumps({"events": [{**event, "eventId": "3"} for event in EVENTS]}, indent=4).encode(),
    "logs tail": "".join(f"1970-01-01T00:00:01.500000+00:00 s {line}\n" for line in LINES).encode(),
    "Parquet": parquet_of(message=LINES),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_the_same_lines(tmp_path: Path, form: str) -> None:
    """Whatever the file is called."""
    file = tmp_path / "a file.txt"
    file.write_bytes(FORMS[form])

    assert (LINES, []) == ([json.dumps(json.loads(line)) for line in read(str(file))[0]], read(str(file))[1])


@pytest.mark.parametrize("form", [form for form in FORMS if form != "Parquet"])
def test_standard_input_is_read_as_a_file_is(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is left open, and its piece is marked: no other process has it."""
    stdin = io.TextIOWrapper(io.BytesIO(FORMS[form]))
    monkeypatch.setattr(sys, "stdin", stdin)

    assert [LogPiece("-", here=True)] == list(pieces(["-"], remark=pytest.fail))
    assert LINES == [json.dumps(json.loads(line)) for line in read("-")[0]]
    assert not stdin.closed


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    """As a shell hands over `<(command)`."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    thread = threading.Thread(target=pipe.write_bytes, args=(FORMS["gzip"],))
    thread.start()
    found = read(str(pipe))
    thread.join()

    assert (LINES, []) == found


def test_rows_of_a_table_are_variables(tmp_path: Path) -> None:
    """By the names of its columns."""
    (tmp_path / "a").write_bytes(parquet_of(status=["403"], request_id=["r-1"]))

    assert [{"status": "403", "requestId": "r-1"}] == list(items(LogPiece(str(tmp_path / "a")), remark=pytest.fail))


@pytest.mark.parametrize("form", ["plain", "an export to S3", "logs tail"])
@pytest.mark.parametrize("most", [1, 100, 1000, 4096])
def test_a_large_file_is_read_in_parts(tmp_path: Path, form: str, most: int) -> None:
    """Every line once, in order, however many parts there are."""
    content = FORMS[form]
    (tmp_path / "a").write_bytes(gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content)
    parts = list(pieces([str(tmp_path / "a")], remark=pytest.fail, most=most))
    size = (tmp_path / "a").stat().st_size

    assert -(-size // most) == len(parts)
    assert (LINES, []) == read(str(tmp_path / "a"), most=most)


@pytest.mark.parametrize("form", ["gzip", "Firehose", "filter-log-events", "as Windows PowerShell writes"])
def test_what_cannot_be_split_is_one_piece(tmp_path: Path, form: str) -> None:
    """Its lines need what stands before them."""
    (tmp_path / "a").write_bytes(FORMS[form])

    assert [LogPiece(str(tmp_path / "a"))] == list(pieces([str(tmp_path / "a")], remark=pytest.fail, most=100))


def test_a_folder_of_all_of_them_is_read_whole(tmp_path: Path) -> None:
    """What is no log is named and left out, and an empty file is nothing."""
    for number, content in enumerate(FORMS.values()):
        (tmp_path / f"{number:02}").write_bytes(content)
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04")
    (tmp_path / "y.gz").write_bytes(gzip.compress(b""))
    (tmp_path / "z").write_bytes(b"")
    found, said = read(str(tmp_path))

    assert len(LINES) * len(FORMS) == len(found)
    assert [
        f"{tmp_path}/x.zip: left out: expected log lines, plain, compressed or in Parquet, got a zip archive"
    ] == said


def test_what_is_named_and_no_log_is_an_error(tmp_path: Path) -> None:
    """One line with the name."""
    (tmp_path / "x").write_bytes(b"PK\x03\x04")
    with pytest.raises(EvidenceError, match=r"/x: expected log lines.*, got a zip archive$"):
        read(str(tmp_path / "x"))
    with pytest.raises(EvidenceError, match="is a directory"):
        items(LogPiece(str(tmp_path)), remark=pytest.fail)


def test_a_member_that_is_cut_off_is_told_behind_its_lines(tmp_path: Path) -> None:
    """The lines before that count."""
    (tmp_path / "a.gz").write_bytes(gzip.compress(TEXT.encode()) + gzip.compress(TEXT.encode())[:-9])
    found, said = read(str(tmp_path / "a.gz"))

    assert LINES == found[: len(LINES)]
    assert [f"{tmp_path}/a.gz: the gzip data is cut off; what stands before that is read"] == said


def test_a_file_of_which_nothing_can_be_read_is_an_error(tmp_path: Path) -> None:
    """Ten bytes of gzip are no log."""
    (tmp_path / "a.gz").write_bytes(gzip.compress(TEXT.encode())[:10])
    with pytest.raises(EvidenceError, match=r"/a.gz: the gzip data is cut off$"):
        read(str(tmp_path / "a.gz"))


def test_a_table_that_is_packed_or_comes_through_a_pipe_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its end says where everything is."""
    (tmp_path / "a").write_bytes(gzip.compress(FORMS["Parquet"]))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FORMS["Parquet"])))

    for name in (str(tmp_path / "a"), "-"):
        with pytest.raises(EvidenceError, match="Parquet is read from a file or S3 only"):
            read(name)


def test_of_what_nothing_can_be_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of which the last bytes are missing, or whose package; an array whose first item is cut off."""
    (tmp_path / "a").write_bytes(FORMS["Parquet"][:-10])
    (tmp_path / "b").write_bytes(b'["' + b"x" * 70_000)
    with pytest.raises(EvidenceError, match=r"/a: the Parquet data is damaged \("):
        read(str(tmp_path / "a"))
    with pytest.raises(EvidenceError, match=r"/b: line 1: the JSON is cut off here$"):
        read(str(tmp_path / "b"))
    found, said = read(str(tmp_path))
    assert ([], 2) == (found, len(said))
    assert all(": left out: " in line for line in said)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(EvidenceError, match=r"/a: Parquet needs one more package"):
        read(str(tmp_path / "a"))


def test_what_breaks_behind_lines_is_told(tmp_path: Path) -> None:
    """They count."""
    (tmp_path / "a").write_bytes(b'["one", "two", "thr')
    assert (
        ["one", "two"],
        [f"{tmp_path}/a: line 1: the JSON is cut off here; what stands before that is read"],
    ) == read(str(tmp_path / "a"))


def test_closed_standard_input_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a service without one has it."""
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(EvidenceError, match=r"^-: standard input is closed$"):
        read("-")


def test_objects_of_s3_are_read_as_files_are(gateway: Running) -> None:
    """In parts too; a prefix is what a folder is."""
    access = S3Access(region="us-east-1", endpoint_url=gateway.url)
    s3 = gateway.client("s3")
    s3.create_bucket(Bucket="log-files")
    for number, content in enumerate(FORMS.values()):
        s3.put_object(Bucket="log-files", Key=f"logs/{number:02}", Body=content)
    s3.put_object(Bucket="log-files", Key="logs/x.zip", Body=b"PK\x03\x04")
    found, said = read("s3://log-files/logs/", access=access)

    assert len(LINES) * len(FORMS) == len(found)
    assert [
        "s3://log-files/logs/x.zip: left out: expected log lines, plain, compressed or in Parquet, got a zip archive"
    ] == said
    assert 58 == len(list(pieces(["s3://log-files/logs/00"], remark=pytest.fail, access=access, most=100)))
    assert (LINES, []) == read("s3://log-files/logs/00", access=access, most=100)
    assert (LINES, []) == read("s3://log-files/logs/13", access=access, most=100)
    with pytest.raises(EvidenceError, match=r"^s3://log-files/gone: there is no such object$"):
        items(LogPiece("s3://log-files/gone", access=access), remark=pytest.fail)
