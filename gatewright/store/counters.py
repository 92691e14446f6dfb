"""
How many requests each API key made under each usage plan, by day.

Days are UTC dates in ISO form (`2026-01-31`), as `get_usage` names them.
"""

from collections.abc import Iterable

from gatewright.store.database import Database

Use = tuple[str, str, str, int]
"""Plan id, key id, day and how many requests."""


ByKey = dict[str, dict[str, int]]
"""Key id -> day -> how many requests."""


class Counters:
    """Usage by (plan, key, day)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, account_id: str, region: str, uses: Iterable[Use]) -> None:
        """Add requests to the counters, all in one transaction."""
        rows = [(account_id, region, plan, key, day, count) for plan, key, day, count in uses]
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT INTO usage (account_id, region, plan_id, key_id, day, used) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET used = used + excluded.used",
                rows,
            )

    def extend(self, account_id: str, region: str, plan_id: str, key_id: str, *, day: str, by: int) -> None:
        """Grant requests beyond the plan's quota, in the period that holds the day."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO usage (account_id, region, plan_id, key_id, day, used, extended)"
                " VALUES (?, ?, ?, ?, ?, 0, ?) ON CONFLICT DO UPDATE SET extended = extended + excluded.extended",
                (account_id, region, plan_id, key_id, day, by),
            )

    def used(self, account_id: str, region: str, plan_id: str, *, first: str, last: str) -> ByKey:
        """Return the requests of each key of a plan by day, from the first day to the last."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT key_id, day, used FROM usage WHERE account_id = ? AND region = ? AND plan_id = ?"
                " AND day BETWEEN ? AND ? AND used <> 0 ORDER BY key_id, day",
                (account_id, region, plan_id, first, last),
            ).fetchall()
        return _by_key(rows)

    def extended(self, account_id: str, region: str, plan_id: str, *, first: str, last: str) -> ByKey:
        """Return what was granted to each key of a plan by day, from the first day to the last."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT key_id, day, extended FROM usage WHERE account_id = ? AND region = ? AND plan_id = ?"
                " AND day BETWEEN ? AND ? AND extended <> 0 ORDER BY key_id, day",
                (account_id, region, plan_id, first, last),
            ).fetchall()
        return _by_key(rows)

    def forget(self, account_id: str, region: str, plan_id: str) -> None:
        """Drop the counters of a plan that is gone."""
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM usage WHERE account_id = ? AND region = ? AND plan_id = ?", (account_id, region, plan_id)
            )


def _by_key(rows: Iterable[tuple[str, str, int]]) -> ByKey:
    found: ByKey = {}
    for key_id, day, count in rows:
        found.setdefault(key_id, {})[day] = count
    return found
