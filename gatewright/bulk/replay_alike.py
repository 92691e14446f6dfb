"""
Which calls fare alike: what of a line can make a difference under two configurations, and what cannot.

An address counts by where it lies between the ends of the ranges that policies and web ACLs name; a path by the
segments that some route, stage, mapping or policy spells out, all others being one; the user agent and the time only
where something asks for them. All calls with the same key are decided by one of them.

Why a segment may stand for any other: what a route or a policy spells out can only be met by a segment that is it, or
that holds what stands beside a star within a segment. Every other segment is taken by a `{parameter}` or a star as a
whole, whatever it is.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import lru_cache
from typing import Final

from gatewright.aws.policy.atoms import Atom
from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.conditions.ip import address, network
from gatewright.aws.policy.document import Kind
from gatewright.bulk.dimensions import moment_of
from gatewright.bulk.replay_worded import worded
from gatewright.checks.policies import compiled
from gatewright.model.api import Definition, Method
from gatewright.model.configuration import Configuration
from gatewright.model.domain import DomainName
from gatewright.model.principal import NamedPolicy, Principal
from gatewright.model.unknown import Unknown
from gatewright.model.waf import (
    AsnMatch,
    FieldToMatch,
    GeoMatch,
    IpSetReference,
    ManagedRuleGroup,
)

_OF_ADDRESSES: Final = ("aws:sourceip", "aws:vpcsourceip")
_OF_THE_TIME: Final = ("aws:currenttime", "aws:epochtime", "aws:tokenissuetime", "aws:multifactorauthage")
_SESSION: Final = ":assumed-role/"
_LOCAL_FORMS: Final = ("", "_aws", "execute-api", "restapis", "_user_request_")
_LONGEST: Final = 1000
_MOST: Final = 100_000
_PLAIN_FIELDS: Final = (
    "Method",
    "Body",
    "JsonBody",
    "QueryString",
    "SingleQueryArgument",
    "AllQueryArguments",
    "Cookies",
)
"""Parts of a request of which a log tells nothing, or which the key has anyway."""

_OTHER: Final = "\0"
_UNTOLD: Final = -1


Network = tuple[int, int, int]
"""Version, first address and last address."""

Ranges = frozenset[Network]
"""Ranges of which an address is in some, or in none."""


@dataclass(slots=True)
class _Asked:
    """What a pair of configurations asks of a call."""

    ranges: set[Ranges] = field(default_factory=set)
    """The sets of ranges that conditions and web ACLs name."""

    exact_address: bool = False
    exact_path: bool = False
    agent: bool = False
    time: bool = False
    session: bool = False
    """Whether a session of a role is named, so that not all of them fare alike."""

    segments: set[str] = field(default_factory=lambda: set(_LOCAL_FORMS))
    """The segments of paths that are spelt out somewhere."""

    within: set[str] = field(default_factory=set)
    """What is spelt out beside a star within a segment."""

    def everything(self) -> None:
        """Take all that a line tells to make a difference."""
        self.exact_address = self.exact_path = self.agent = self.time = self.session = True


Key = tuple[object, ...]
Keyed = Callable[[Mapping[str, str]], Key]
"""Returns what of a line makes a difference."""


def keyed(configurations: Iterable[Configuration], callers: Iterable[Principal]) -> Keyed:
    """Return the key of lines of one place and one caller."""
    asked = _Asked()
    for configuration in configurations:
        _of_configuration(configuration, asked)
    for principal in callers:
        for policy in _policies_of(principal):
            _of_policy(policy, asked)
    return _key(asked)


def role_of(arn: str) -> str:
    """Return the ARN of a caller, of a session of a role without the session's name."""
    return arn.rpartition("/")[0] if _SESSION in arn else arn


