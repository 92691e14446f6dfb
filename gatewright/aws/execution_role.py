"""
May Lambda assume the role that a function runs as?

Restates "Defining Lambda function permissions with an execution role":
https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
The role's trust policy has to let `lambda.amazonaws.com` in.
"""

from typing import Final

from gatewright.aws.policy.decide import decide
from gatewright.aws.policy.facts import Facts, resource
from gatewright.aws.policy.malformed import MalformedPolicy
from gatewright.aws.policy.rulings import ALLOWING, DENY
from gatewright.aws.policy.trust import trust_policy
from gatewright.model.principal import Caller
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN

SERVICE: Final = "lambda.amazonaws.com"
"""The principal that Lambda assumes roles as."""

_LAMBDA: Final = Caller(
    kind="service",
    arn=SERVICE,
    account=None,
    issuer_arn=None,
    user_id=None,
    user_name=None,
    tags={},
    org_id=None,
    issued_at=None,
    mfa_at=None,
    has_boundary=False,
)


def assumable(trust: str, *, role_arn: str, account_id: str, now: float) -> bool:
    """Return whether the trust policy of a role lets Lambda assume it for a function of this account."""
    facts = Facts(
        resource=resource(role_arn),
        action="sts:AssumeRole",
        caller=_LAMBDA,
        source_ip=UNKNOWN,
        secure_transport=True,
        headers=Headers(),
        vpc_endpoint=None,
        via_domain_arn=None,
        source_arn=None,
        now=now,
        simulated={"aws:sourceaccount": (account_id,)},
    )
    try:
        ruling = decide(trust_policy(trust, role_arn), facts)
    except MalformedPolicy:
        return False
    # A Deny that may apply is one that nobody ruled out.
    return not ruling.may & DENY and ruling.grants(ALLOWING) is True
