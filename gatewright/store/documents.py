"""
Documents: (kind, ids) -> the JSON that AWS would answer, for one account and region, in one transaction.

What `get` returns is a copy: changing it changes nothing until it is `put`. The ids of a key are stored as one text in
which U+001F ends each id, so that the documents below a key are a range of the index.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeAlias

Document: TypeAlias = dict[str, Any]
"""One JSON object in AWS's own shape: member names of botocore's outputs, timestamps as Unix seconds."""

Listed: TypeAlias = list[Document]
"""Documents, oldest first."""

Itemised: TypeAlias = list[tuple[tuple[str, ...], Document]]
"""Documents with the ids of their keys, oldest first."""

Everywhere: TypeAlias = list[tuple[str, Document]]
"""Documents with their regions, oldest first."""

Key: TypeAlias = tuple[str, tuple[str, ...]]
"""A kind and the ids."""

Rows: TypeAlias = list[tuple[str, str]]
"""Ids, encoded, and the text of a document."""

_ESCAPE, _END = "\x1e", "\x1f"
_AFTER_END = chr(ord(_END) + 1)


class Documents:
    """The documents of one account and region within one transaction."""

    def __init__(self, connection: sqlite3.Connection, account_id: str, region: str) -> None:
        self.account_id = account_id
        self.region = region
        self.changed: dict[Key, None] = {}
        self.others: dict[tuple[str, str], Documents] = {}
        self._connection = connection

    def of(self, account_id: str, region: str) -> "Documents":
        """Return the documents of another account or region within the same transaction, committed with it."""
        if (account_id, region) == (self.account_id, self.region):
            return self
        if (account_id, region) not in self.others:
            self.others[account_id, region] = Documents(self._connection, account_id, region)
        return self.others[account_id, region]

    @contextmanager
    def tentative(self) -> Iterator[None]:
        """Take back what is changed within, in any account and region of the transaction, when anything is raised."""
        before, others = dict(self.changed), {place: dict(one.changed) for place, one in self.others.items()}
        self._connection.execute("SAVEPOINT tentative")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK TO tentative")
            self.changed = before
            for place, one in self.others.items():
                one.changed = others.get(place, {})
            raise
        finally:
            self._connection.execute("RELEASE tentative")

    def get(self, kind: str, *ids: str) -> Document | None:
        """Return a copy of the document, `None` when there is none."""
        row = self._connection.execute(
            "SELECT body FROM document WHERE account_id = ? AND region = ? AND kind = ? AND ids = ?",
            (self.account_id, self.region, kind, encode_ids(ids)),
        ).fetchone()
        return None if row is None else json.loads(row[0])

    def put(self, kind: str, *ids: str, document: Mapping[str, Any]) -> None:
        """Create or replace a document; one that is already so leaves no trace."""
        cursor = self._connection.execute(
            "INSERT INTO document (account_id, region, kind, ids, body) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (account_id, region, kind, ids) DO UPDATE SET body = excluded.body"
            " WHERE body IS NOT excluded.body",
            (self.account_id, self.region, kind, encode_ids(ids), _text(document)),
        )
        if cursor.rowcount > 0:
            self.changed[kind, ids] = None

    def delete(self, kind: str, *ids: str) -> bool:
        """Delete a document; say whether there was one."""
        cursor = self._connection.execute(
            "DELETE FROM document WHERE account_id = ? AND region = ? AND kind = ? AND ids = ?",
            (self.account_id, self.region, kind, encode_ids(ids)),
        )
        if cursor.rowcount > 0:
            self.changed[kind, ids] = None
        return cursor.rowcount > 0

    def delete_below(self, kind: str, *ids: str) -> None:
        """Delete every document of the kind whose key starts with these ids."""
        low, high = _range(ids)
        rows = self._connection.execute(
            "DELETE FROM document WHERE account_id = ? AND region = ? AND kind = ? AND ids >= ? AND ids < ?"
            " RETURNING ids",
            (self.account_id, self.region, kind, low, high),
        ).fetchall()
        self.changed.update({(kind, decode_ids(row[0])): None for row in rows})

    def list(self, kind: str, *ids: str) -> Listed:
        """Return copies of every document of the kind whose key starts with these ids, oldest first."""
        # Read at once: of a small document the call takes longer than the reading.
        found: Listed = json.loads(f"[{','.join([body for _, body in self._rows(kind, ids)])}]")
        return found

    def count(self, kind: str, *ids: str) -> int:
        """Return how many documents of the kind there are whose key starts with these ids."""
        low, high = _range(ids)
        row = self._connection.execute(
            "SELECT count(*) FROM document WHERE account_id = ? AND region = ? AND kind = ? AND ids >= ? AND ids < ?",
            (self.account_id, self.region, kind, low, high),
        ).fetchone()
        return int(row[0])

    def items(self, kind: str, *ids: str, where: Callable[[str], bool] | None = None) -> Itemised:
        """
        Return the ids and a copy of every document of the kind whose key starts with these ids, oldest first: all, or
        those of whose text `where` is true, so that the others need not be read.
        """
        rows = self._rows(kind, ids)
        return [(decode_ids(key), json.loads(body)) for key, body in rows if where is None or where(body)]

    def _rows(self, kind: str, ids: tuple[str, ...]) -> Rows:
        low, high = _range(ids)
        return self._connection.execute(
            "SELECT ids, body FROM document WHERE account_id = ? AND region = ? AND kind = ? AND ids >= ? AND ids < ?"
            " ORDER BY position",
            (self.account_id, self.region, kind, low, high),
        ).fetchall()

    def accounts(self, kind: str) -> tuple[str, ...]:
        """Return every account that has a document of the kind in this region."""
        rows = self._connection.execute(
            "SELECT DISTINCT account_id FROM document WHERE region = ? AND kind = ? ORDER BY 1", (self.region, kind)
        ).fetchall()
        return tuple(row[0] for row in rows)

    def in_region(self, region: str) -> "Documents":
        """Return the documents of another region of the account, of the same moment, to read."""
        return Documents(self._connection, self.account_id, region)

    def of_every_region(self, kind: str) -> Everywhere:
        """Return copies of every document of the kind in the account, each with its region, oldest first."""
        rows = self._connection.execute(
            "SELECT region, body FROM document WHERE account_id = ? AND kind = ? ORDER BY position",
            (self.account_id, kind),
        ).fetchall()
        return [(row[0], json.loads(row[1])) for row in rows]

    def keep_blob(self, body: bytes) -> str:
        """Keep what is too large for a document, and return its name: the SHA-256 of its content, in hexadecimal."""
        digest = hashlib.sha256(body).hexdigest()
        self._connection.execute(
            "INSERT INTO blob (account_id, region, digest, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (self.account_id, self.region, digest, body),
        )
        return digest

    def blob(self, digest: str) -> bytes | None:
        """Return what was kept under this name, `None` when there is nothing."""
        row = self._connection.execute(
            "SELECT body FROM blob WHERE account_id = ? AND region = ? AND digest = ?",
            (self.account_id, self.region, digest),
        ).fetchone()
        return None if row is None else bytes(row[0])

    def forget_blob(self, digest: str) -> None:
        """Delete what was kept under this name; whoever asks has seen that no document names it any more."""
        self._connection.execute(
            "DELETE FROM blob WHERE account_id = ? AND region = ? AND digest = ?",
            (self.account_id, self.region, digest),
        )


def encode_ids(ids: tuple[str, ...]) -> str:
    """Return the ids as one text that no other ids have."""
    return "".join(one.replace(_ESCAPE, _ESCAPE + "0").replace(_END, _ESCAPE + "1") + _END for one in ids)


def decode_ids(text: str) -> tuple[str, ...]:
    """Return the ids that `encode_ids` was given."""
    parts = text.split(_END)[:-1]
    if _ESCAPE not in text:
        return tuple(parts)
    return tuple(part.replace(_ESCAPE + "1", _END).replace(_ESCAPE + "0", _ESCAPE) for part in parts)


def _range(ids: tuple[str, ...]) -> tuple[str, str]:
    low = encode_ids(ids)
    # Everything that goes on from `low` sorts before the same text with a later end. U+10FFFF is no character.
    return low, (low[:-1] + _AFTER_END if low else "\U0010ffff")


def _text(document: Mapping[str, Any]) -> str:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        # Half a character, which JSON may spell (`\ud800`) and UTF-8 cannot hold: it stays as JSON spells it.
        return json.dumps(document, separators=(",", ":"))
    return text
