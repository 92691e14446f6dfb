import json
import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest

from gatewright.store.errors import DamagedStore, NewerStore
from gatewright.store.migrate import CONFIGURATION_STEPS, FIRST_VERSION, Step, bring_forward
from gatewright.store.reader import CONFIGURATION_FILE
from gatewright.store.store import Store

SCHEMA = "CREATE TABLE pet (name TEXT);"
STEPS = (
    Step(title="pets have an age", sql="ALTER TABLE pet ADD COLUMN age INTEGER;"),
    Step(title="pets have an owner", sql="ALTER TABLE pet ADD COLUMN owner TEXT;"),
)


def connect() -> sqlite3.Connection:
    """Open an empty database."""
    return sqlite3.connect(":memory:", isolation_level=None)


def version(connection: sqlite3.Connection) -> int:
    """Return how far a database is."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def columns(connection: sqlite3.Connection) -> list[str]:
    """Return the columns of the table."""
    return [row[1] for row in connection.execute("PRAGMA table_info(pet)")]


def test_empty_database_gets_the_whole_schema() -> None:
    """A new database is made as the schema says, at the newest version."""
    connection = connect()
    bring_forward(connection, SCHEMA, STEPS)

    assert (["name"], 3) == (columns(connection), version(connection))


def test_older_database_takes_the_steps_it_lacks() -> None:
    """From version 2 only the second step is taken, and what was stored stays."""
    connection = connect()
    bring_forward(connection, SCHEMA + STEPS[0].sql, STEPS[:1])
    connection.execute("INSERT INTO pet VALUES ('Rex', 3)")
    bring_forward(connection, SCHEMA, STEPS)

    assert (["name", "age", "owner"], 3) == (columns(connection), version(connection))
    assert [("Rex", 3, None)] == connection.execute("SELECT * FROM pet").fetchall()


def test_newest_database_is_left_alone() -> None:
    """A second time changes nothing."""
    connection = connect()
    bring_forward(connection, SCHEMA, ())
    bring_forward(connection, SCHEMA, ())

    assert (["name"], 1) == (columns(connection), version(connection))


def test_failing_step_leaves_the_database_as_it_was() -> None:
    """A step is taken whole or not at all."""
    connection = connect()
    bring_forward(connection, SCHEMA, ())
    broken = Step(title="broken", sql="ALTER TABLE pet ADD COLUMN age INTEGER; SELECT * FROM nowhere;")
    with pytest.raises(sqlite3.OperationalError):
        bring_forward(connection, SCHEMA, (broken,))

    assert (["name"], 1) == (columns(connection), version(connection))


def test_newer_database_is_refused() -> None:
    """There is no way back."""
    connection = connect()
    bring_forward(connection, SCHEMA, STEPS)

    with pytest.raises(NewerStore, match="expected a state of version 1 or earlier, found version 3"):
        bring_forward(connection, SCHEMA, ())


def test_database_of_others_is_refused() -> None:
    """Tables without a version are somebody else's."""
    connection = connect()
    connection.execute("CREATE TABLE theirs (x)")

    with pytest.raises(DamagedStore, match="the tables of something else"):
        bring_forward(connection, SCHEMA, ())


def test_state_of_the_first_version_gets_the_default_models(tmp_path: Path) -> None:
    """Its APIs were created without them; what they have by now stays."""
    store = Store.open(tmp_path)
    with store.transaction("000000000000", "eu-west-1") as documents:
        documents.put("rest_api", "old", document={"id": "old"})
        documents.put("rest_api", "new", document={"id": "new"})
        documents.put("model", "new", "Empty", document={"id": "kept", "name": "Empty"})
    store.close()
    with sqlite3.connect(tmp_path / CONFIGURATION_FILE) as connection:
        connection.execute("PRAGMA user_version = 1")
    connection.close()

    store = Store.open(tmp_path)
    with store.reading("000000000000", "eu-west-1") as documents:
        old = documents.list("model", "old")
        kept = documents.get("model", "new", "Empty")
    store.close()

    assert ["Empty", "Error"] == [one["name"] for one in old]
    assert {"object"} == {json.loads(one["schema"])["type"] for one in old}
    assert {"id": "kept", "name": "Empty"} == kept


def test_a_state_of_an_earlier_version_gets_the_table_of_today() -> None:
    """The step and `schema.sql` say the same of what the step brings."""
    schema = files("gatewright.store").joinpath("schema.sql").read_text(encoding="utf-8")
    new, old = connect(), connect()
    bring_forward(new, schema, CONFIGURATION_STEPS)
    bring_forward(old, schema, CONFIGURATION_STEPS)
    old.executescript(f"DROP TABLE blob; PRAGMA user_version = {FIRST_VERSION}")
    bring_forward(old, schema, CONFIGURATION_STEPS)

    expected = new.execute("PRAGMA table_info(blob)").fetchall()
    assert expected == old.execute("PRAGMA table_info(blob)").fetchall() != []
