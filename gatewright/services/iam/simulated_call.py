"""
One action on one resource, judged by the policies of a simulation.

https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html. Nothing of a simulated call is
known but what the simulation is told: a context key without a value is absent, and is reported as missing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from gatewright.aws.policy import keys
from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.explain import explain
from gatewright.aws.policy.facts import Facts, resource
from gatewright.aws.policy.rulings import ALLOWING, DIRECT, ROLE
from gatewright.model.principal import Caller
from gatewright.model.request import Headers
from gatewright.model.unknown import Unknown
from gatewright.services.iam.named_keys import named_keys
from gatewright.services.iam.principal_policies import Source
from gatewright.services.iam.statement_places import places
from gatewright.store.documents import Document

Decision = Literal["allowed", "explicitDeny", "implicitDeny"]

IAM_POLICY: Final = "IAM Policy"
RESOURCE_POLICY: Final = "Resource Policy"
"""`SourcePolicyType`, as AWS's own examples of answers have it (inferred for resource policies)."""

EVERYTHING: Final = "*"
"""The resource of a simulation that names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """What a simulation is told."""

    identity: tuple[Source, ...]
    """The policies of the caller."""

    boundary: Source | None
    """His permissions boundary."""

    scps: tuple[tuple[Source, ...], ...]
    """The service control policies of each level."""

    resource_policy: Source | None
    """The policy of the resource."""

    caller: Caller | None
    """Who calls; `None` when the simulation was not told."""

    owner: str | None
    """The account that owns the resources; `None` where the ARN or the caller tells it."""

    context: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Context entries by key in lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the policies say to one action on one resource."""

    resource: str
    """The ARN."""

    decision: Decision
    """The verdict."""

    statements: list[Document]
    """`MatchedStatements`: those that decide."""

    missing: list[str]
    """Context keys that the policies need and nobody told."""

    by_boundary: bool | None
    """Whether the boundary allows; `None` without one."""

    by_organization: bool | None
    """Whether the service control policies allow; `None` without any."""

    by_type: Mapping[str, Decision]
    """Each policy type's own verdict; only in a simulation across accounts."""


def judge(told: Simulation, action: str, arn: str) -> Judged:
    """Judge one action on one resource."""
    everyone = list(_everyone(told))
    facts, missing = _facts(told, action, arn, [source.policy for source in everyone])
    identity, boundary = _voice(told.identity, facts), _voice(told.boundary, facts)
    on_resource = _voice(told.resource_policy, facts)
    levels = [_voice(level, facts) for level in told.scps]
    denies = [each for voice in (identity, boundary, on_resource, *levels) for each in voice.denies]
    by_boundary = None if told.boundary is None else bool(boundary.grants)
    by_organization = all(level.grants and not level.denies for level in levels) if levels else None
    across = told.resource_policy is not None and _owner(told, arn) != _account(told.caller)
    by_identity = bool(identity.grants) and by_boundary is not False
    if across:
        granted = by_identity and bool(on_resource.grants & ALLOWING)
    else:
        by_role = bool(on_resource.grants & ROLE) and by_boundary is not False
        granted = by_identity or by_role or bool(on_resource.grants & DIRECT)
    allowed = granted and by_organization is not False
    decision: Decision = "explicitDeny" if denies else "allowed" if allowed else "implicitDeny"
    return Judged(
        resource=arn,
        decision=decision,
        statements=denies or ([*identity.allows, *on_resource.allows] if allowed else []),
        missing=missing,
        by_boundary=by_boundary if by_boundary is None else by_boundary and not boundary.denies,
        by_organization=by_organization,
        by_type={IAM_POLICY: identity.decision, RESOURCE_POLICY: on_resource.decision} if across else {},
    )


@dataclass(frozen=True, slots=True)
class _Voice:
    """What the policies of one place say."""

    denies: list[Document]
    allows: list[Document]
    grants: int

    @property
    def decision(self) -> Decision:
        return "explicitDeny" if self.denies else "allowed" if self.grants else "implicitDeny"


def _voice(sources: Iterable[Source] | Source | None, facts: Facts) -> _Voice:
    told = () if sources is None else (sources,) if isinstance(sources, Source) else sources
    denies: list[Document] = []
    allows: list[Document] = []
    grants = 0
    for source in told:
        where = places(source.text)
        for read in explain(source.policy, facts).statements:
            if not all(atom.atom.always or atom.truth is True for atom in read.atoms):
                continue
            statement = read.statement
            kind = RESOURCE_POLICY if source.policy.kind == "resource" else IAM_POLICY
            shown = _shown(source.id, kind, where[statement.index])
            if statement.effect == "Deny":
                denies.append(shown)
            else:
                allows.append(shown)
                grants |= DIRECT if statement.closeness is None else statement.closeness(facts) & ALLOWING
    return _Voice(denies, allows, grants)


def _shown(source_id: str, kind: str, place: tuple[tuple[int, int], tuple[int, int]]) -> Document:
    start, end = place
    return {
        "SourcePolicyId": source_id,
        "SourcePolicyType": kind,
        "StartPosition": {"Line": start[0], "Column": start[1]},
        "EndPosition": {"Line": end[0], "Column": end[1]},
    }


def _everyone(told: Simulation) -> Iterator[Source]:
    yield from told.identity
    for source in (told.boundary, told.resource_policy):
        if source is not None:
            yield source
    for level in told.scps:
        yield from level


def _facts(told: Simulation, action: str, arn: str, policies: list[Policy]) -> tuple[Facts, list[str]]:
    """Return the facts of the call, in which every key that nobody told is absent, and those keys."""
    caller = told.caller or Caller(kind="user", arn="", account=told.owner or "", issuer_arn=None)
    bare = Facts(
        resource=resource(arn), action=action, caller=caller, headers=Headers(), vpc_endpoint=None, via_domain_arn=None
    )
    wanted = named_keys(policies)
    missing = [name for name in wanted if name.lower() not in told.context and not _from_caller(name, told, bare)]
    absent: dict[str, tuple[str, ...]] = {name.lower(): () for name in missing}
    simulated = {**absent, **told.context}
    return (
        Facts(
            resource=bare.resource,
            action=action,
            caller=caller,
            headers=Headers(),
            vpc_endpoint=None,
            via_domain_arn=None,
            simulated=simulated,
        ),
        missing,
    )


def _from_caller(name: str, told: Simulation, facts: Facts) -> bool:
    """Return whether the caller himself tells a key: his ARN, his name, his tags."""
    if told.caller is None or keys.key(name).presence != "iam":
        return False
    found = keys.key(name).derive(facts)
    return found is not None and not isinstance(found, Unknown)


def _owner(told: Simulation, arn: str) -> str | None:
    """Return the account that owns a resource: the one in its ARN, the one told, the caller's."""
    parts = arn.split(":", 5)
    return (parts[4] if len(parts) > 4 and parts[4].isdigit() else None) or told.owner or _account(told.caller)


def _account(caller: Caller | None) -> str | None:
    return caller.account if caller is not None and isinstance(caller.account, str) else None
