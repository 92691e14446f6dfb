"""Find the pool, client, group or user that an operation names.

Documents: `user_pool` and `user_pool_key` (pool), `user_pool_client` (pool, client), `user_pool_of_client` (client),
`user_pool_domain` (domain), `resource_server` (pool, identifier), `user_pool_group` (pool, group), `user_pool_user`
(pool, user name), `revoked_token` (pool, origin).
"""

from collections.abc import Iterator

from gatewright.services.cognito_idp.errors import NO_GROUP, no_user, not_found
from gatewright.store.documents import Document, Documents


def pool_of(documents: Documents, pool_id: str) -> Document:
    """Return a pool."""
    found = documents.get("user_pool", pool_id)
    if found is None:
        raise not_found(f"User pool {pool_id} does not exist.")
    return found


def client_of(documents: Documents, client_id: str, pool_id: str | None = None) -> Document:
    """Return a client; of this pool, where one is named."""
    place = documents.get("user_pool_of_client", client_id)
    found = documents.get("user_pool_client", place["UserPoolId"], client_id) if place else None
    if found is None or pool_id not in (None, found["UserPoolId"]):
        raise not_found(f"User pool client {client_id} does not exist.")
    return found


def group_of(documents: Documents, pool_id: str, name: str) -> Document:
    """Return a group of a pool."""
    found = documents.get("user_pool_group", pool_id, name)
    if found is None:
        raise not_found(NO_GROUP)
    return found


def user_of(documents: Documents, pool: Document, name: str) -> Document:
    """Return the user whom a name means: the user name, the subject, or an alias."""
    found = find_user(documents, pool, name)
    if found is None:
        raise no_user()
    return found


def find_user(documents: Documents, pool: Document, name: str) -> Document | None:
    """Return the same, or `None`."""
    wanted = folded(pool, name)
    known = documents.get("user_pool_user", pool["Id"], wanted)
    if known is not None:
        return known
    aliases = set(_aliases(pool))
    return next(
        (
            user
            for user in documents.list("user_pool_user", pool["Id"])
            if any(
                folded(pool, one["Value"]) == wanted and (one["Name"] == "sub" or _is_alias(user, one["Name"], aliases))
                for one in user["Attributes"]
            )
        ),
        None,
    )


def folded(pool: Document, name: str) -> str:
    """Return a name as users are told apart by it: case counts unless the pool says otherwise (documented)."""
    sensitive = pool.get("UsernameConfiguration", {}).get("CaseSensitive", True)
    return name if sensitive else name.lower()


def attribute(user: Document, name: str) -> str | None:
    """Return an attribute of a user, `None` when there is none."""
    return next((str(one["Value"]) for one in user["Attributes"] if one["Name"] == name), None)


def _aliases(pool: Document) -> Iterator[str]:
    yield from pool.get("UsernameAttributes", ())
    yield from pool.get("AliasAttributes", ())


def _is_alias(user: Document, name: str, aliases: set[str]) -> bool:
    """Tell whether an attribute can be signed in with; as an alias an address must be verified (documented)."""
    if name not in aliases:
        return False
    if name == "preferred_username" or user.get("byAttribute") == name:
        return True
    return attribute(user, f"{name}_verified") == "true"
