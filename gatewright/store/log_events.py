"""
What the emulated log groups hold: groups, streams and events.

Times are milliseconds since 1970, as CloudWatch Logs has them. Events come in the order of their timestamps; of those
with equal timestamps, in the order in which they arrived. A `Position` names a place in that order, between two pages.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from gatewright.store.database import Database

Position = tuple[int, int]
"""The timestamp and the id of an event."""

DAY = 86_400_000
"""Milliseconds of a day."""

PAGE_BYTES = 1_048_576
"""What one page may hold: the messages in UTF-8, and 26 bytes for each (documented: PutLogEvents, GetLogEvents)."""

EVENT_OVERHEAD = 26
"""What CloudWatch Logs counts for an event besides its message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogGroup:
    """A log group."""

    id: int
    """Our own number for it."""

    name: str
    """`logGroupName`."""

    created_at: int
    """`creationTime`."""

    retention_days: int | None
    """`retentionInDays`; `None` keeps events for ever."""

    tags: Mapping[str, str]
    """Its tags."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogStream:
    """A log stream, and what it holds."""

    name: str
    """`logStreamName`."""

    created_at: int
    """`creationTime`."""

    first_event: int | None
    """`firstEventTimestamp`; `None` while it is empty."""

    last_event: int | None
    """`lastEventTimestamp`."""

    last_ingestion: int | None
    """`lastIngestionTime`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEvent:
    """One event."""

    position: Position
    """Where it stands among the events of its group."""

    stream: str
    """`logStreamName`."""

    ingested_at: int
    """`ingestionTime`."""

    message: str
    """The line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Which events are wanted."""

    streams: tuple[str, ...] | None = None
    """The streams by name; `None` wants all of the group."""

    stream_prefix: str = ""
    """How the names of the streams start."""

    start: int = 0
    """The earliest timestamp."""

    end: int | None = None
    """The first timestamp that is too late; `None` has no end."""

    after: Position | None = None
    """The position to go on from, forwards."""

    before: Position | None = None
    """The position to go on from, backwards."""


