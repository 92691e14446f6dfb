"""
Bring a database to the schema that this version knows.

A new database gets the whole schema at once. One that an earlier version wrote goes forward by numbered steps, each in
a transaction of its own; `PRAGMA user_version` says how far it is. There is no way back: a database that a later
version wrote is refused, rather than half understood.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from gatewright.store.errors import DamagedStore, NewerStore

FIRST_VERSION = 1
"""The version of a database that no step has touched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step forward."""

    title: str
    """What it brings, for whoever reads the table."""

    sql: str
    """Its statements."""


_DEFAULT_MODELS = """
    INSERT INTO document (account_id, region, kind, ids, body)
    SELECT api.account_id, api.region, 'model', api.ids || model.name || char(31),
           json_object('id', lower(hex(randomblob(3))), 'name', model.name, 'description', model.description,
                       'schema', model.schema, 'contentType', 'application/json')
    FROM document AS api, (
        SELECT 'Empty' AS name, 'This is a default empty schema model' AS description,
               '{"$schema":"http://json-schema.org/draft-04/schema#","title":"Empty Schema","type":"object"}' AS schema
        UNION ALL
        SELECT 'Error', 'This is a default error schema model',
               '{"$schema":"http://json-schema.org/draft-04/schema#","title":"Error Schema","type":"object",'
               || '"properties":{"message":{"type":"string"}}}'
    ) AS model
    WHERE api.kind = 'rest_api'
    ON CONFLICT DO NOTHING;
"""

_BLOBS = """
    CREATE TABLE IF NOT EXISTS blob (
        account_id TEXT NOT NULL,
        region     TEXT NOT NULL,
        digest     TEXT NOT NULL,
        body       BLOB NOT NULL,
        PRIMARY KEY (account_id, region, digest)
    ) STRICT;
"""

CONFIGURATION_STEPS: tuple[Step, ...] = (
    Step(title="every API has the models Empty and Error", sql=_DEFAULT_MODELS),
    Step(title="blobs: the code of functions", sql=_BLOBS),
)
"""The steps of `schema.sql`, oldest first; the first leads from version 1 to 2."""

RECORDS_STEPS: tuple[Step, ...] = ()
"""The steps of `records.sql`."""


def bring_forward(connection: sqlite3.Connection, schema: str, steps: Sequence[Step]) -> None:
    """Create the schema in an empty database, or take the steps that it lacks."""
    known = FIRST_VERSION + len(steps)
    found = _version(connection)
    if found > known:
        raise NewerStore(
            f"expected a state of version {known} or earlier, found version {found}: a later release wrote it"
        )
    if found == 0 and _has_tables(connection):
        raise DamagedStore("expected a state of ours or an empty database, found the tables of something else")
    if found == 0:
        _run(connection, schema, known)
        return
    for number, step in enumerate(steps[found - FIRST_VERSION :], start=found + 1):
        _run(connection, step.sql, number)


def _run(connection: sqlite3.Connection, sql: str, version: int) -> None:
    # `executescript` would commit what is open: the transaction has to be a part of the script.
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {version:d};\nCOMMIT;")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is not None
