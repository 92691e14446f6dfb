"""Whom does a statement name, and how closely?

Restates "AWS JSON policy elements: Principal" and "NotPrincipal":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
API Gateway authenticates with SigV4 alone, so `Federated` and `CanonicalUser` entries name nobody here.

A caller is spared from Deny with NotPrincipal by an entry that names him or his role. His account alone spares its root
user and nobody else: of a list of a user and his account, the page says that it denies all principals but that user.
(Open: AWS asks that the account and the role be listed beside the session, and says that a list without them "might"
deny the whole account; `lint` reports such a list.)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gatewright.aws.policy.document import Principals
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.rulings import ACCOUNT, ALLOWING, DIRECT, ROLE, SILENT
from gatewright.aws.policy.values import Truth
from gatewright.model.principal import Caller
from gatewright.model.unknown import UNKNOWN, Unknown

_ACCOUNT_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class Named:
    """The entries of `Principal` or `NotPrincipal`, sorted by how they match."""

    everyone: bool
    """Whether everyone is named, anonymous callers too."""

    accounts: frozenset[str]
    """Accounts."""

    arns: frozenset[str]
    """Users, roles and sessions."""

    services: frozenset[str]
    """AWS services."""

    def closeness(self, facts: Facts) -> int:
        """Return the bits of how closely the caller is named, `SILENT` when not at all."""
        if self.everyone:
            return DIRECT
        caller = facts.caller
        if caller is None:
            return SILENT
        if isinstance(caller, Unknown):
            return self._anyone() | SILENT
        if caller.kind == "service":
            return _service(caller, self.services)
        if caller.arn in self.arns:
            return DIRECT
        maybe = self._maybe(caller)
        sure = SILENT
        if caller.issuer_arn in self.arns:
            sure = ROLE
        elif caller.account in self.accounts:
            sure = ACCOUNT
        return sure | (maybe & ~(2 * sure - 1))

    def _anyone(self) -> int:
        direct_or_role = DIRECT | ROLE if self.arns or self.services else 0
        return direct_or_role | (ACCOUNT if self.accounts else 0)

    def _maybe(self, caller: Caller) -> int:
        """Return the bits that the unknown facts of a caller could still bring."""
        maybe = 0
        if isinstance(caller.kind, Unknown) and self.services:
            maybe |= DIRECT
        if isinstance(caller.arn, Unknown) and self.arns:
            maybe |= DIRECT
        if isinstance(caller.issuer_arn, Unknown) and any(_may_issue(arn, caller) for arn in self.arns):
            maybe |= ROLE
        if isinstance(caller.account, Unknown) and self.accounts:
            maybe |= ACCOUNT
        return maybe


def _may_issue(arn: str, caller: Caller) -> bool:
    """Return whether a role or a user may be behind a session of which only its own ARN is known.

    The ARN of a session drops the path of its role: `assumed-role/NAME/SESSION` is of `role/PATH/NAME`.
    """
    if isinstance(caller.arn, Unknown):
        return True
    parts = caller.arn.split(":", 5)
    issuer = arn.split(":", 5)
    if len(parts) < 6 or len(issuer) < 6 or parts[4] != issuer[4]:
        return False
    if parts[5].startswith("assumed-role/"):
        return issuer[5].startswith("role/") and issuer[5].rpartition("/")[2] == parts[5].split("/")[1]
    return parts[5].startswith("federated-user/") and issuer[5].startswith("user/")


def _service(caller: Caller, services: Iterable[str]) -> int:
    if isinstance(caller.arn, Unknown):
        return DIRECT | SILENT if services else SILENT
    return DIRECT if caller.arn in services else SILENT


def named(principals: Principals) -> tuple[Named, tuple[int, ...]]:
    """Return the entries sorted, and the places of those that can name nobody."""
    accounts: set[str] = set()
    arns: set[str] = set()
    services: set[str] = set()
    nobody: list[int] = []
    for place, (kind, value) in enumerate(principals.entries):
        account = account_of(value.text)
        if kind == "Service":
            services.add(value.text)
        elif kind == "AWS" and account is not None:
            accounts.add(account)
        elif kind == "AWS" and value.text.startswith("arn:"):
            arns.add(value.text)
        else:
            nobody.append(place)
    return Named(principals.everyone, frozenset(accounts), frozenset(arns), frozenset(services)), tuple(nobody)


def account_of(text: str) -> str | None:
    """Return the account that an entry stands for as a whole, `None` when it is no account."""
    if len(text) == _ACCOUNT_DIGITS and text.isascii() and text.isdigit():
        return text
    parts = text.split(":")
    if len(parts) == 6 and parts[2] == "iam" and parts[5] == "root":
        return parts[4]
    return None


def spared(closeness: int) -> Truth:
    """Return whether a NotPrincipal lists the caller."""
    if not closeness & SILENT:
        return True
    return UNKNOWN if closeness & ALLOWING else False


def spared_from_deny(named: Named, facts: Facts) -> Truth:
    """Return whether the NotPrincipal of a Deny lists the caller: his account stands for its root user alone."""
    closeness, caller = named.closeness(facts), facts.caller
    if not closeness & ACCOUNT or caller is None or isinstance(caller, Unknown) or caller.kind == "root":
        return spared(closeness)
    may_be_named = closeness & (DIRECT | ROLE) or isinstance(caller.kind, Unknown)
    return UNKNOWN if may_be_named else False


def boundary_outweighs(facts: Facts) -> Truth:
    """Return whether a Deny with NotPrincipal hits even a caller who is listed: who has a boundary (documented)."""
    caller = facts.caller
    if caller is None:
        return False
    return caller if isinstance(caller, Unknown) else caller.has_boundary
