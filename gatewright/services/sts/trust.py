"""
May this caller assume this role?

https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html. The trust policy must allow in any case;
where it names only the caller's account, or another account's caller, his own policies must allow too.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.policy.combine import iam
from gatewright.aws.policy.decide import decide
from gatewright.aws.policy.facts import Facts, resource
from gatewright.aws.policy.rulings import ALLOWING
from gatewright.aws.policy.trust import trust_policy
from gatewright.checks.policies import of_principal
from gatewright.model.principal import Principal
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN
from gatewright.services.access.context import context as untold
from gatewright.services.iam.errors import access_denied
from gatewright.services.operation import Operation

ASSUME_ROLE: Final = "sts:AssumeRole"


def check(
    principal: Principal,
    operation: Operation,
    *,
    action: str,
    role_arn: str,
    trust: str | None,
    context: Mapping[str, tuple[str, ...]],
) -> None:
    """Refuse a caller who may not; a role that does not exist (`trust` is `None`) trusts nobody."""
    if trust is None or not _may(principal, operation, action, role_arn, trust, context):
        raise access_denied(f"User: {operation.caller} is not authorized to perform: {action} on resource: {role_arn}")


def _may(
    principal: Principal,
    operation: Operation,
    action: str,
    role_arn: str,
    trust: str,
    context: Mapping[str, tuple[str, ...]],
) -> bool:
    trusted = trust_policy(trust, role_arn)
    policies = of_principal(principal, resource=trusted)
    facts = Facts(
        resource=resource(role_arn),
        action=action,
        caller=principal.caller,
        source_ip=operation.source_ip or UNKNOWN,
        secure_transport=UNKNOWN if operation.secure is None else operation.secure,
        headers=Headers(),
        vpc_endpoint=None,
        via_domain_arn=None,
        source_arn=None,
        now=operation.now,
        simulated=context if operation.permit is None else untold(policies, "sts", operation, context),
    )
    if decide(trusted, facts).grants(ALLOWING) is not True:
        return False
    return iam(policies, facts).decision == "allowed"