class LogEvents:
    """The log groups of every account and region."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create_group(
        self, account_id: str, region: str, name: str, *, now: int, tags: Mapping[str, str] | None = None
    ) -> bool:
        """Create a group; say whether it was new."""
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "INSERT INTO log_group (account_id, region, name, created_at, tags) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                (account_id, region, name, now, json.dumps(dict(tags or {}))),
            )
            return cursor.rowcount > 0

    def delete_group(self, account_id: str, region: str, name: str) -> bool:
        """Delete a group and all it holds; say whether there was one."""
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "DELETE FROM log_group WHERE account_id = ? AND region = ? AND name = ?", (account_id, region, name)
            )
            return cursor.rowcount > 0

    def groups(self, account_id: str, region: str, *, prefix: str = "") -> list[LogGroup]:
        """Return the groups whose names start so, by name."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT id, name, created_at, retention_days, tags FROM log_group"
                " WHERE account_id = ? AND region = ? AND substr(name, 1, ?) = ? ORDER BY name",
                (account_id, region, len(prefix), prefix),
            ).fetchall()
        return [_group(row) for row in rows]

    def group(self, account_id: str, region: str, name: str) -> LogGroup | None:
        """Return a group, `None` when there is none."""
        with self._database.transaction() as connection:
            return _find_group(connection, account_id, region, name)

    def set_retention(self, account_id: str, region: str, name: str, days: int | None) -> bool:
        """Set how long a group keeps its events; say whether there is such a group."""
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "UPDATE log_group SET retention_days = ? WHERE account_id = ? AND region = ? AND name = ?",
                (days, account_id, region, name),
            )
            return cursor.rowcount > 0

    def set_tags(self, account_id: str, region: str, name: str, tags: Mapping[str, str]) -> bool:
        """Replace the tags of a group; say whether there is such a group."""
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "UPDATE log_group SET tags = ? WHERE account_id = ? AND region = ? AND name = ?",
                (json.dumps(dict(tags)), account_id, region, name),
            )
            return cursor.rowcount > 0

    def create_stream(self, group: LogGroup, name: str, *, now: int) -> bool:
        """Create a stream in a group; say whether it was new."""
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "INSERT INTO log_stream (group_id, name, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (group.id, name, now),
            )
            return cursor.rowcount > 0

    def delete_stream(self, group: LogGroup, name: str) -> bool:
        """Delete a stream and its events; say whether there was one."""
        with self._database.transaction() as connection:
            cursor = connection.execute("DELETE FROM log_stream WHERE group_id = ? AND name = ?", (group.id, name))
            return cursor.rowcount > 0

    def has_stream(self, group: LogGroup, name: str) -> bool:
        """Say whether the group has a stream of this name."""
        with self._database.transaction() as connection:
            found = connection.execute("SELECT 1 FROM log_stream WHERE group_id = ? AND name = ?", (group.id, name))
            return found.fetchone() is not None

    def streams(self, group: LogGroup, *, prefix: str = "") -> list[LogStream]:
        """Return the streams whose names start so, by name."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT log_stream.name, created_at, min(timestamp), max(timestamp), max(ingested_at)"
                " FROM log_stream LEFT JOIN log_event ON stream_id = log_stream.id"
                " WHERE log_stream.group_id = ? AND substr(log_stream.name, 1, ?) = ?"
                " GROUP BY log_stream.id ORDER BY 1",
                (group.id, len(prefix), prefix),
            ).fetchall()
        return [
            LogStream(name=row[0], created_at=row[1], first_event=row[2], last_event=row[3], last_ingestion=row[4])
            for row in rows
        ]

    def append(
        self, account_id: str, region: str, group: str, stream: str, events: Iterable[tuple[int, str]], *, now: int
    ) -> None:
        """
        Append (timestamp, message) pairs to a stream in one transaction.

        A group or stream that lacks is made, as API Gateway makes those it logs to.
        """
        with self._database.transaction() as connection:
            place = _stream_place(connection, (account_id, region, group, stream), now)
            connection.executemany(
                "INSERT INTO log_event (group_id, stream_id, timestamp, ingested_at, message) VALUES (?, ?, ?, ?, ?)",
                [(*place, timestamp, now, _storable(message)) for timestamp, message in events],
            )

    def page(
        self,
        group: LogGroup,
        window: Window,
        *,
        limit: int,
        now: int,
        wanted: Callable[[str], bool] | None = None,
        direction: Literal["forward", "backward"] = "forward",
    ) -> tuple[list[LogEvent], bool]:
        """
        Return the events of the window whose message is wanted, oldest first, and whether there are more.

        At most `limit` events and `PAGE_BYTES`; backward takes the last events of the window rather than the first.
        Events beyond the group's retention are not there.
        """
        sql, values = _select(group, window, now, direction)
        with self._database.transaction() as connection:
            found, more = _take(_events(connection.execute(sql, values)), limit, wanted or _any)
        return (found if direction == "forward" else found[::-1]), more

    def expire(self, *, now: int, most: int) -> int:
        """Delete events that are beyond their group's retention, so many at the most; return how many."""
        with self._database.transaction() as connection:
            return connection.execute(
                "DELETE FROM log_event WHERE id IN (SELECT log_event.id FROM log_group"
                " CROSS JOIN log_event ON group_id = log_group.id AND timestamp < ? - retention_days * ?"
                " WHERE retention_days IS NOT NULL LIMIT ?)",
                (now, DAY, most),
            ).rowcount


def _group(row: tuple[int, str, int, int | None, str]) -> LogGroup:
    number, name, created_at, retention_days, tags = row
    return LogGroup(id=number, name=name, created_at=created_at, retention_days=retention_days, tags=json.loads(tags))


def _find_group(connection: sqlite3.Connection, account_id: str, region: str, name: str) -> LogGroup | None:
    row = connection.execute(
        "SELECT id, name, created_at, retention_days, tags FROM log_group"
        " WHERE account_id = ? AND region = ? AND name = ?",
        (account_id, region, name),
    ).fetchone()
    return None if row is None else _group(row)


