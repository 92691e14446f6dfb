"""
Who signed a refused call, by the answer's own word: whoever is refused by name has signed well.

"User: arn:... is not authorized to perform: execute-api:Invoke on resource: arn:..." comes after the signature was
verified (recorded). So the policies of a caller can be judged whose secret nobody told. Both accounts are masked to
their last four digits (recorded): where those differ, the caller is of another account.

Policies of the organization are asked before the caller's own (documented), so that an answer which blames a silence of
the latter tells that the former allow the call, and that nothing denies it:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
"""

from dataclasses import dataclass, field, replace
from typing import Final

from gatewright.aws.sigv4.form import read
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.configuration.documents import Documents
from gatewright.configuration.principals import Principals, principals_of
from gatewright.configuration.told_keys import organization
from gatewright.doctor.answer_text import message_of
from gatewright.doctor.logs_say import Said
from gatewright.model.configuration import Configuration
from gatewright.model.fact import Fact
from gatewright.model.lazy_pattern import pattern
from gatewright.model.principal import AccessKey, Caller, Principal
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange

_REFUSED: Final = pattern(
    r"User: arn:(?P<partition>aws[a-z-]*):(?:iam|sts)::(?P<account>[*\d]{12}):"
    r"(?P<kind>user|assumed-role)/(?P<name>[\w+=,.@/-]+) is not authorized to perform: execute-api:\w+"
    r" on resource: arn:aws[a-z-]*:execute-api:[\w-]*:(?P<owner>[*\d]{12}):"
)
_SILENT: Final = pattern(r"because no (?:identity-based|resource-based|session) policy allows|no permissions boundary")
_SILENT_SIDE: Final = pattern(r"because no (?:identity|resource)-based policy allows")
_OF_ONE_ACCOUNT: Final = ("iam.not-allowed", "resource-policy.nothing-allows")
"""What a silence of policies means within the API's own account."""

_TOLD: Final = 4
"""Digits of an account that a masked ARN shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """A caller whom an answer names, and his signature."""

    key_id: str
    """The access key of the signature."""

    signature: str = field(repr=False)
    """The Authorization header."""

    partition: str
    """The first part of his ARN: `aws`."""

    account: str
    """His account as it was shown, mostly with its first eight digits masked."""

    owner: str
    """The API's, shown alike."""

    kind: str
    """`user` or `assumed-role`."""

    name: str
    """His name with its path, or that of the role and its session."""

    silent: bool
    """Whether the answer blames silence, of a policy that is asked after those of the organization."""

    @property
    def is_of_another_account(self) -> bool:
        """Whether he is not of the account that owns the API."""
        return self.account[-_TOLD:] != self.owner[-_TOLD:]


def vouched(exchange: Exchange) -> Vouched | None:
    """Return the caller whom the answer to a signed call names; `None` when it names none."""
    request = exchange.request
    refused = _REFUSED.match(message_of(exchange.observation) or "")
    if refused is None or isinstance(request, Unknown):
        return None
    sent = read(request.headers, request.query)
    header = request.headers.get("authorization")
    if not isinstance(sent, SignatureSent) or not isinstance(header, str):
        return None
    silent = _SILENT.search(message_of(exchange.observation) or "") is not None
    return Vouched(key_id=sent.access_key, signature=header, silent=silent, **refused.groupdict())


def accounts_say(exchange: Exchange) -> tuple[Said, ...]:
    """Return that a silence is one of two accounts, where the answer names a caller of another account than the API's.

    Then neither side's Allow suffices by itself, whichever side the answer blames. Of an answer alone this is not
    said: people write other digits over those of their accounts.
    """
    named = vouched(exchange)
    silent = _SILENT_SIDE.search(message_of(exchange.observation) or "")
    if named is None or silent is None or not named.is_of_another_account:
        return ()
    fact = Fact("response", "caller.account", named.account)
    return (Said(about=_OF_ONE_ACCOUNT, keeps=(), fact=fact, sure=False),)


def with_vouched(named: Vouched | None, configuration: Configuration, documents: Documents) -> Configuration:
    """Return the configuration that knows the key of the signature for the caller's whom the answer names, if any."""
    if named is None:
        return configuration
    known = configuration.access_keys.get(named.key_id)
    if isinstance(known, AccessKey) and not isinstance(known.secret, Unknown):
        return configuration
    principal = _principal(named, configuration.account_id, documents)
    key = AccessKey(
        id=named.key_id,
        session_token=UNKNOWN if named.kind == "assumed-role" else None,
        expires_at=UNKNOWN if named.kind == "assumed-role" else None,
        principal=replace(principal, scps=()) if named.silent else principal,
        vouched_for=named.signature,
    )
    listing = configuration.access_keys
    return replace(configuration, access_keys=replace(listing, items={**listing.items, named.key_id: key}))


def _principal(named: Vouched, account_id: str | Unknown, documents: Documents) -> Principal:
    if named.is_of_another_account:
        return Principal(caller=_caller(named, named.account))
    if isinstance(account_id, Unknown):
        return Principal(caller=_caller(named, account_id), identity_policies=account_id)
    details = documents.get("get_account_authorization_details")
    above = organization(documents, account_id)
    account = principals_of(details, account_id=account_id, organization=above)
    found = _user(named, account) if named.kind == "user" else _session(named, account)
    if isinstance(found, Principal):
        return found
    return Principal(caller=_caller(named, account_id), identity_policies=found)


def _user(named: Vouched, account: Principals) -> Principal | Unknown:
    return account.user(named.name.rpartition("/")[2])


def _session(named: Vouched, account: Principals) -> Principal | Unknown:
    """Return the session of a role; which policies were passed when it was assumed, nobody told."""
    detail = account.roles.get(named.name.partition("/")[0])
    if detail is None or isinstance(detail, Unknown):
        return UNKNOWN if detail is None else detail
    role = account.role(detail["Arn"])
    if isinstance(role, Unknown):
        return role
    caller = replace(role.caller, arn=_arn(named, str(account.account_id)))
    return replace(role, caller=caller, session_policies=UNKNOWN)


def _caller(named: Vouched, account: str | Unknown) -> Caller:
    arn = UNKNOWN if isinstance(account, Unknown) else _arn(named, account)
    return Caller(kind="user" if named.kind == "user" else "assumed-role", arn=arn, account=account)


def _arn(named: Vouched, account: str) -> str:
    service = "iam" if named.kind == "user" else "sts"
    return f"arn:{named.partition}:{service}::{account}:{named.kind}/{named.name}"
