import io
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_content.item import Dated
from gatewright.sources.log_content.table import of_table

AT = datetime(1970, 1, 1, 0, 0, 1, 500_000, UTC).replace(tzinfo=None)
LATER = datetime(2025, 11, 26, 5, 46, 40, 123_000, UTC)


def table(columns: Mapping[str, Sequence[Any]], *, group: int = 1000) -> io.BytesIO:
    """Return a Parquet file."""
    file = io.BytesIO()
    parquet.write_table(pa.table(dict(columns)), file, row_group_size=group)
    file.seek(0)
    return file


def test_columns_are_the_variables_that_their_names_say() -> None:
    """As members of a JSON access log are; structs are their members, and what is not set is left out."""
    rows = table(
        {
            "request_id": ["r-1", "r-2"],
            "status": [403.0, None],
            "httpMethod": pa.array(["GET", "POST"]).dictionary_encode(),
            "identity": [{"sourceIp": "1.2.3.4", "caller": None}, {"sourceIp": "5.6.7.8", "caller": "c"}],
            "requestTime": [LATER, LATER],
            "size_of_something": [1, 2],
        }
    )

    assert [
        {
            "requestId": "r-1",
            "status": "403",
            "httpMethod": "GET",
            "identity.sourceIp": "1.2.3.4",
            "requestTimeEpoch": "1764136000123",
        },
        {
            "requestId": "r-2",
            "httpMethod": "POST",
            "identity.sourceIp": "5.6.7.8",
            "identity.caller": "c",
            "requestTimeEpoch": "1764136000123",
        },
    ] == list(of_table(rows))


def test_a_column_of_messages_is_lines() -> None:
    """With the time beside it, where there is one; text may be kept as bytes."""
    assert [Dated(b"a", 1.5), Dated(b"b", 1.5)] == list(
        of_table(table({"timestamp": [AT, AT], "message": ["a\n", "b"]}))
    )
    assert [b"a"] == list(of_table(table({"line": [b"a", None]})))
    assert [Dated(b"a", 1.5)] == list(of_table(table({"@timestamp": [1500], "@message": ["a"]})))


def test_groups_of_rows_are_shared_among_parts() -> None:
    """Each is read once, wherever the file is cut."""
    file = table({"message": [f"line {number}" for number in range(1000)]}, group=100)
    size = len(file.getvalue())
    edges = [0, size // 3, size // 2, size - 10]
    parts = [list(of_table(file, start, stop)) for start, stop in zip(edges, [*edges[1:], None], strict=True)]

    assert [f"line {number}".encode() for number in range(1000)] == [line for part in parts for line in part]
    assert len(parts[0]) < 1000


def test_other_columns_are_named() -> None:
    """The line says what was expected and what came."""
    with pytest.raises(EvidenceError, match=r"expected columns named .*, got `name`, `age`"):
        list(of_table(table({"name": ["a"], "age": [1]})))


def test_texts_that_are_no_utf_8_are_read() -> None:
    """Whoever wrote the file did not look; a time that no calendar has is said with its column."""
    file = io.BytesIO()
    texts = pa.array([b"a\xff", b"b"]).view(pa.string())
    parquet.write_table(pa.table({"message": texts}), file)

    assert ["a\N{REPLACEMENT CHARACTER}".encode(), b"b"] == list(of_table(file))
    with pytest.raises(EvidenceError, match="column `time`: "):
        list(of_table(table({"time": pa.array([2**62]).cast(pa.timestamp("ms")), "message": ["a"]})))


def test_damage_is_one_line() -> None:
    """A file that was cut off has no end to read."""
    with pytest.raises(EvidenceError, match=r"^the Parquet data is damaged \(.*\)$"):
        list(of_table(io.BytesIO(table({"message": ["a"]}).getvalue()[:-20])))


def test_without_the_package_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parquet is an extra."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(EvidenceError, match=r"pip install gatewright\[parquet\]"):
        list(of_table(io.BytesIO()))
