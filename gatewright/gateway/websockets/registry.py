"""
The connections that are open now, by their ids: whom `@connections` can reach.

Ids are never used again, so an id that is not here belongs to nobody any more, or never did.
"""

from collections.abc import Iterator
from typing import Protocol

from gatewright.gateway.canaries import StageKey


class Reachable(Protocol):
    """What `@connections` may do with a connection."""

    stage: StageKey
    """The stage that it was opened at."""

    def post(self, text: bytes) -> bool:
        """Send a message; return whether there was room for it."""

    def disconnect(self) -> None:
        """Close it."""

    def about(self) -> dict[str, object]:
        """Return what `GetConnection` tells."""


class OpenConnections:
    """Every open connection of one process."""

    def __init__(self) -> None:
        self._open: dict[str, Reachable] = {}

    def __len__(self) -> int:
        return len(self._open)

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._open))

    def add(self, connection_id: str, connection: Reachable) -> None:
        """Take a new connection."""
        self._open[connection_id] = connection

    def discard(self, connection_id: str) -> None:
        """Forget one that is over."""
        self._open.pop(connection_id, None)

    def of_stage(self, stage: StageKey, connection_id: str) -> Reachable | None:
        """Return a connection of this stage; `None` where there is none of that id, whichever other stage has it."""
        found = self._open.get(connection_id)
        return found if found is not None and found.stage == stage else None
