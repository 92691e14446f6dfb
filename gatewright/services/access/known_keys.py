"""
The access keys that may sign for the control plane: those of users and of sessions in the store, and the root user's.

https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html. Unlike an open control plane, nobody
is taken for the root user: a key that this server did not issue is none.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.aws.sigv4.verify import Secret
from gatewright.configuration.principals import Principals, principals_of
from gatewright.model.principal import Principal
from gatewright.model.unknown import Unknown
from gatewright.services.access.root_credentials import RootCredentials
from gatewright.services.callers import Calling, owner, root
from gatewright.services.iam import managed
from gatewright.services.iam.drawn import account_of
from gatewright.store.documents import Document, Documents
from gatewright.store.iam_answers import GLOBAL
from gatewright.store.store import Store

_USER, _GROUP, _ROLE = "iam_user", "iam_group", "iam_role"
_OF_A_ROLE: Final = "assumed-role"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownKey:
    """An access key that may sign."""

    secret: Secret
    """What it signs with."""

    calling: Calling
    """Whose it is."""

    principal: Principal | None = None
    """The policies that bind him; `None` for the root user of the server's own key, whom nothing binds."""

    session: str | None = None
    """The kind of the session that the key is of: `assumed-role`, `user`, `federated-user`; `None` for others."""


def find(key_id: str, store: Store, given: RootCredentials | None, account_id: str) -> KnownKey | None:
    """Return an active key; `given` is the root user's own of this account."""
    if given is not None and key_id == given.access_key:
        return KnownKey(secret=Secret(value=given.secret), calling=root(account_id))
    of = account_of(key_id)
    if of is None:
        return None
    with store.reading(of, GLOBAL) as documents:
        key = documents.get("iam_access_key", key_id)
        if key is not None:
            return _long_lived(documents, key)
        session = documents.get("sts_session", key_id)
        return None if session is None else _temporary(documents, session)


def anybody_may_enter(store: Store, given: RootCredentials | None) -> bool:
    """Tell whether there is an access key at all that may sign."""
    if given is not None:
        return True
    for account_id, region in store.scopes():
        if region != GLOBAL:
            continue
        with store.reading(account_id, region) as documents:
            if any(key["Status"] == "Active" for key in documents.list("iam_access_key")):
                return True
    return False


def _long_lived(documents: Documents, key: Mapping[str, Any]) -> KnownKey | None:
    if key["Status"] != "Active":
        return None
    name = key.get("UserName")
    if name is None:
        principal: Principal | Unknown = _principals(documents).root()
    else:
        user = documents.get(_USER, name.lower())
        principal = Unknown() if user is None else _principals(documents, users=(user,)).user(user["UserName"])
    if isinstance(principal, Unknown):
        return None
    return KnownKey(secret=Secret(value=key["SecretAccessKey"]), calling=owner(documents, key), principal=principal)


def _temporary(documents: Documents, session: Mapping[str, Any]) -> KnownKey | None:
    principal = _issuer(documents, session).of_session(session)
    if isinstance(principal, Unknown):
        return None
    secret = Secret(
        value=session["SecretAccessKey"], session_token=session["SessionToken"], expires_at=session["Expiration"]
    )
    calling = Calling(
        account_id=documents.account_id,
        arn=session["Arn"],
        user_id=session["UserId"],
        key_id=session["AccessKeyId"],
    )
    return KnownKey(secret=secret, calling=calling, principal=principal, session=session["Kind"])


def _issuer(documents: Documents, session: Mapping[str, Any]) -> Principals:
    """Return the principals of an account as far as a session's issuer is concerned, found by his unique id."""
    issuer = session.get("IssuerId")
    if issuer is None:
        return _principals(documents)
    kind, unique_id = (_ROLE, "RoleId") if session["Kind"] == _OF_A_ROLE else (_USER, "UserId")
    name = str(session.get("IssuerArn") or "").rpartition("/")[2].lower()
    found = documents.get(kind, name)
    if found is None or found[unique_id] != issuer:
        # A user may have another name by now.
        found = next((one for one in documents.list(kind) if one[unique_id] == issuer), None)
    told = () if found is None else (found,)
    return _principals(documents, roles=told) if kind == _ROLE else _principals(documents, users=told)


def _principals(
    documents: Documents, *, users: tuple[Document, ...] = (), roles: tuple[Document, ...] = ()
) -> Principals:
    """Return the principals of an account, of whom only those that are given are told: a call has one caller."""
    groups = [
        group
        for user in users
        for name in user.get("GroupList", ())
        if (group := documents.get(_GROUP, name.lower())) is not None
    ]
    details: Document = {
        "UserDetailList": list(users),
        "GroupDetailList": groups,
        "RoleDetailList": list(roles),
        "Policies": _managed(documents, (*users, *roles, *groups)),
    }
    return principals_of(details, account_id=documents.account_id, organization=documents.get("iam_organization"))


def _managed(documents: Documents, holders: tuple[Document, ...]) -> list[Document]:
    arns = {one["PolicyArn"] for holder in holders for one in holder.get("AttachedManagedPolicies", ())}
    arns |= {
        holder["PermissionsBoundary"]["PermissionsBoundaryArn"] for holder in holders if "PermissionsBoundary" in holder
    }
    return [found for arn in sorted(arns) if (found := managed.find(documents, arn)) is not None]


FindKey = Callable[[str], KnownKey | None]
"""Finds a key by its id."""
