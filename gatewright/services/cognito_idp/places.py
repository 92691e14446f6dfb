"""In which account and region a pool, a client or a domain lives, where nobody's credentials say so.

Apps sign users in without AWS credentials, and anybody may ask for a pool's keys; the ids are unique over all accounts.
"""

from dataclasses import dataclass

from gatewright.services.cognito_idp.identifiers import region_of
from gatewright.store.reader import StoreReader


@dataclass(frozen=True, slots=True)
class Place:
    """One account and region."""

    account_id: str
    """Twelve digits."""

    region: str
    """`eu-west-1`, ..."""


def place_of_pool(store: StoreReader, pool_id: str) -> Place | None:
    """Return where a pool lives, `None` when there is none of this id."""
    return _holding(store, "user_pool", pool_id, region=region_of(pool_id))


def place_of_client(store: StoreReader, client_id: str) -> Place | None:
    """Return where an app client lives."""
    return _holding(store, "user_pool_of_client", client_id)


def place_of_domain(store: StoreReader, domain: str, region: str) -> Place | None:
    """Return where a domain of Cognito's in a region lives."""
    return _holding(store, "user_pool_domain", domain, region=region)


def _holding(store: StoreReader, kind: str, name: str, region: str | None = None) -> Place | None:
    for account_id, where in store.scopes():
        if region in (None, where):
            with store.reading(account_id, where) as documents:
                if documents.get(kind, name) is not None:
                    return Place(account_id, where)
    return None
