"""What is known of a call from outside, before any policy is read.

Nobody sets a context key: `keys` derives each from these facts, so that a principal and `aws:PrincipalArn` can never
disagree. Every fact may be unknown; `None` says that there is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from gatewright.aws.policy.arn_patterns import PARTS
from gatewright.model.network import VpcEndpoint
from gatewright.model.principal import Caller
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown

INVOKE: Final = "execute-api:Invoke"
"""The action of a call to a method."""


@dataclass(frozen=True, slots=True)
class Resource:
    """The ARN that a call is about."""

    parts: tuple[str | Unknown, ...]
    """Its six colon parts."""

    known: str = ""
    """How the sixth part starts, when it is unknown as a whole."""

    whole: str | None = None
    """The ARN as text; `None` while a part of it is unknown."""

    owner: str | None = None
    """The account that owns the resource, where its ARN does not tell: that of a bucket, of an API as it is made."""

    @property
    def account(self) -> str | Unknown:
        """Return the account that owns the resource."""
        return self.parts[4] if self.owner is None else self.owner

    @property
    def region(self) -> str | Unknown:
        """Return the region that the resource is in."""
        return self.parts[3]

    @property
    def text(self) -> str | Unknown:
        """Return the ARN."""
        return UNKNOWN if self.whole is None else self.whole


def resource(arn: str, *, owner: str | None = None) -> Resource:
    """Return a resource whose ARN is known; `owner` has it where the ARN does not tell."""
    parts = tuple(arn.split(":", PARTS - 1))
    return Resource(parts + ("",) * (PARTS - len(parts)), whole=arn, owner=owner)


def method_resource(
    *,
    region: str | Unknown,
    account_id: str | Unknown,
    api_id: str | Unknown,
    stage: str | Unknown,
    http_method: str | Unknown,
    path: str | Unknown,
    partition: str = "aws",
) -> Resource:
    """Return the resource of a call; `path` is the path as requested below the stage, with its leading slash."""
    below = path if isinstance(path, Unknown) else path.removeprefix("/")
    segments = (api_id, stage, http_method, below)
    known: list[str] = []
    for segment in segments:
        if isinstance(segment, Unknown):
            break
        known.append(segment)
    complete = len(known) == len(segments)
    last: str | Unknown = "/".join(known) if complete else UNKNOWN
    parts: tuple[str | Unknown, ...] = ("arn", partition, "execute-api", region, account_id, last)
    texts = [part for part in parts if not isinstance(part, Unknown)]
    start = "" if complete else "".join(f"{segment}/" for segment in known)
    return Resource(parts, start, ":".join(texts) if len(texts) == PARTS else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that the statements of a policy may be held against."""

    resource: Resource
    """What the call is about."""

    action: str | Unknown = INVOKE
    """What it does."""

    caller: Caller | Unknown | None = UNKNOWN
    """Who calls, as IAM authentication proved it; `None` for an anonymous caller."""

    source_ip: str | Unknown = UNKNOWN
    """The address that connected."""

    secure_transport: bool | Unknown = UNKNOWN
    """Whether the call came over TLS."""

    headers: Headers = field(default_factory=lambda: Headers(withheld=True))
    """The header fields of the request."""

    vpc_endpoint: VpcEndpoint | Unknown | None = UNKNOWN
    """The VPC endpoint on the way; `None` when the call came over the Internet."""

    via_domain_arn: str | Unknown | None = UNKNOWN
    """The ARN of the private custom domain name that was called."""

    source_arn: str | Unknown | None = UNKNOWN
    """The resource on whose behalf a service calls; `None` for other callers."""

    now: float | Unknown = UNKNOWN
    """Unix seconds at which the call is judged."""

    simulated: Mapping[str, tuple[str, ...] | Unknown] = field(default_factory=dict)
    """Context entries that a policy simulation, or a call of the control plane, is told, by key name in lower case."""


_NOTHING_SIMULATED: Final[Mapping[str, tuple[str, ...] | Unknown]] = {}
_new = object.__new__
_set_resource = vars(Facts)["resource"].__set__
_set_action = vars(Facts)["action"].__set__
_set_caller = vars(Facts)["caller"].__set__
_set_source_ip = vars(Facts)["source_ip"].__set__
_set_secure_transport = vars(Facts)["secure_transport"].__set__
_set_headers = vars(Facts)["headers"].__set__
_set_vpc_endpoint = vars(Facts)["vpc_endpoint"].__set__
_set_via_domain_arn = vars(Facts)["via_domain_arn"].__set__
_set_source_arn = vars(Facts)["source_arn"].__set__
_set_now = vars(Facts)["now"].__set__
_set_simulated = vars(Facts)["simulated"].__set__


def of_call(
    resource: Resource,
    caller: Caller | Unknown | None,
    source_ip: str | Unknown,
    secure_transport: bool | Unknown,
    headers: Headers,
    vpc_endpoint: VpcEndpoint | Unknown | None,
    via_domain_arn: str | Unknown | None,
    now: float | Unknown,
) -> Facts:
    """Return the facts of a call that invokes a method, on nobody's behalf: as `Facts(...)`, in half the time.

    `model.call.made` tells why; a test compares every field.
    """
    facts = _new(Facts)
    _set_resource(facts, resource)
    _set_action(facts, INVOKE)
    _set_caller(facts, caller)
    _set_source_ip(facts, source_ip)
    _set_secure_transport(facts, secure_transport)
    _set_headers(facts, headers)
    _set_vpc_endpoint(facts, vpc_endpoint)
    _set_via_domain_arn(facts, via_domain_arn)
    _set_source_arn(facts, None)
    _set_now(facts, now)
    _set_simulated(facts, _NOTHING_SIMULATED)
    return facts
