"""May API Gateway call a service of AWS as the role that an integration names in `credentials`?

Restates "Set up an API integration request using the API Gateway console" (execution role) and "Using a role":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-permissions.html
The role's trust policy has to let `apigateway.amazonaws.com` in, and then the role's own policies have to allow the
action, as they bind any session of it.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from gatewright.aws.function_policy import INVOKE_FUNCTION, SERVICE
from gatewright.aws.policy.combine import iam
from gatewright.aws.policy.compile import Policy, policy
from gatewright.aws.policy.document import Kind
from gatewright.aws.policy.facts import Facts, resource
from gatewright.aws.policy.layers import Policies
from gatewright.aws.role_trust import trusts
from gatewright.model.lazy_pattern import pattern
from gatewright.model.principal import NamedPolicy, Principal
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown

SESSION: Final = "BackplaneAssumeRoleSession"
"""The name of API Gateway's session of a role (reported by users of AWS, from CloudTrail)."""

Obstacle = Literal["role", "permission"]
"""The role cannot be assumed, or may not do what is asked."""

_OWN: Final = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}'
"""What two accounts would have to say to each other; it grants nothing by itself, since the identity has to allow."""

_OF_THE_CALLER: Final = pattern(r"arn:[^:]*:iam::[^:]*:user/.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRole:
    """A role that a service may assume."""

    arn: str
    """Its ARN."""

    trust: str
    """Its trust policy, JSON."""

    principal: Principal
    """The policies that bind its sessions."""


def names_role(credentials: str) -> bool:
    """Return whether `credentials` name a role, or nothing: `arn:aws:iam::*:user/*` asks for the caller's own."""
    return not _OF_THE_CALLER.fullmatch(credentials)


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
    principal = role.principal
    name = role.arn.rpartition("/")[2]
    account = role.arn.split(":")[4]
    caller = replace(
        principal.caller,
        arn=f"arn:aws:sts::{account}:assumed-role/{name}/{SESSION}",
        issued_at=now,
        mfa_at=None,
    )
    facts = Facts(
        resource=resource(resource_arn),
        action=action,
        caller=caller,
        source_ip=UNKNOWN,
        secure_transport=True,
        headers=Headers(),
        vpc_endpoint=None,
        via_domain_arn=None,
        source_arn=None,
        now=now,
    )
    boundary = principal.boundary
    policies = Policies(
        # An ARN without an account, of a bucket: it is of the role's own, whose policies then suffice.
        resource=None if facts.resource.account else _compiled(_OWN, "resource", ""),
        identity=_all(principal.identity_policies, "identity"),
        boundary=boundary if boundary is None or isinstance(boundary, Unknown) else _one(boundary, "boundary"),
        session=None,
        scps=principal.scps
        if isinstance(principal.scps, Unknown)
        else tuple(tuple(_one(one, "scp") for one in level) for level in principal.scps),
    )
    return iam(policies, facts).decision == "allowed"


def _all(named: tuple[NamedPolicy, ...] | Unknown, kind: Kind) -> tuple[Policy, ...] | Unknown:
    return named if isinstance(named, Unknown) else tuple(_one(one, kind) for one in named)


def _one(named: NamedPolicy, kind: Kind) -> Policy:
    return _compiled(named.text, kind, named.name)


@lru_cache(maxsize=1024)
def _compiled(text: str, kind: Kind, name: str) -> Policy:
    return policy(text, kind, name)
