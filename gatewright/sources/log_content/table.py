"""The rows of a Parquet file become the `$context` variables that they hold, or the lines of a column of messages.

Columns are named as members of a JSON access log are (`log_names`). Parquet keeps rows in groups; a group belongs to
the part of the file in which it starts, and a few thousand rows are held at a time.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO, Final

from gatewright.sources.errors import EvidenceError, shown
from gatewright.sources.log_content.item import Item, item, milliseconds
from gatewright.sources.log_names import is_access_log, variables

OF_VERDICTS: Final = b"gatewright"
"""Under this name a file of verdicts has its form in its metadata."""

_ROWS: Final = 4096
_MESSAGES: Final = ("message", "@message", "line", "log", "msg", "event")
_TIMES: Final = ("timestamp", "@timestamp", "time")
_Column = list[Any]


def of_table(source: BinaryIO, start: int = 0, stop: int | None = None) -> Iterator[Item]:
    """Yield the rows of the groups that start from `start` on and before `stop`; raises `EvidenceError`."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and seldom needed
        from pyarrow import parquet  # noqa: PLC0415 - as above
    except ImportError:
        raise EvidenceError("Parquet needs one more package: `pip install gatewright[parquet]`") from None
    try:
        file = parquet.ParquetFile(source, buffer_size=1 << 20, pre_buffer=False)
        if OF_VERDICTS in (file.metadata.metadata or {}):
            raise EvidenceError("it holds verdicts that `gatewright logs report --to` wrote, and no log")
        groups = [
            number for number, at in enumerate(_places(file.metadata)) if start <= at and (stop is None or at < stop)
        ]
        for batch in file.iter_batches(_ROWS, row_groups=groups, use_threads=False):
            yield from _rows(pa.Table.from_batches([batch]))
    except (pa.ArrowException, OSError) as error:
        told = str(error).strip().splitlines() or ["?"]
        raise EvidenceError(f"the Parquet data is damaged ({told[0].lower()})") from error


def _places(metadata: Any) -> Iterator[int]:
    for number in range(metadata.num_row_groups):
        column = metadata.row_group(number).column(0)
        yield column.dictionary_page_offset or column.data_page_offset


def _rows(table: Any) -> Iterator[Item]:
    while any(str(field.type).startswith("struct") for field in table.schema):
        table = table.flatten()
    columns = {name: _values(name, table.column(number)) for number, name in enumerate(table.column_names)}
    if is_access_log(dict.fromkeys(columns, "-")):
        yield from _of_variables(columns)
        return
    for name in _MESSAGES:
        if any(isinstance(value, str | bytes) for value in columns.get(name, ())):
            timed = next((columns[each] for each in _TIMES if each in columns), [None] * table.num_rows)
            yield from (
                item(_text(value), _seconds(at)) for value, at in zip(columns[name], timed, strict=True) if value
            )
            return
    named = ", ".join(shown(name, 30) for name in list(columns)[:8])
    raise EvidenceError(
        f"expected columns named as variables of an access log (`status`, `httpMethod`, ...) or `message`, got {named}"
    )


def _values(name: str, column: Any) -> _Column:
    """Return the values of a column; texts that are no UTF-8 stay bytes."""
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        return list(column.cast("binary").to_pylist())
    except (ValueError, OverflowError) as error:
        raise EvidenceError(f"column {shown(name, 30)}: {str(error).lower()}") from error


def _of_variables(columns: Mapping[str, _Column]) -> Iterator[Item]:
    """Yield the variables of each row; what a column holds is told once for all of them."""
    named: dict[str, _Column] = {}
    for name, values in columns.items():
        sample = next((_text(value) for value in values if value is not None), None)
        for variable in variables({name: sample}) if sample is not None else ():
            named.setdefault(variable, values)
    names = tuple(named)
    for row in zip(*named.values(), strict=True):
        yield {name: _text(value) for name, value in zip(names, row, strict=True) if value is not None}


def _text(value: Any) -> str:
    """Return a value as an access log has it; numbers that a table made fractions of are whole again."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return str(round((_seconds(value) or 0) * 1000))
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _seconds(value: Any) -> float | None:
    """Return Unix seconds of a time; one without a zone is in UTC."""
    if isinstance(value, datetime):
        return (value if value.tzinfo is not None else value.replace(tzinfo=UTC)).timestamp()
    return milliseconds(value)
