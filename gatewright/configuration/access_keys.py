"""
Access keys, and whose they are.

Reads of `documents` (all of IAM's one pseudo region), beside those of `principals`:

* `iam_access_keys`: `{"AccessKeys": [...]}` as CreateAccessKey answers each, secret and all; a key without `UserName`
  is the root user's
* `iam_sessions`: `{"Sessions": [...]}`, the temporary credentials that were issued

Only our own store knows these two; no operation of AWS's answers them. What is not told becomes UNKNOWN.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from gatewright.configuration.documents import Documents
from gatewright.configuration.principals import principals
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.principal import AccessKey, Principal
from gatewright.model.unknown import UNKNOWN, Unknown


def access_keys(documents: Documents, *, account_id: str | Unknown) -> Listing[AccessKey]:
    """Return the access keys of an account by id."""
    keys, sessions = documents.get("iam_access_keys"), documents.get("iam_sessions")
    if isinstance(keys, Unknown) or isinstance(sessions, Unknown):
        return unknown_listing(keys if isinstance(keys, Unknown) else UNKNOWN)
    account = principals(documents, account_id=account_id)
    users: dict[str | None, Principal | Unknown] = {}
    found: dict[str, AccessKey] = {}
    for key in (keys or {}).get("AccessKeys", ()):
        owner = key.get("UserName")
        if owner not in users:
            users[owner] = account.root() if owner is None else account.user(owner)
        found[key["AccessKeyId"]] = long_lived(key, users[owner])
    for session in (sessions or {}).get("Sessions", ()):
        found[session["AccessKeyId"]] = temporary(session, account.of_session(session))
    return Listing(found)


def merged(listings: Iterable[Listing[AccessKey]]) -> Listing[AccessKey]:
    """Return the keys of several accounts in one listing; it is complete when each of them is."""
    items: dict[str, AccessKey | None] = {}
    rest: Unknown | None = None
    for listing in listings:
        items.update(listing.items)
        rest = rest if listing.rest is None else listing.rest
    return Listing(items, rest)


def long_lived(key: Mapping[str, Any], principal: Principal | Unknown) -> AccessKey:
    """Return a key as CreateAccessKey, or ListAccessKeys without its secret, tells it."""
    status = key.get("Status")
    return AccessKey(
        id=key["AccessKeyId"],
        secret=key.get("SecretAccessKey", UNKNOWN),
        active=UNKNOWN if status is None else status == "Active",
        principal=principal,
    )


def temporary(session: Mapping[str, Any], principal: Principal | Unknown) -> AccessKey:
    """Return the key of a session."""
    return AccessKey(
        id=session["AccessKeyId"],
        secret=session["SecretAccessKey"],
        session_token=session["SessionToken"],
        expires_at=session["Expiration"],
        principal=principal,
    )
