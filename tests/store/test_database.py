import sqlite3
from pathlib import Path

import pytest

from gatewright.store.database import MEMORY, Database, database_path, open_database, open_reader, verify
from gatewright.store.errors import DamagedStore, NewerStore


def opened(place: str) -> Database:
    """Open a configuration database."""
    return open_database(place, schema="schema.sql", steps=(), synchronous="FULL")


def test_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """A damaged file is named in one sentence."""
    place = tmp_path / "x.sqlite3"
    place.write_bytes(b"this is no database, but long enough to look like one" * 100)

    with pytest.raises(DamagedStore, match=r"the state `.*x\.sqlite3` cannot be read: file is not a database"):
        opened(str(place))


def test_torn_file_is_refused(tmp_path: Path) -> None:
    """A database whose pages were overwritten is found by reading it through once."""
    place = tmp_path / "x.sqlite3"
    opened(str(place)).close()
    content = bytearray(place.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    place.write_bytes(content)

    with pytest.raises(DamagedStore, match=r"the state `.*x\.sqlite3`"):
        verify(opened(str(place)), str(place))


def test_newer_state_is_refused(tmp_path: Path) -> None:
    """A state of a later release is refused with its place and both versions."""
    place = tmp_path / "x.sqlite3"
    opened(str(place)).close()
    with sqlite3.connect(place) as connection:
        connection.execute("PRAGMA user_version = 7")
    connection.close()

    with pytest.raises(NewerStore, match=r"`.*x\.sqlite3` cannot be used: expected .* or earlier, found version 7"):
        opened(str(place))


def test_transaction_rolls_back_what_raised() -> None:
    """Nothing of a transaction that raised is there."""
    database = opened(MEMORY)

    def change() -> None:
        with database.transaction() as connection:
            connection.execute("UPDATE revision SET number = 5")
            raise KeyError

    with pytest.raises(KeyError):
        change()

    assert (0,) == database.connection.execute("SELECT number FROM revision").fetchone()


def test_database_is_usable_after_a_failed_statement() -> None:
    """A statement that SQLite refuses ends its transaction and no other."""
    database = opened(MEMORY)
    with pytest.raises(sqlite3.Error), database.transaction() as connection:
        connection.execute("SELECT * FROM nowhere")
    with database.transaction() as connection:
        connection.execute("UPDATE revision SET number = 5")

    assert (5,) == database.connection.execute("SELECT number FROM revision").fetchone()


def test_reader_cannot_write(tmp_path: Path) -> None:
    """A reader's connection refuses every statement that writes."""
    place = str(tmp_path / "x.sqlite3")
    writer, reader = opened(place), open_reader(place)
    with pytest.raises(sqlite3.OperationalError), reader.transaction() as connection:
        connection.execute("UPDATE revision SET number = 5")
    reader.close()
    writer.close()


def test_no_directory_means_memory(tmp_path: Path) -> None:
    """Without a directory nothing is kept."""
    assert (MEMORY, str(tmp_path / "x")) == (database_path(None, "x"), database_path(tmp_path, "x"))