def _stream_place(connection: sqlite3.Connection, place: tuple[str, str, str, str], now: int) -> tuple[int, int]:
    """Return our numbers for the group and the stream at (account, region, group, stream), made when they lack."""
    find = (
        "SELECT group_id, log_stream.id FROM log_stream JOIN log_group ON log_group.id = group_id"
        " WHERE account_id = ? AND region = ? AND log_group.name = ? AND log_stream.name = ?"
    )
    row = connection.execute(find, place).fetchone()
    if row is None:
        _make_stream(connection, place, now)
        row = connection.execute(find, place).fetchone()
    return int(row[0]), int(row[1])


def _make_stream(connection: sqlite3.Connection, place: tuple[str, str, str, str], now: int) -> None:
    account_id, region, group, stream = place
    connection.execute(
        "INSERT INTO log_group (account_id, region, name, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (account_id, region, group, now),
    )
    connection.execute(
        "INSERT INTO log_stream (group_id, name, created_at)"
        " SELECT id, ?, ? FROM log_group WHERE account_id = ? AND region = ? AND name = ?",
        (stream, now, account_id, region, group),
    )


def _select(group: LogGroup, window: Window, now: int, direction: str) -> tuple[str, list[object]]:
    kept_from = 0 if group.retention_days is None else now - group.retention_days * DAY
    whose, values = _whose(group, window)
    conditions = [whose, "timestamp >= ?"]
    values.append(max(window.start, kept_from))
    if window.end is not None:
        conditions.append("timestamp < ?")
        values.append(window.end)
    for sign, position in ((">", window.after), ("<", window.before)):
        if position is not None:
            conditions.append(f"(timestamp, log_event.id) {sign} (?, ?)")
            values.extend(position)
    order = "ASC" if direction == "forward" else "DESC"
    # CROSS JOIN: the events lead, in the order of their index, and each names its stream.
    sql = (
        "SELECT timestamp, log_event.id, log_stream.name, ingested_at, message"  # noqa: S608  # our conditions, bound values
        " FROM log_event CROSS JOIN log_stream ON log_stream.id = stream_id"
        f" WHERE {' AND '.join(conditions)} ORDER BY timestamp {order}, log_event.id {order}"
    )
    return sql, values


def _whose(group: LogGroup, window: Window) -> tuple[str, list[object]]:
    """Return the condition that chooses the streams: one stream by its own index, several by that of the group."""
    if window.streams is not None and len(window.streams) == 1:
        one = "stream_id = (SELECT id FROM log_stream WHERE group_id = ? AND name = ?)"
        return one, [group.id, window.streams[0]]
    conditions = ["log_event.group_id = ?"]
    bound: list[object] = [group.id]
    if window.stream_prefix:
        conditions.append("substr(log_stream.name, 1, ?) = ?")
        bound += [len(window.stream_prefix), window.stream_prefix]
    if window.streams is not None:
        conditions.append(f"log_stream.name IN ({', '.join('?' * len(window.streams))})")
        bound += window.streams
    return " AND ".join(conditions), bound


def _events(rows: Iterable[Sequence[object]]) -> Iterator[LogEvent]:
    for timestamp, number, stream, ingested_at, message in rows:
        yield LogEvent(
            position=(int(str(timestamp)), int(str(number))),
            stream=str(stream),
            ingested_at=int(str(ingested_at)),
            message=str(message),
        )


def _storable(message: str) -> str:
    """Return a line in which half a character (a lone surrogate) is a `?`, as where Java writes UTF-8."""
    return message if message.isascii() else message.encode(errors="replace").decode()


def _take(events: Iterator[LogEvent], limit: int, wanted: Callable[[str], bool]) -> tuple[list[LogEvent], bool]:
    found: list[LogEvent] = []
    size = 0
    for event in events:
        if not wanted(event.message):
            continue
        size += len(event.message.encode()) + EVENT_OVERHEAD
        if len(found) == limit or (found and size > PAGE_BYTES):
            return found, True
        found.append(event)
    return found, False


def _any(_message: str) -> bool:
    return True
