"""
Whether the policies of the caller allow an operation: his own, his groups', his boundary, the session's, and SCPs.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html. Every action that an
operation demands has to be allowed on every resource; what cannot be told for sure is refused, as a missing Allow is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from gatewright.aws.policy.combine import Answer, iam
from gatewright.aws.policy.facts import Facts, resource
from gatewright.aws.policy.layers import Policies
from gatewright.checks.policies import compiled, of_principal
from gatewright.model.principal import Principal
from gatewright.model.request import Request
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.services.access.context import context
from gatewright.services.access.demand import PASS_ROLE, Alternatives, Demand, demand, shown, untold
from gatewright.services.access.demands.table import demands_of
from gatewright.services.access.denials import denied
from gatewright.services.access.families import family_of
from gatewright.services.access.roles_passed import Passing, is_role, passing
from gatewright.services.operation import Operation
from gatewright.store.documents import Documents
from gatewright.wire import models
from gatewright.wire.errors import ServiceError

Told: TypeAlias = Mapping[str, tuple[str, ...] | Unknown]
"""What condition keys hold, by name in lower case."""


def _nothing() -> None:
    """Refuse nothing."""


@dataclass(frozen=True, slots=True)
class Permit:
    """What one caller may do."""

    principal: Principal
    """Who calls, and what binds him."""

    request: Request
    """The call."""

    service: str
    """The service that was called, whose words refusals have."""

    def check(self, service: str, name: str, documents: Documents, operation: Operation) -> Callable[[], None]:
        """Refuse an operation that is not allowed; return what refuses roles that were passed and may not be."""
        for one in demands_of(service, name, documents, operation):
            self.judge(service, one, operation)
        found = passing(service, name, documents, operation.params)
        return _nothing if found is None else partial(self._check_roles, found, documents, operation)

    def _check_roles(self, found: Passing, documents: Documents, operation: Operation) -> None:
        for role in found.passed(documents):
            one = resource(role) if is_role(role) else untold(operation.account_id)
            self.judge("iam", demand(PASS_ROLE, one, iam__passedtoservice=(found.to,)), operation)

    def judge(self, service: str, asked: Demand, operation: Operation) -> None:
        """Refuse one action that is not allowed on all that it is needed on."""
        on_resource = None if asked.policy is None else compiled(asked.policy, "resource")
        policies = of_principal(self.principal, resource=on_resource)
        told = context(policies, service, operation, asked.context)
        for alternatives in asked.on:
            answer = self._answer(policies, asked.action, alternatives, operation, told)
            if answer is not None and asked.instead is not None:
                raise ServiceError(*asked.instead)
            if answer is not None:
                raise denied(
                    family_of(models.service(self.service)),
                    caller=operation.caller,
                    action=asked.action,
                    arn=shown(alternatives[0]),
                    answer=answer,
                )

    def _answer(
        self, policies: Policies, action: str, alternatives: Alternatives, operation: Operation, told: Told
    ) -> Answer | None:
        """Return why an action is refused; `None` where it is allowed."""
        answers = [
            iam(
                policies,
                Facts(
                    resource=one,
                    action=action,
                    caller=self.principal.caller,
                    source_ip=operation.source_ip or UNKNOWN,
                    secure_transport=UNKNOWN if operation.secure is None else operation.secure,
                    headers=self.request.headers,
                    vpc_endpoint=None,
                    via_domain_arn=None,
                    source_arn=None,
                    now=operation.now,
                    simulated=told,
                ),
            )
            for one in alternatives
        ]
        hit = next((answer for answer in answers if "explicitly denied" in answer.may), None)
        if hit is None and any(answer.decision == "allowed" for answer in answers):
            return None
        return hit or answers[0]
