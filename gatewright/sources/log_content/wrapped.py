"""Lines freed of the time that stands before or around them; the time is kept.

An export of CloudWatch Logs to S3 writes `2026-11-26T05:46:00.000Z ` before each event ("Exporting log data to Amazon
S3", Amazon CloudWatch Logs user guide); `aws logs tail` and others are told by `log_events`.
"""

import csv
from collections.abc import Iterable, Iterator

from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_content.item import Dated, Item, item, milliseconds, moment
from gatewright.sources.log_content.kinds import message_column
from gatewright.sources.log_events import unwrapped
from gatewright.sources.log_names import variables


def exported(lines: Iterable[bytes]) -> Iterator[Item]:
    """Yield the lines of an export to S3; one without a time goes on with the message before it."""
    second, at = b"", 0.0
    for line in lines:
        if line[23:25] != b"Z " or line[10:11] != b"T":
            yield line
            continue
        if line[:19] != second:
            read = moment(line[:19].decode("ascii", "replace"))
            if read is None:
                yield line
                continue
            second, at = line[:19], read
        yield Dated(line[25:], at + int(line[20:23]) / 1000 if line[20:23].isdigit() else at)


def followed(lines: Iterable[bytes]) -> Iterator[Item]:
    """Yield lines without the time and the stream that `aws logs tail`, `awslogs` or `zappa tail` wrote before them."""
    for line in lines:
        text = line.decode("utf-8", "surrogateescape")
        bare = unwrapped(text)
        at = moment(text.partition(" ")[0]) if len(bare) < len(text) and text[:1].isdigit() else None
        given = bare.encode("utf-8", "surrogateescape")
        yield given if at is None else Dated(given, at)


def listed(lines: Iterable[bytes]) -> Iterator[Item]:
    r"""Yield the messages of `aws logs filter-log-events` and `get-log-events` with `--output text`.

    Members stand in the order of their names: `EVENTS`, [event id], time of ingestion, [stream], message, time.
    """
    for line in lines:
        parts = line.split(b"\t")
        if parts[0] == b"EVENTS" and len(parts) > 3:
            of_a_stream = len(parts[1]) == len("1764136000000")
            message = b"\t".join(parts[2 if of_a_stream else 4 : -1])
            at = milliseconds(parts[-1].decode("ascii", "replace"))
            yield message if at is None else Dated(message, at)


def columns(lines: Iterable[bytes]) -> Iterator[Item]:
    """Yield the messages of CSV as the console of CloudWatch saves it: a header, and a message in quotes.

    Where the columns are the fields that a query of Logs Insights asked for, yield the variables of each row.
    """
    rows = csv.reader(f"{line.decode('utf-8', 'surrogateescape')}\n" for line in lines)
    names: list[str] = []
    column = timed = None
    try:
        for row in rows:
            if not names:
                names = [name.strip() for name in row]
                column = message_column(",".join(f'"{name}"' for name in row)) if row else None
                timed = next((row.index(name) for name in ("@timestamp", "timestamp") if name in row), None)
            elif column is None:
                fields = {name: value for name, value in zip(names, row, strict=False) if not name.startswith("@")}
                if row:
                    yield variables(fields)
            elif column < len(row):
                at = milliseconds(row[timed]) if timed is not None and timed < len(row) else None
                yield item(row[column], at)
    except csv.Error as error:
        raise EvidenceError(f"line {rows.line_num}: no CSV: {error}") from error
