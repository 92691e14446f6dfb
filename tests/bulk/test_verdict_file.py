import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from gatewright.bulk.dimensions import traits_of
from gatewright.bulk.verdict import Verdict
from gatewright.bulk.verdict_file import GROUP, VerdictFile
from gatewright.bulk.verdict_row import VerdictRow, row_of
from gatewright.sources.errors import EvidenceError, SourceError
from gatewright.sources.log_files import LogPiece, items

VERDICT = Verdict(
    outcome="decided", answered_by="api-gateway-rest", causes=("api-key.missing", "a.b"), standing="likely"
)


def row(number: int, **told: str) -> VerdictRow:
    """Return a row."""
    variables = {
        "requestId": f"r-{number}",
        "status": "403",
        "httpMethod": "GET",
        "resourcePath": "/pets",
        "requestTimeEpoch": str(1_764_136_000_000 + number),
        **told,
    }
    return row_of(variables, VERDICT, traits_of(variables), origin="a.log", line=number, group_id="g")


def written(place: Path, rows: list[VerdictRow]) -> Any:
    """Return the table of a file with these rows."""
    with VerdictFile(place) as file:
        for each in rows:
            file.add(each)
    return parquet.read_table(place)


def test_every_row_comes_back(tmp_path: Path) -> None:
    """With its types: a time, numbers, a list, and nothing where nothing is known."""
    rows = [row(number) for number in range(10)]
    table = written(tmp_path / "v.parquet", rows)

    assert [each._asdict() for each in rows] == [
        {**each, "time": round(each["time"].timestamp() * 1000), "also_possible": tuple(each["also_possible"])}
        for each in table.to_pylist()
    ]
    assert pa.timestamp("ms", tz="UTC") == table.schema.field("time").type
    assert pa.int16() == table.schema.field("status").type
    assert {b"gatewright": b"gatewright.verdicts/1"} == table.schema.metadata


def test_it_is_compressed_in_groups_of_rows(tmp_path: Path) -> None:
    """By zstandard; the last group is what is left."""
    written(tmp_path / "v.parquet", [row(number) for number in range(GROUP + 10)])
    told = parquet.ParquetFile(tmp_path / "v.parquet").metadata

    assert [GROUP, 10] == [told.row_group(number).num_rows for number in range(told.num_row_groups)]
    assert "ZSTD" == told.row_group(0).column(0).compression


def test_of_no_refusal_there_is_an_empty_table(tmp_path: Path) -> None:
    """With all its columns."""
    table = written(tmp_path / "v.parquet", [])

    assert (0, list(VerdictRow._fields)) == (table.num_rows, table.column_names)


def test_bytes_that_are_no_text_are_replaced(tmp_path: Path) -> None:
    """A client may send any; Parquet's texts are UTF-8."""
    table = written(tmp_path / "v.parquet", [row(1, path="/\udcff"), row(2, path="/é")])

    assert ["/?", "/é"] == table.column("path").to_pylist()


def test_memory_is_bounded(tmp_path: Path) -> None:
    """However many rows are written, Python holds a batch of them."""
    with VerdictFile(tmp_path / "v.parquet") as file:
        tracemalloc.start()
        for number in range(20_000):
            file.add(row(number, path=f"/{number}/{'x' * 200}"))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert peak < 16 << 20


def test_the_file_is_no_log(tmp_path: Path) -> None:
    """Where it lies among the logs, the next run counts no call twice."""
    written(tmp_path / "v.parquet", [row(1)])
    said: list[str] = []

    with pytest.raises(EvidenceError, match=r"v.parquet: it holds verdicts that `gatewright logs report --to` wrote"):
        list(items(LogPiece(str(tmp_path / "v.parquet")), remark=pytest.fail))
    assert [] == list(items(LogPiece(str(tmp_path / "v.parquet"), found=True), remark=said.append))
    assert [
        f"{tmp_path}/v.parquet: left out: it holds verdicts that `gatewright logs report --to` wrote, and no log"
    ] == said


def fail(place: Path) -> None:
    """Break off behind a first row."""
    with VerdictFile(place) as file:
        file.add(row(1))
        raise RuntimeError


def test_a_run_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    """Half a file is none."""
    (tmp_path / "v.parquet").write_bytes(b"older")
    with pytest.raises(RuntimeError):
        fail(tmp_path / "v.parquet")

    assert b"older" == (tmp_path / "v.parquet").read_bytes()
    assert ["v.parquet"] == [each.name for each in tmp_path.iterdir()]


def test_where_it_cannot_be_written_one_line_says_so(tmp_path: Path) -> None:
    """No such folder."""
    with pytest.raises(SourceError, match=r"^cannot write `.*/none/v.parquet`: .*no such file or directory"):
        VerdictFile(tmp_path / "none/v.parquet").__enter__()


def test_the_name_says_what_it_is() -> None:
    """Whoever wants CSV is told at once."""
    with pytest.raises(SourceError, match=r"^expected a name that ends in `.parquet`, got `v.csv`$"):
        VerdictFile(Path("v.csv"))


def test_without_the_package_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parquet is an extra."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SourceError, match=r"pip install gatewright\[parquet\]"):
        VerdictFile(Path("v.parquet"))
