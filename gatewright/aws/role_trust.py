"""
May a service of AWS assume a role?

Restates "IAM JSON policy elements: Principal" (AWS service principals) and "The confused deputy problem":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
The role's trust policy has to let the service's principal in; `aws:SourceArn` and `aws:SourceAccount` are what it is
assumed for.
"""

from functools import lru_cache

from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.decide import decide
from gatewright.aws.policy.facts import Facts, resource
from gatewright.aws.policy.malformed import MalformedPolicy
from gatewright.aws.policy.rulings import ALLOWING, DENY
from gatewright.aws.policy.trust import trust_policy
from gatewright.model.principal import Caller
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN


def trusts(
    trust: str, *, service: str, role_arn: str, account_id: str, now: float, source_arn: str | None = None
) -> bool:
    """
    Return whether a trust policy (JSON) lets `service` assume its role for a resource of this account.

    `source_arn` is the resource, `None` when the service tells none; `now` is in Unix seconds.
    """
    facts = Facts(
        resource=resource(role_arn),
        action="sts:AssumeRole",
        caller=service_caller(service),
        source_ip=UNKNOWN,
        secure_transport=True,
        headers=Headers(),
        vpc_endpoint=None,
        via_domain_arn=None,
        source_arn=source_arn,
        now=now,
        simulated={"aws:sourceaccount": (account_id,)},
    )
    try:
        ruling = decide(_compiled(trust, role_arn), facts)
    except MalformedPolicy:
        return False
    # A Deny that may apply is one that nobody ruled out.
    return not ruling.may & DENY and ruling.grants(ALLOWING) is True


@lru_cache(maxsize=64)
def service_caller(service: str) -> Caller:
    """Return a service of AWS as a policy sees it: `lambda.amazonaws.com`, of no account."""
    return Caller(
        kind="service",
        arn=service,
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


@lru_cache(maxsize=1024)
def _compiled(trust: str, role_arn: str) -> Policy:
    return trust_policy(trust, role_arn)
