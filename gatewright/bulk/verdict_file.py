"""A Parquet file of verdicts, one row each, that is written as they come: what is held is a group of rows.

Whoever reads Parquet can ask it further: DuckDB, pandas, Athena. The file gets its name only once it is whole.
"""

from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from gatewright.bulk.verdict_row import SCHEMA, VerdictRow
from gatewright.sources.errors import SourceError, shown
from gatewright.sources.log_content.table import OF_VERDICTS

BATCH: Final = 4096
"""So many rows are held as values of Python's."""

GROUP: Final = 65_536
"""So many rows are a group of the file; they are held as columns, some twenty megabytes."""

_SUFFIX: Final = ".parquet"


class VerdictFile:
    """The file while it is written; used with `with`, and whole behind it."""

    def __init__(self, place: Path) -> None:
        """Take the place of the file; raises `SourceError` where nothing can be written there."""
        if place.suffix != _SUFFIX:
            raise SourceError(f"expected a name that ends in `{_SUFFIX}`, got {shown(str(place))}")
        try:
            self._arrow: Any = import_module("pyarrow")
            self._parquet: Any = import_module("pyarrow.parquet")
        except ImportError:
            raise SourceError("Parquet needs one more package: `pip install gatewright[parquet]`") from None
        self._place = place
        self._part = place.with_name(f".{place.name}.part")
        self._schema = _schema(self._arrow)
        self._rows: list[VerdictRow] = []
        self._batches: list[Any] = []
        self._writer: Any = None

    def add(self, row: VerdictRow) -> None:
        """Write a row."""
        self._rows.append(row)
        if len(self._rows) >= BATCH:
            self._to_columns()

    def __enter__(self) -> Self:
        try:
            self._writer = self._parquet.ParquetWriter(self._part, self._schema, compression="zstd")
        except OSError as error:
            raise self._cannot(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._to_columns()
                self._write()
            self._writer.close()
            if kind is None:
                self._part.replace(self._place)
        except OSError as failed:
            raise self._cannot(failed) from failed
        finally:
            self._part.unlink(missing_ok=True)

    def _to_columns(self) -> None:
        if self._rows:
            columns = [
                _column(self._arrow, values, field.type)
                for values, field in zip(zip(*self._rows, strict=True), self._schema, strict=True)
            ]
            self._batches.append(self._arrow.RecordBatch.from_arrays(columns, schema=self._schema))
            self._rows.clear()
        if sum(len(batch) for batch in self._batches) >= GROUP:
            try:
                self._write()
            except OSError as error:
                raise self._cannot(error) from error

    def _write(self) -> None:
        if self._batches:
            self._writer.write_table(self._arrow.Table.from_batches(self._batches), row_group_size=GROUP)
            self._batches.clear()

    def _cannot(self, error: OSError) -> SourceError:
        return SourceError(f"cannot write `{self._place}`: {(error.strerror or str(error)).lower()}")


def _schema(arrow: Any) -> Any:
    """Return the columns in the order of the row's members."""
    others = {
        "time": arrow.timestamp("ms", tz="UTC"),
        "line": arrow.int64(),
        "status": arrow.int16(),
        "also_possible": arrow.list_(arrow.string()),
    }
    named = [(name, others.get(name, arrow.string())) for name in VerdictRow._fields]
    return arrow.schema(named, metadata={OF_VERDICTS: SCHEMA})


def _column(arrow: Any, values: tuple[Any, ...], kind: Any) -> Any:
    try:
        return arrow.array(values, kind)
    except UnicodeEncodeError:
        # A byte that is no UTF-8 was logged; Parquet's texts are UTF-8.
        return arrow.array([_clean(value) for value in values], kind)


def _clean(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
