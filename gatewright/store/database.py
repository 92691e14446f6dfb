"""
One connection to one SQLite database, and the lock that lets one thread use it at a time.

Each role has a connection of its own: the writer of documents, their reader, and the records of the data plane. WAL
lets the reader go on while the writer commits. `synchronous=FULL` makes a commit durable before it returns; `NORMAL`
makes it durable against a crash of the process, and leaves the last moments before a power cut open.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from threading import RLock
from typing import Literal

from gatewright.store.errors import DamagedStore, StoreError, StoreInUse
from gatewright.store.migrate import Step, bring_forward

MEMORY = ":memory:"
"""The place of a database that nobody keeps."""

BUSY_TIMEOUT = 10.0
"""Seconds to wait for another process that holds the write lock."""

Synchronous = Literal["FULL", "NORMAL", "OFF"]
"""How far a commit is on its way to the disk when it returns."""


class Database:
    """A connection and its lock."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._lock = RLock()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """
        Hold the connection in one transaction; commit at the end, roll back when anything is raised.

        The transaction is deferred: SQLite takes its write lock at the first statement that writes, so that whoever
        only reads never waits for it, nor makes others wait.
        """
        with self._lock:
            self.connection.execute("BEGIN DEFERRED")
            try:
                yield self.connection
            except BaseException:
                self._roll_back()
                raise
            self._commit()

    def close(self) -> None:
        """Close the connection; what was committed stays."""
        with self._lock:
            self.connection.close()

    def _commit(self) -> None:
        try:
            self.connection.execute("COMMIT")
        except sqlite3.Error:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        # SQLite has rolled back by itself where the disk is full or the file is damaged.
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")


def open_database(place: str, *, schema: str, steps: Sequence[Step], synchronous: Synchronous) -> Database:
    """Open the database at a path (or `MEMORY`), bring it to our schema, and say plainly when that cannot be."""
    text = files("gatewright.store").joinpath(schema).read_text(encoding="utf-8")
    try:
        connection = _connect(place)
        try:
            _prepare(connection, text, steps, synchronous)
        except BaseException:
            connection.close()
            raise
    except StoreError as error:
        raise type(error)(f"the state `{place}` cannot be used: {error}") from error
    except sqlite3.Error as error:
        raise _refusal(place, error) from error
    return Database(connection)


def verify(database: Database, place: str) -> None:
    """Read every page of a database once, and raise when one of them is damaged."""
    try:
        with database.transaction() as connection:
            verdict = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        raise _refusal(place, error) from error
    if verdict != "ok":
        raise DamagedStore(f"the state `{place}` is damaged: {' '.join(verdict.split())}")


def open_reader(place: str) -> Database:
    """Open a second connection to a database that `open_database` has prepared; it cannot write."""
    connection = _connect(place)
    connection.execute("PRAGMA query_only = ON")
    return Database(connection)


def _connect(place: str) -> sqlite3.Connection:
    if place != MEMORY:
        # API keys stand in it: for its owner's eyes only. SQLite gives its side files the same rights.
        os.close(os.open(place, os.O_RDWR | os.O_CREAT, 0o600))
    # Threads take turns by `Database`'s lock, which is what `check_same_thread` would otherwise forbid.
    return sqlite3.connect(place, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False)


def _prepare(connection: sqlite3.Connection, schema: str, steps: Sequence[Step], synchronous: Synchronous) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    connection.execute("PRAGMA foreign_keys = ON")
    bring_forward(connection, schema, steps)


def _refusal(place: str, error: sqlite3.Error) -> StoreError:
    if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
        return StoreInUse(f"the state `{place}` is in use by another process")
    if isinstance(error, sqlite3.OperationalError):
        return StoreError(f"the state `{place}` cannot be opened: {error}")
    return DamagedStore(f"the state `{place}` cannot be read: {error}")


def database_path(directory: Path | None, name: str) -> str:
    """Return the place of a database: a file of the directory, or `MEMORY` without one."""
    return MEMORY if directory is None else str(directory / name)
