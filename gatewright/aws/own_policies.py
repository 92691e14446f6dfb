"""
What somebody may do by the policies that bind him: his own, their boundary, those of his session and organisation.

Restates "Policy evaluation logic" for a call within one account that no resource policy speaks of:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from functools import lru_cache
from typing import Final

from gatewright.aws.policy.combine import iam
from gatewright.aws.policy.compile import Policy, policy
from gatewright.aws.policy.document import Kind
from gatewright.aws.policy.facts import Facts, resource
from gatewright.aws.policy.layers import Policies
from gatewright.model.principal import NamedPolicy, Principal
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown

_OWN: Final = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}'
"""What two accounts would have to say to each other; it grants nothing by itself, since the identity has to allow."""


def may(principal: Principal, action: str, resource_arn: str, now: float) -> bool:
    """Return whether somebody may do something with a resource; what nobody told of lets nobody through."""
    facts = Facts(
        resource=resource(resource_arn),
        action=action,
        caller=principal.caller,
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
        # An ARN without an account, of a bucket: it is of his own account, whose policies then suffice.
        resource=None if facts.resource.account else _compiled(_OWN, "resource", ""),
        identity=_all(principal.identity_policies, "identity"),
        boundary=boundary if boundary is None or isinstance(boundary, Unknown) else _one(boundary, "boundary"),
        session=None if principal.session_policies is None else _all(principal.session_policies, "session"),
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
