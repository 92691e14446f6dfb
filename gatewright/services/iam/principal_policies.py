"""
Every policy that binds a user, a group or a role, each with where it comes from.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gatewright.aws.iam_arns import iam_arn
from gatewright.aws.policy.compile import Policy, policy
from gatewright.configuration.principals import principals
from gatewright.model.principal import Caller, NamedPolicy, Principal
from gatewright.model.unknown import Unknown
from gatewright.services.iam import managed
from gatewright.services.iam.entities import GROUP, ROLE, USER, Entity, get
from gatewright.services.iam.errors import invalid_input, no_such_entity
from gatewright.store.answers import Answers
from gatewright.store.documents import Document, Documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A policy, and what a simulation calls it."""

    policy: Policy
    """The policy, compiled."""

    text: str
    """Its document, as it was given."""

    id: str
    """`SourcePolicyId`: of an inline policy `user_NAME_POLICY`, of a managed one its name (reported)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipalPolicies:
    """What binds one principal."""

    arn: str
    """Whom."""

    caller: Caller
    """The same, as policies see him; a group calls nobody, and is as a user without a name."""

    sources: tuple[Source, ...]
    """His policies and those of his groups."""

    boundary: Source | None
    """His permissions boundary."""

    scps: tuple[tuple[Source, ...], ...]
    """The service control policies of each level above his account."""

    @property
    def identity(self) -> tuple[Policy, ...]:
        """Return the policies without their sources."""
        return tuple(source.policy for source in self.sources)


def principal_policies(documents: Documents, arn: str) -> PrincipalPolicies:
    """Return the policies of the user, group or role that an ARN names."""
    read = iam_arn(arn)
    if read is None:
        raise invalid_input(f"Invalid Entity Arn: {arn} does not clearly define entity type and name.")
    entity = {"user": USER, "group": GROUP, "role": ROLE}[read.kind]
    detail = get(documents, entity, read.name)
    if detail["Arn"] != arn:
        raise no_such_entity(f"The {entity.word} with name {read.name} cannot be found.")
    sources = list(_of(documents, entity, detail))
    for name in detail.get("GroupList", ()):
        sources += _of(documents, GROUP, get(documents, GROUP, name))
    bound = _bound(documents, entity, detail)
    attached = detail.get("PermissionsBoundary")
    return PrincipalPolicies(
        arn=arn,
        caller=bound.caller,
        sources=tuple(sources),
        boundary=_managed(documents, attached["PermissionsBoundaryArn"]) if attached else None,
        scps=()
        if isinstance(bound.scps, Unknown)
        else tuple(tuple(_scp(one) for one in level) for level in bound.scps),
    )


def _bound(documents: Documents, entity: Entity, detail: Document) -> Principal:
    """Return the principal as the data plane knows him."""
    known = principals(Answers(documents), account_id=documents.account_id)
    if entity is GROUP:
        return Principal(caller=Caller(kind="user", arn=detail["Arn"], account=documents.account_id), scps=())
    found = known.user(detail["UserName"]) if entity is USER else known.role(detail["Arn"])
    if isinstance(found, Unknown):
        raise no_such_entity(f"The {entity.word} with name {detail[entity.name]} cannot be found.")
    return found


def _of(documents: Documents, entity: Entity, detail: Document) -> Iterator[Source]:
    for one in detail[entity.inline]:
        name = f"{entity.word}_{detail[entity.name]}_{one['PolicyName']}"
        yield source(one["PolicyDocument"], name)
    for one in detail["AttachedManagedPolicies"]:
        yield _managed(documents, one["PolicyArn"])


def _managed(documents: Documents, arn: str) -> Source:
    found = managed.policy(documents, arn)
    return source(managed.default_text(found), found["PolicyName"])


def _scp(named: NamedPolicy) -> Source:
    return Source(policy=policy(named.text, "scp", named.name), text=named.text, id=named.name)


def source(text: str, source_id: str) -> Source:
    """Return a policy under the name that a simulation gives it."""
    return Source(policy=policy(text, "identity", source_id), text=text, id=source_id)
