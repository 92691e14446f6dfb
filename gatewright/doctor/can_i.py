"""
May a call be made? Decided before anybody makes it, from the configuration alone.

A caller who is named signs with a key of our own making, which the copy of the configuration knows as his; so the same
checks decide that decide a real call.
"""

from dataclasses import dataclass, replace
from typing import Final

from gatewright.configuration.documents import Document, Documents
from gatewright.configuration.iam import principals
from gatewright.doctor.consult import consult
from gatewright.engine.decide import walk
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision
from gatewright.model.listing import Listing
from gatewright.model.principal import AccessKey, Caller, Principal
from gatewright.model.question import CountRequest, Question, SpendQuota, TakeToken
from gatewright.model.request import Request
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.account.reads import READS
from gatewright.sources.errors import SourceError, shown
from gatewright.sources.signing import Signer, signed

_KEY: Final = "AKIACANICANICANICANI"
_SECRET: Final = "what-can-i-do"  # noqa: S105 - it opens nothing: it signs a call that is never sent
_ARN_PARTS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A call that somebody may make."""

    request: Request
    """The call; its time is when the question is asked."""

    caller: str | None = None
    """The ARN of who signs it; `None` for a call as it is."""

    region: str | None = None
    """The region to sign for, where the host does not tell it."""


def can_i(asked: Asked, documents: Documents) -> Decision:
    """Return the decision; raises `SourceError` for a caller that is none."""
    configuration = consult(asked.request, documents)
    request = asked.request
    if asked.caller is not None:
        request, configuration = _signed_by(asked.caller, asked, configuration, documents)
    return walk(request, configuration, _nobody_hurries)


def _nobody_hurries(question: Question) -> bool | Unknown:
    """Answer that no limit of rate or number is reached; what else the world would say, nobody knows beforehand."""
    return True if isinstance(question, TakeToken | SpendQuota | CountRequest) else UNKNOWN


def _signed_by(
    arn: str, asked: Asked, configuration: Configuration, documents: Documents
) -> tuple[Request, Configuration]:
    principal = _principal(arn, documents)
    keys = Listing({_KEY: AccessKey(id=_KEY, secret=_SECRET, principal=principal)})
    told = configuration.region
    region = asked.region or (None if isinstance(told, Unknown) else told)
    signer = Signer(access_key=_KEY, secret=_SECRET, region=region)
    headers = signed(asked.request, signer, asked.request.received_at)
    return replace(asked.request, headers=headers), replace(configuration, access_keys=keys)


def _principal(arn: str, documents: Documents) -> Principal:
    """Return the user, role or session of an ARN, with the policies that are known of it."""
    parts = arn.split(":", _ARN_PARTS - 1)
    if len(parts) != _ARN_PARTS or parts[0] != "arn" or parts[2] not in ("iam", "sts") or not parts[4].isdecimal():
        raise SourceError(f"expected the ARN of a user, a role or a session, got {shown(arn)}")
    partition, account, (kind, _, name) = parts[1], parts[4], parts[5].partition("/")
    known = principals(_FromOutside(documents), account_id=account)
    if kind == "root" and not name:
        return known.root()
    if kind == "user":
        found = known.user(name.rpartition("/")[2])
        return found if isinstance(found, Principal) else _stranger("user", arn, account)
    if kind not in ("role", "assumed-role"):
        raise SourceError(f"expected the ARN of a user, a role or a session, got {shown(arn)}")
    role, _, session = name.partition("/") if kind == "assumed-role" else (name, "", "")
    found = known.role(f"arn:{partition}:iam::{account}:role/{role}")
    session_arn = f"arn:{partition}:sts::{account}:assumed-role/{role.rpartition('/')[2]}/{session or 'can-i'}"
    if not isinstance(found, Principal):
        return _stranger("assumed-role", session_arn, account)
    return replace(found, caller=replace(found.caller, arn=session_arn))


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
