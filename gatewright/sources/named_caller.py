"""Who an ARN names: the user, role or session, with the policies that the documents of an account tell of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gatewright.configuration.documents import Document, Documents
from gatewright.configuration.principals import Principals, principals
from gatewright.model.principal import Caller, Principal
from gatewright.model.unknown import Unknown
from gatewright.sources.account.reads import READS
from gatewright.sources.errors import SourceError, shown

_ARN_PARTS: Final = 6
_LISTS: Final = {
    "user": ("user", "UserDetailList", "UserName"),
    "role": ("role", "RoleDetailList", "RoleName"),
    "assumed-role": ("role", "RoleDetailList", "RoleName"),
}
"""Where an account's details list those of a kind, and by which member."""


def named_caller(arn: str, documents: Documents) -> Principal:
    """Return the user, role or session of an ARN, with the policies that are known of it; raises `SourceError`."""
    return Callers(documents).named(arn)


def lacking(arn: str, documents: Documents) -> str | None:
    """Return why nobody can call as this user or role: the account tells whom it has, and it is not among them.

    `None` where there is such a one, or where nobody told whom the account has.
    """
    details, identity = (documents.get(kind) for kind in ("get_account_authorization_details", "get_caller_identity"))
    parts = arn.split(":", _ARN_PARTS - 1)
    if not isinstance(details, Mapping) or not isinstance(identity, Mapping) or len(parts) != _ARN_PARTS:
        return None
    kind, _, name = parts[5].partition("/")
    listed = _LISTS.get(kind)
    if listed is None or details.get("IsTruncated") or identity.get("Account") != parts[4]:
        return None
    wanted = name.partition("/")[0] if kind == "assumed-role" else name.rpartition("/")[2]
    word, members, key = listed
    if any(each.get(key) == wanted for each in details.get(members, ())):
        return None
    return f"the account {parts[4]} has no {word} {shown(wanted)}"


class Callers:
    """Who is known to some documents; each account's principals are read once."""

    def __init__(self, documents: Documents) -> None:
        self._documents = _FromOutside(documents)
        self._known: dict[str, Principals] = {}

    def named(self, arn: str) -> Principal:
        """Return the user, role or session of an ARN; raises `SourceError`."""
        parts = arn.split(":", _ARN_PARTS - 1)
        if len(parts) != _ARN_PARTS or parts[0] != "arn" or parts[2] not in ("iam", "sts") or not parts[4].isdecimal():
            raise SourceError(f"expected the ARN of a user, a role or a session, got {shown(arn)}")
        partition, account, (kind, _, name) = parts[1], parts[4], parts[5].partition("/")
        known = self._of(account)
        if kind == "root" and not name:
            return known.root()
        if kind == "user":
            found = known.user(name.rpartition("/")[2])
            # Another account may have a user of the same name.
            if isinstance(found, Principal) and found.caller.arn == arn:
                return found
            return _stranger("user", arn, account)
        if kind not in ("role", "assumed-role"):
            raise SourceError(f"expected the ARN of a user, a role or a session, got {shown(arn)}")
        role, _, session = name.partition("/") if kind == "assumed-role" else (name, "", "")
        found = known.role(f"arn:{partition}:iam::{account}:role/{role}")
        session_arn = f"arn:{partition}:sts::{account}:assumed-role/{role.rpartition('/')[2]}/{session or 'can-i'}"
        if not isinstance(found, Principal):
            return _stranger("assumed-role", session_arn, account)
        return replace(found, caller=replace(found.caller, arn=session_arn))

    def _of(self, account: str) -> Principals:
        found = self._known.get(account)
        if found is None:
            found = self._known[account] = principals(self._documents, account_id=account)
        return found


class _FromOutside:
    """Documents of an account as its own credentials read it; that no organisation binds it from above is assumed."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def get(self, kind: str, *ids: str) -> Document | Unknown | None:
        """Return the document; none for the kinds that no single read of AWS gives."""
        return self._documents.get(kind, *ids) if kind in READS else None


def _stranger(kind: str, arn: str, account: str) -> Principal:
    """Return somebody of whom nothing is known but the ARN."""
    return Principal(caller=Caller(kind="user" if kind == "user" else "assumed-role", arn=arn, account=account))
