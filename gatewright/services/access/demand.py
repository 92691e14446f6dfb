"""
What an operation demands of its caller: actions, and the resources on which he needs them.

Restates the Service Authorization Reference, whose pages list the actions of each service with their resource types:
https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from gatewright.aws.arn import partition_of
from gatewright.aws.policy.facts import Resource, resource
from gatewright.model.unknown import UNKNOWN
from gatewright.services.access.denials import EVERYTHING
from gatewright.store.documents import Documents

Alternatives = tuple[Resource, ...]
"""The ways in which one resource is named; a policy has to allow one of them, and to deny none."""


PASS_ROLE: Final = "iam:PassRole"  # noqa: S105  # an action
"""What whoever hands a role to a service needs on the role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An operation that somebody asks for."""

    service: str
    """boto3's name of the service."""

    operation: str
    """The operation, as its model has it: `CreateRestApi`."""

    path: str
    """The path of the operation's address below the host, by its parameters; `/` where the protocol is not REST."""

    verb: str
    """The verb of that address."""

    params: Mapping[str, Any]
    """Its parameters."""

    account_id: str
    """The account of the caller, whose resources he means."""

    region: str
    """The region of the call."""

    documents: Documents
    """What the account has in the region; of a service without regions, what it has at all."""

    caller: str = ""
    """The ARN of the caller."""

    def arn(self, service: str, rest: str, *, region: str | None = None) -> Resource:
        """Return a resource of the caller's account; `rest` is what follows the account."""
        place = self.region if region is None else region
        return resource(f"arn:{partition_of(place)}:{service}:{place}:{self.account_id}:{rest}")

    def named(self, arn: str) -> Resource:
        """Return a resource by its ARN; what is no ARN is known to nobody."""
        return resource(arn) if arn.startswith("arn:") else self.untold()

    def everything(self) -> Resource:
        """Return the resource of an action that knows none: only policies about `*` allow it."""
        return resource(EVERYTHING, owner=self.account_id)

    def untold(self) -> Resource:
        """Return a resource that cannot be told: what allows or denies a part of them all decides nothing."""
        return untold(self.account_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One action that the caller needs."""

    action: str
    """`apigateway:POST`."""

    on: tuple[Alternatives, ...]
    """On what: he needs it on each."""

    context: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What condition keys of the service hold, by name in lower case."""

    policy: str | None = None
    """The resource policy of what it is needed on; `None` where there is none."""

    instead: tuple[str, str] | None = None
    """The code and the text of the refusal, where the service does not say what is missing."""


def demand(action: str, *on: Resource, **context: tuple[str, ...]) -> Demand:
    """Return a demand on resources that have one name each; `context` has keys with `__` for the colon."""
    return Demand(
        action=action,
        on=tuple((one,) for one in on),
        context={name.replace("__", ":").replace("_", "-"): value for name, value in context.items()},
    )


def untold(account_id: str) -> Resource:
    """Return a resource of an account of which nothing else can be told."""
    return Resource(("arn", "aws", UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN), owner=account_id)


def shown(one: Resource) -> str:
    """Return the resource as a refusal names it."""
    return one.whole or EVERYTHING