def _key(asked: _Asked) -> Keyed:
    ends, sets = _places(frozenset(asked.ranges))
    segments = frozenset(asked.segments)
    addresses: dict[str, object] = {}
    counts = re.compile("|".join(map(re.escape, ("%", *sorted(asked.within))))).search
    exact_path, agent, time, session = asked.exact_path, asked.agent, asked.time, asked.session
    no_ends = not asked.ranges and not asked.exact_address

    def place(text: str) -> object:
        found = addresses.get(text)
        if found is None:
            if len(addresses) >= _MOST:
                addresses.clear()
            found = addresses[text] = text if asked.exact_address else _place(text, ends, sets)
        return found

    def path(text: str) -> str:
        if exact_path or len(text) > _LONGEST:
            return text
        return "/".join([one if one in segments or counts(one) else _OTHER for one in text.split("/")])

    def key(log: Mapping[str, str]) -> Key:
        get = log.get
        source = get("identity.sourceIp", "")
        return (
            get("httpMethod"),
            path(get("path", "")),
            (source in ("-", "")) if no_ends else place(source),
            get("identity.apiKeyId"),
            get("identity.vpceId"),
            get("identity.vpcId"),
            get("eventType"),
            get("stage") if get("eventType") else None,
            get("routeKey") if get("eventType") else None,
            get("isCanaryRequest"),
            get("identity.userArn") if session else None,
            get("identity.userAgent") if agent else None,
            moment_of(log) if time else None,
            *_outcome(get),
        )

    return key


def _outcome(get: Callable[..., str | None]) -> Key:
    """Return what tells the outcome (`replay_seen`); of the backend's status, whether it is set."""
    behind = get("integration.status") or get("integrationStatus") or get("integration.integrationStatus")
    message = get("error.message")
    return (
        get("status"),
        get("error.responseType"),
        behind is None or behind == "-",
        message is None or message in ("-", ""),
        None if message is None else worded(message),
        get("wafResponseCode"),
        get("waf.status", "-"),
    )


@lru_cache(maxsize=64)
def _places(ranges: frozenset[Ranges]) -> tuple[list[tuple[int, int]], list[int]]:
    """Return where ranges begin, and behind which they end; and of each stretch between, in which sets it lies."""
    ends = sorted({(version, at) for one in ranges for version, first, last in one for at in (first, last + 1)})
    number: dict[frozenset[Ranges], int] = {frozenset(): 0}
    sets = [0]
    for version, at in ends:
        inside = frozenset(
            one for one in ranges if any(each[0] == version and each[1] <= at <= each[2] for each in one)
        )
        sets.append(number.setdefault(inside, len(number)))
    return ends, sets


def _place(text: str, ends: list[tuple[int, int]], sets: list[int]) -> int:
    """Return in which sets of ranges an address lies, as a number."""
    read = address(text)
    # The two families do not meet: all of one come before all of the other.
    return _UNTOLD if read is None else sets[bisect_right(ends, read)]


def _of_configuration(configuration: Configuration, asked: _Asked) -> None:
    for api in configuration.known_apis():
        asked.segments |= {api.id, *(stage.name for stage in api.stages.known())}
        for definition in (api.saved, *(stage.deployed for stage in api.stages.known())):
            if not isinstance(definition, Unknown):
                _of_definition(definition, api.id, asked)
    for domain in configuration.domain_names.known():
        _of_domain_name(domain, asked)
    for endpoint in configuration.vpc_endpoints.known():
        if isinstance(endpoint.policy, str):
            _of_policy(compiled(endpoint.policy, "endpoint", endpoint.id), asked)
    for acl in configuration.web_acls.known():
        for one in acl.rules:
            _of_web_acl(one, asked)


def _of_domain_name(domain: DomainName, asked: _Asked) -> None:
    for mapping in () if isinstance(domain.mappings, Unknown) else domain.mappings:
        asked.segments |= set(mapping.base_path.split("/"))
    for rule in () if isinstance(domain.rules, Unknown) else domain.rules:
        asked.segments |= {part for group in rule.base_paths for path in group for part in path.split("/")}
        asked.agent = asked.agent or bool(rule.headers)
    if domain.policy:
        _of_policy(compiled(domain.policy, "resource", domain.name), asked)


def _of_definition(definition: Definition, name: str, asked: _Asked) -> None:
    for path, resource in definition.resources.items():
        asked.segments |= set(path.split("/"))
        asked.agent = asked.agent or any(_wants_an_agent(method) for method in resource.methods.values())
    if isinstance(definition.policy, str):
        _of_policy(compiled(definition.policy, "resource", name), asked)
    for authorizer in definition.authorizers.known():
        sources = () if isinstance(authorizer.identity_sources, Unknown) else authorizer.identity_sources
        if any("context." in one.lower() for one in sources):
            # Whatever `$context` has may stand there.
            asked.everything()


