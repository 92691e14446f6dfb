"""May API Gateway call a service of AWS as the role that an integration names in `credentials`?

Restates "Set up an API integration request using the API Gateway console" (execution role) and "Using a role":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-permissions.html
The role's trust policy has to let `apigateway.amazonaws.com` in, and then the role's own policies have to allow the
action, as they bind any session of it.
"""

from dataclasses import dataclass, replace
from typing import Final, Literal

from gatewright.aws.caller_credentials import of_the_caller
from gatewright.aws.function_policy import INVOKE_FUNCTION, SERVICE
from gatewright.aws.own_policies import may
from gatewright.aws.role_trust import trusts
from gatewright.model.lazy_pattern import pattern
from gatewright.model.principal import Principal

SESSION: Final = "BackplaneAssumeRoleSession"
"""The name of API Gateway's session of a role (reported by users of AWS, from CloudTrail)."""

Obstacle = Literal["role", "permission"]
"""The role cannot be assumed, or may not do what is asked."""

_OF_A_USER: Final = pattern(r"arn:[^:]*:iam::[^:]*:user/.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRole:
    """A role that a service may assume."""

    arn: str
    """Its ARN."""

    trust: str
    """Its trust policy, JSON."""

    principal: Principal
    """The policies that bind its sessions."""


def names_no_user(credentials: str) -> bool:
    """Return whether `credentials` name a role, nothing, or whoever calls; a certain user's are nobody's to pass on."""
    return of_the_caller(credentials) or not _OF_A_USER.fullmatch(credentials)


def obstacle(
    role: ServiceRole | None,
    *,
    resource_arn: str,
    source_arn: str,
    account_id: str,
    now: float,
    action: str = INVOKE_FUNCTION,
) -> Obstacle | None:
    """Return what stands in the way of an action on a resource as a role, `None` when nothing does.

    A role that does not exist (`None`) trusts nobody. `source_arn` is the method on whose behalf it is assumed.
    """
    if role is None or not _trusts(role, source_arn, account_id, now):
        return "role"
    return None if _may(role, action, resource_arn, now) else "permission"


def _trusts(role: ServiceRole, source_arn: str, account_id: str, now: float) -> bool:
    return trusts(role.trust, service=SERVICE, role_arn=role.arn, account_id=account_id, now=now, source_arn=source_arn)


def _may(role: ServiceRole, action: str, resource_arn: str, now: float) -> bool:
    name = role.arn.rpartition("/")[2]
    account = role.arn.split(":")[4]
    session = f"arn:aws:sts::{account}:assumed-role/{name}/{SESSION}"
    caller = replace(role.principal.caller, arn=session, issued_at=now, mfa_at=None)
    # A session of the service's own: nobody passed policies for it.
    return may(replace(role.principal, caller=caller, session_policies=None), action, resource_arn, now)
