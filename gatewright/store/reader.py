"""
The documents of one server, to read: what the data plane is made of.

The process that writes is one, and any number of others may read the same files at the same time; `catch_up` tells a
reader what was committed elsewhere. `revision` is a plain number that the event loop reads without any lock.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from gatewright.store.database import Database, database_path, open_reader
from gatewright.store.documents import Documents, decode_ids

CONFIGURATION_FILE = "configuration.sqlite3"

Change = tuple[str, str, str, tuple[str, ...]]
"""What a commit touched: account, region, kind, ids."""


class StoreReader:
    """The documents of one server."""

    def __init__(self, reader: Database) -> None:
        self._reader = reader
        self._revision = 0
        self.catch_up()

    @classmethod
    def beside(cls, directory: Path) -> "StoreReader":
        """Read what another process has opened with `Store.open` and goes on to write."""
        return cls(open_reader(database_path(directory, CONFIGURATION_FILE)))

    @property
    def revision(self) -> int:
        """How many commits have changed something; read without a lock."""
        return self._revision

    def catch_up(self) -> None:
        """Learn the revision that others have brought the documents to."""
        with self._reader.transaction() as connection:
            self._revision = int(connection.execute("SELECT number FROM revision").fetchone()[0])

    def reading(self, account_id: str, region: str) -> AbstractContextManager[Documents]:
        """Give the documents of an account and region to read, all of one moment."""
        return self._read(account_id, region)

    @contextmanager
    def _read(self, account_id: str, region: str) -> Iterator[Documents]:
        with self._reader.transaction() as connection:
            yield Documents(connection, account_id, region)

    def changes_since(self, revision: int, kinds: Iterable[str] | None = None) -> set[Change]:
        """Return the keys that commits after this revision touched, deleted ones too: all, or those of some kinds."""
        wanted = None if kinds is None else json.dumps(sorted(kinds))
        with self._reader.transaction() as connection:
            rows = connection.execute(
                "SELECT account_id, region, kind, ids FROM change WHERE revision > ?1"
                " AND (?2 IS NULL OR kind IN (SELECT value FROM json_each(?2)))",
                (revision, wanted),
            ).fetchall()
        return {(row[0], row[1], row[2], decode_ids(row[3])) for row in rows}

    def scopes(self) -> list[tuple[str, str]]:
        """Return every account and region that holds a document."""
        with self._reader.transaction() as connection:
            rows = connection.execute("SELECT DISTINCT account_id, region FROM document ORDER BY 1, 2").fetchall()
        return [(row[0], row[1]) for row in rows]

    def close(self) -> None:
        """Close the connection."""
        self._reader.close()
