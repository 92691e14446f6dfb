"""The names of the account, kept in step with what the control plane commits."""

from collections.abc import Mapping

from gatewright.server.dns.account import KINDS, zone_of
from gatewright.server.dns.zone import Found, Zone
from gatewright.store.reader import StoreReader


class Names:
    """Reads what names are made of, and looks them up."""

    def __init__(self, store: StoreReader, account_id: str) -> None:
        self._store = store
        self._account_id = account_id
        self._revision = -1
        self._here = ""
        self._listeners: Mapping[str, str] = {}
        self._zone = Zone()

    def listen(self, here: str, listeners: Mapping[str, str]) -> None:
        """Take the address of this server, and those of the listeners of VPC endpoints, once they are known."""
        self._here, self._listeners, self._revision = here, listeners, -1
        self.refresh()

    def refresh(self) -> None:
        """Bring the names to the store's revision; cheap when nothing of them was committed."""
        revision = self._store.revision
        if not self._here or revision == self._revision:
            return
        begun = self._revision >= 0
        changes = self._store.changes_since(self._revision, KINDS) if begun else ()
        self._revision = revision
        if not begun or any(account == self._account_id for account, _, _, _ in changes):
            with self._store.reading(self._account_id, "") as documents:
                self._zone = zone_of(documents, self._here, self._listeners)

    def look_up(self, name: str) -> Found | None:
        """Return what there is under a name; `None` when there is no such name."""
        return self._zone.look_up(name)