def _wants_an_agent(method: Method) -> bool:
    """Tell a method that requires a `User-Agent`, the one header field that a line tells and no key has."""
    request = method.request
    if request is None or isinstance(request, Unknown):
        return False
    return any(kind == "header" and name.lower() == "user-agent" for kind, name in request.required)


def _policies_of(principal: Principal) -> Iterator[Policy | Unknown]:
    named: list[tuple[NamedPolicy, Kind]] = []
    if not isinstance(principal.identity_policies, Unknown):
        named += [(one, "identity") for one in principal.identity_policies]
    if isinstance(principal.boundary, NamedPolicy):
        named.append((principal.boundary, "boundary"))
    if isinstance(principal.session_policies, tuple):
        named += [(one, "session") for one in principal.session_policies]
    if not isinstance(principal.scps, Unknown):
        named += [(one, "scp") for level in principal.scps for one in level]
    for one, kind in named:
        yield compiled(one.text, kind, one.name)


def _of_policy(policy: Policy | Unknown, asked: _Asked) -> None:
    if isinstance(policy, Unknown):
        # One that cannot be read says nothing of any call.
        return
    for statement in policy.statements:
        for atom in statement.atoms:
            if any("${" in operand for operand in atom.operands):
                asked.everything()
            elif atom.kind == "condition":
                _of_condition(atom, asked)
            elif atom.kind == "resource":
                _of_resources(atom, asked)
            elif atom.kind == "principal":
                asked.session = asked.session or any(_SESSION in operand for operand in atom.operands)


def _of_condition(atom: Atom, asked: _Asked) -> None:
    key = (atom.key or "").lower()
    if key in _OF_ADDRESSES:
        operator = atom.operator.rpartition(":")[2].removesuffix("IfExists")
        if operator not in ("IpAddress", "NotIpAddress", "Null"):
            asked.exact_address = True
        elif operator != "Null":
            _of_ranges(atom.operands, asked)
    elif key == "aws:useragent":
        asked.agent = True
    elif key in _OF_THE_TIME:
        asked.time = True


def _of_ranges(ranges: Iterable[str], asked: _Asked) -> None:
    # What is no range matches no address.
    read = (one for one in map(network, ranges) if one is not None)
    asked.ranges.add(frozenset((version, value << shift, ((value + 1) << shift) - 1) for version, shift, value in read))


def _of_resources(atom: Atom, asked: _Asked) -> None:
    """Take what patterns spell out; where a `?` stands within a segment, all of the path counts."""
    for operand in atom.operands:
        for segment in operand.replace(":", "/").split("/"):
            if segment in ("*", ""):
                continue
            if "?" in segment:
                asked.exact_path = True
            elif "*" in segment:
                asked.within |= set(segment.split("*")) - {""}
            else:
                asked.segments.add(segment)


def _of_web_acl(part: object, asked: _Asked) -> None:
    """Look through a rule, and whatever it is made of, for what it looks at."""
    if isinstance(part, tuple):
        for one in part:
            _of_web_acl(one, asked)
    if not is_dataclass(part) or isinstance(part, type):
        return
    if isinstance(part, IpSetReference):
        _of_ip_set(part, asked)
    elif isinstance(part, FieldToMatch):
        _of_field(part, asked)
    elif isinstance(part, GeoMatch | AsnMatch | ManagedRuleGroup):
        asked.exact_path = asked.exact_address = asked.agent = True
    for one in fields(part):
        _of_web_acl(getattr(part, one.name), asked)


def _of_field(part: FieldToMatch, asked: _Asked) -> None:
    if "Header" in part.kind:
        asked.agent = True
    elif part.kind not in _PLAIN_FIELDS:
        asked.exact_path = True


def _of_ip_set(reference: IpSetReference, asked: _Asked) -> None:
    if isinstance(reference.addresses, tuple):
        _of_ranges((str(one) for one in reference.addresses), asked)
