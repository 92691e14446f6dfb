"""
The state of one server: documents, usage counters and log events.

Three connections, one for each role: the writer of documents (the control plane's worker thread), their reader
(whoever builds a snapshot), and the records of the data plane in a file of their own. Each has a lock, so any thread
may call any method. `revision` is a plain number that the event loop reads without any lock.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from gatewright.store.counters import Counters
from gatewright.store.database import MEMORY, Database, Synchronous, database_path, open_database, open_reader, verify
from gatewright.store.documents import Documents, encode_ids
from gatewright.store.errors import StoreError, StoreInUse
from gatewright.store.log_events import LogEvents
from gatewright.store.migrate import CONFIGURATION_STEPS, RECORDS_STEPS
from gatewright.store.reader import CONFIGURATION_FILE, StoreReader

RECORDS_FILE = "records.sqlite3"
LOCK_FILE = "lock"


class Store(StoreReader):
    """The state of one server, to read and to change."""

    def __init__(self, writer: Database, reader: Database, records: Database, lock: int | None) -> None:
        super().__init__(reader)
        self.counters = Counters(records)
        self.log_events = LogEvents(records)
        self._writer = writer
        self._records = records
        self._lock = lock

    @classmethod
    def open(cls, directory: Path | None, *, durable: bool = True) -> "Store":
        """
        Open the state in a directory, which is made when it lacks; `None` keeps everything in memory. What is not
        `durable` never waits for the disk.
        """
        sure: Synchronous = "FULL" if durable else "OFF"
        soon: Synchronous = "NORMAL" if durable else "OFF"
        with ExitStack() as opened:
            lock = None if directory is None else _lock(directory)
            opened.callback(_unlock, lock)
            place = database_path(directory, CONFIGURATION_FILE)
            writer = open_database(place, schema="schema.sql", steps=CONFIGURATION_STEPS, synchronous=sure)
            opened.callback(writer.close)
            # The records may be large, and nothing depends on every page of them: they are not read through.
            verify(writer, place)
            reader = writer if place == MEMORY else open_reader(place)
            opened.callback(reader.close)
            place = database_path(directory, RECORDS_FILE)
            records = open_database(place, schema="records.sql", steps=RECORDS_STEPS, synchronous=soon)
            opened.pop_all()
        return cls(writer, reader, records, lock)

    @contextmanager
    def transaction(self, account_id: str, region: str) -> Iterator[Documents]:
        """
        Give the documents of an account and region to change; commit at the end, or nothing when anything is raised.

        The commit is on the disk when this returns. A transaction that changes nothing leaves the revision as it is,
        and never takes the write lock.
        """
        revision = self._revision
        with self._writer.transaction() as connection:
            documents = Documents(connection, account_id, region)
            yield documents
            changed = [each for each in (documents, *documents.others.values()) if each.changed]
            if changed:
                revision = _record(changed, connection)
        self._revision = max(self._revision, revision)

    def close(self) -> None:
        """Close every connection and let go of the directory."""
        for database in {self._writer, self._reader, self._records}:
            database.close()
        _unlock(self._lock)
        self._lock = None


def _record(changed: list[Documents], connection: sqlite3.Connection) -> int:
    """Raise the revision, and note for each changed key that this revision touched it."""
    number = int(connection.execute("UPDATE revision SET number = number + 1 RETURNING number").fetchone()[0])
    connection.executemany(
        "INSERT INTO change (account_id, region, kind, ids, revision) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (account_id, region, kind, ids) DO UPDATE SET revision = excluded.revision",
        [
            (documents.account_id, documents.region, kind, encode_ids(ids), number)
            for documents in changed
            for kind, ids in documents.changed
        ],
    )
    return number


def _lock(directory: Path) -> int:
    """Hold the directory for this process: two control planes on one state would not see each other's commits."""
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(directory / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreError(f"the state directory `{directory}` cannot be used: {error.strerror}") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise StoreInUse(f"the state directory `{directory}` is in use by another server") from error
    return descriptor


def _unlock(descriptor: int | None) -> None:
    if descriptor is not None:
        os.close(descriptor)
