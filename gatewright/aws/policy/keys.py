"""The context keys: how each is derived from the facts of a call, and why a call may lack it.

Restates "AWS condition keys that can be used in API Gateway resource policies" and "AWS global condition context
keys". The keys marked `AlwaysAdded` stand in the second page alone, which says of them "always included":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal

from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.values import Value
from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.network import VpcEndpoint
from gatewright.model.principal import Caller
from gatewright.model.unknown import UNKNOWN, Unknown

KeyType = Literal["string", "numeric", "date", "bool", "ip", "arn"]
"""What the values of a key are."""

Presence = Literal["always", "by-setup", "iam"]
"""When API Gateway fills a key: for each call, as the client or the setup gives it, or after IAM authentication."""

Source = Callable[[Facts], Value]
"""Reads one key from the facts."""

SOURCE_IP_BEHIND_VPC_ENDPOINT: Final = False
"""Whether a call through a VPC endpoint has `aws:SourceIp`.

Open: API Gateway's page says that the key does not hold the caller's address there; the page of the global keys says
that it is not available when a request uses a VPC endpoint.
"""

TAG_PREFIX: Final = "aws:principaltag/"
"""How the key of a principal's tag starts, in lower case."""

_NOT_FILLED: Final = N_("API Gateway does not fill this key")
_NOT_SIGNED: Final = N_("the call was not authenticated with IAM")
_NOT_BY_SERVICE: Final = N_("no other service made the call for one of its resources")
_NO_HEADER: Final = N_("the request does not carry the header")
_NO_VPC_ENDPOINT: Final = N_("the call did not come through a VPC endpoint")
_BEHIND_VPC_ENDPOINT: Final = N_("the call came through a VPC endpoint; `aws:VpcSourceIp` holds the address instead")
_NO_DOMAIN: Final = N_("the call did not use a private custom domain name")
_NO_ORGANIZATION: Final = N_("the caller's account is not a member of an organization")
_NO_TAG: Final = N_("the caller does not have this tag")
_LONG_LIVED: Final = N_("the credentials of the caller are not temporary")
_NO_MFA: Final = N_("the caller did not use multi-factor authentication")
_NO_USER: Final = N_("the caller is not an IAM user")
_IS_SERVICE: Final = N_("the caller is an AWS service, which has no account")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One context key."""

    name: str
    """Its name as AWS writes it; of a family (`aws:PrincipalTag/`), how it starts."""

    type: KeyType
    """What its values are."""

    derive: Source
    """Its value in a call."""

    presence: Presence
    """When API Gateway fills it."""

    absent: str = _NOT_FILLED
    """Why a call lacks it, marked for translation."""

    many: bool = False
    """Whether it holds a list, so that a condition needs a set operator."""


def _of_caller(read: Callable[[Caller], Value]) -> Source:
    def derive(facts: Facts) -> Value:
        caller = facts.caller
        if caller is None or isinstance(caller, Unknown):
            return caller
        return read(caller)

    return derive


def _of_endpoint(read: Callable[[VpcEndpoint], Value]) -> Source:
    def derive(facts: Facts) -> Value:
        endpoint = facts.vpc_endpoint
        if endpoint is None or isinstance(endpoint, Unknown):
            return endpoint
        return read(endpoint)

    return derive


def _source_ip(facts: Facts) -> Value:
    if SOURCE_IP_BEHIND_VPC_ENDPOINT or facts.vpc_endpoint is None:
        return facts.source_ip
    return facts.vpc_endpoint if isinstance(facts.vpc_endpoint, Unknown) else None


def _principal_arn(caller: Caller) -> Value:
    # The role's ARN for a session of a role, never the session's (documented); a federated user's is its own.
    if isinstance(caller.kind, Unknown):
        return UNKNOWN
    if caller.kind == "service":
        return None
    return caller.issuer_arn if caller.kind == "assumed-role" else caller.arn


_TYPES: Final[Mapping[str, str | None]] = {
    "user": "User",
    "assumed-role": "AssumedRole",
    "federated-user": "FederatedUser",
    "root": "Account",
    "service": None,
}


def _principal_type(caller: Caller) -> Value:
    return caller.kind if isinstance(caller.kind, Unknown) else _TYPES[caller.kind]


def _org_paths(caller: Caller) -> Value:
    if isinstance(caller.org_id, Unknown) or caller.org_id is None:
        return caller.org_id
    return caller.org_paths


def _mfa_present(caller: Caller) -> Value:
    if caller.issued_at is None or isinstance(caller.issued_at, Unknown):
        return caller.issued_at
    return caller.mfa_at if isinstance(caller.mfa_at, Unknown) else _bool(caller.mfa_at is not None)


def _mfa_age(facts: Facts) -> Value:
    caller = facts.caller
    if caller is None or isinstance(caller, Unknown):
        return caller
    if caller.issued_at is None or isinstance(caller.issued_at, Unknown):
        return caller.issued_at
    if caller.mfa_at is None or isinstance(caller.mfa_at, Unknown):
        return caller.mfa_at
    return facts.now if isinstance(facts.now, Unknown) else str(max(0, int(facts.now - caller.mfa_at)))


def _by_service(facts: Facts) -> Value:
    caller = facts.caller
    if caller is None:
        return "false"
    kind = caller if isinstance(caller, Unknown) else caller.kind
    return kind if isinstance(kind, Unknown) else _bool(kind == "service")


def _bool(value: bool | Unknown) -> Value:
    if isinstance(value, Unknown):
        return value
    return "true" if value else "false"


def _iso(seconds: float | Unknown | None) -> Value:
    if seconds is None or isinstance(seconds, Unknown):
        return seconds
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _epoch(facts: Facts) -> Value:
    return facts.now if isinstance(facts.now, Unknown) else str(int(facts.now))


def _user_name(caller: Caller) -> Value:
    if isinstance(caller.kind, Unknown):
        return UNKNOWN
    return caller.user_name if caller.kind == "user" else None


_ALWAYS: Final = (
    Key(name="aws:CurrentTime", type="date", derive=lambda facts: _iso(facts.now), presence="always"),
    Key(name="aws:EpochTime", type="date", derive=_epoch, presence="always"),
    Key(
        name="aws:SecureTransport",
        type="bool",
        derive=lambda facts: _bool(facts.secure_transport),
        presence="always",
    ),
    Key(name="aws:SourceIp", type="ip", derive=_source_ip, presence="always", absent=_BEHIND_VPC_ENDPOINT),
    Key(
        name="aws:SourceArn",
        type="arn",
        derive=lambda facts: facts.source_arn,
        presence="always",
        absent=_NOT_BY_SERVICE,
    ),
    # Global keys that are "always included"; API Gateway's own table does not list them.
    Key(name="aws:RequestedRegion", type="string", derive=lambda facts: facts.resource.region, presence="always"),
    Key(name="aws:ResourceAccount", type="string", derive=lambda facts: facts.resource.account, presence="always"),
    Key(name="aws:PrincipalIsAWSService", type="bool", derive=_by_service, presence="always"),
    Key(name="aws:ViaAWSService", type="bool", derive=lambda _: "false", presence="always"),
)

_BY_SETUP: Final = (
    Key(
        name="aws:Referer",
        type="string",
        derive=lambda facts: facts.headers.get("referer"),
        presence="by-setup",
        absent=_NO_HEADER,
    ),
    Key(
        name="aws:UserAgent",
        type="string",
        derive=lambda facts: facts.headers.get("user-agent"),
        presence="by-setup",
        absent=_NO_HEADER,
    ),
    Key(
        name="aws:SourceVpc",
        type="string",
        derive=_of_endpoint(lambda endpoint: endpoint.vpc_id),
        presence="by-setup",
        absent=_NO_VPC_ENDPOINT,
    ),
    Key(
        name="aws:SourceVpce",
        type="string",
        derive=_of_endpoint(lambda endpoint: endpoint.vpce_id),
        presence="by-setup",
        absent=_NO_VPC_ENDPOINT,
    ),
    Key(
        name="aws:VpcSourceIp",
        type="ip",
        derive=_of_endpoint(lambda endpoint: endpoint.source_ip),
        presence="by-setup",
        absent=_NO_VPC_ENDPOINT,
    ),
    Key(
        name="execute-api:viaDomainArn",
        type="arn",
        derive=lambda facts: facts.via_domain_arn,
        presence="by-setup",
        absent=_NO_DOMAIN,
    ),
)

_AFTER_IAM: Final = (
    Key(name="aws:PrincipalArn", type="arn", derive=_of_caller(_principal_arn), presence="iam", absent=_IS_SERVICE),
    Key(
        name="aws:PrincipalAccount",
        type="string",
        derive=_of_caller(lambda caller: caller.account),
        presence="iam",
        absent=_IS_SERVICE,
    ),
    Key(
        name="aws:PrincipalType",
        type="string",
        derive=_of_caller(_principal_type),
        presence="iam",
        absent=_IS_SERVICE,
    ),
    Key(
        name="aws:userid",
        type="string",
        derive=_of_caller(lambda caller: caller.user_id),
        presence="iam",
        absent=_IS_SERVICE,
    ),
    Key(name="aws:username", type="string", derive=_of_caller(_user_name), presence="iam", absent=_NO_USER),
    Key(
        name="aws:PrincipalOrgID",
        type="string",
        derive=_of_caller(lambda caller: caller.org_id),
        presence="iam",
        absent=_NO_ORGANIZATION,
    ),
    Key(
        name="aws:PrincipalOrgPaths",
        type="string",
        derive=_of_caller(_org_paths),
        presence="iam",
        absent=_NO_ORGANIZATION,
        many=True,
    ),
    Key(
        name="aws:TokenIssueTime",
        type="date",
        derive=_of_caller(lambda caller: _iso(caller.issued_at)),
        presence="iam",
        absent=_LONG_LIVED,
    ),
    Key(
        name="aws:MultiFactorAuthPresent",
        type="bool",
        derive=_of_caller(_mfa_present),
        presence="iam",
        absent=_LONG_LIVED,
    ),
    Key(name="aws:MultiFactorAuthAge", type="numeric", derive=_mfa_age, presence="iam", absent=_NO_MFA),
)

TABLE: Final[Mapping[str, Key]] = {key.name.lower(): key for key in (*_ALWAYS, *_BY_SETUP, *_AFTER_IAM)}
"""Every key that is derived, by its name in lower case: key names are not case-sensitive."""


def key(name: str) -> Key:
    """Return the key of that name; one that API Gateway does not fill is never there."""
    lower = name.lower()
    if lower in TABLE:
        return TABLE[lower]
    if lower.startswith(TAG_PREFIX):
        tag = lower.removeprefix(TAG_PREFIX)
        return Key(name=name, type="string", derive=_tag(tag), presence="iam", absent=_NO_TAG)
    return Key(name=name, type="string", derive=lambda _: None, presence="by-setup")


def is_filled(name: str) -> bool:
    """Return whether API Gateway ever fills a key."""
    return name.lower() in TABLE or name.lower().startswith(TAG_PREFIX)


def source(name: str) -> Source:
    """Return what reads a key: from the facts, or from what they are told of it apart."""
    known = key(name)
    derive = known.derive
    lower = name.lower()
    many = known.many

    def read(facts: Facts) -> Value:
        if facts.simulated and (told := facts.simulated.get(lower)) is not None:
            return told if isinstance(told, Unknown) or many or len(told) != 1 else told[0]
        return derive(facts)

    return read


def why_absent(name: str, facts: Facts) -> Message:
    """Say why a call lacks a key; ask only when it does."""
    known = key(name)
    if known.presence == "iam" and facts.caller is None:
        return Message(_NOT_SIGNED)
    return Message(known.absent)


def _tag(lower: str) -> Source:
    def read(caller: Caller) -> Value:
        if isinstance(caller.tags, Unknown):
            return caller.tags
        return next((value for name, value in caller.tags.items() if name.lower() == lower), None)

    return _of_caller(read)
