"""What a known caller can be refused for, by the workflow of the method's authorization type."""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.policy.combine import Answer
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.rulings import Verdict
from gatewright.checks.authorizer import cached_policy_too_narrow, denied, policy_misses_resource
from gatewright.checks.endpoint import vpc_endpoint_policy_denied
from gatewright.checks.iam import cross_account_needs_both, explicit_deny, not_allowed
from gatewright.checks.resource_policy import explicit_deny as resource_denies
from gatewright.checks.resource_policy import nothing_allows
from gatewright.model.cause import Cause
from gatewright.model.unknown import UNKNOWN, Unknown

OF_IAM: Final = (
    not_allowed.CAUSE,
    explicit_deny.CAUSE,
    cross_account_needs_both.CAUSE,
    resource_denies.CAUSE,
    nothing_allows.CAUSE,
)
"""A caller who signed."""

_VERDICTS: Final[Mapping[str, Verdict]] = {
    not_allowed.CAUSE.id: "implicitly denied",
    explicit_deny.CAUSE.id: "explicitly denied",
    cross_account_needs_both.CAUSE.id: "implicitly denied",
    resource_denies.CAUSE.id: "explicitly denied",
    nothing_allows.CAUSE.id: "implicitly denied",
}
"""What the policies come to where a caller who signed is refused for a cause."""

OF_LAMBDA: Final = (
    denied.CAUSE,
    policy_misses_resource.CAUSE,
    cached_policy_too_narrow.CAUSE,
    resource_denies.CAUSE,
)
"""A caller whom a Lambda authorizer knows."""

OF_COGNITO: Final = (nothing_allows.CAUSE, resource_denies.CAUSE)
"""A caller with a token of a user pool: the resource policy by itself must allow."""

ALL: Final = (
    not_allowed.CAUSE,
    explicit_deny.CAUSE,
    cross_account_needs_both.CAUSE,
    denied.CAUSE,
    policy_misses_resource.CAUSE,
    cached_policy_too_narrow.CAUSE,
    nothing_allows.CAUSE,
    resource_denies.CAUSE,
    vpc_endpoint_policy_denied.CAUSE,
)
"""Every cause of this check."""


def of_iam(answer: Answer, facts: Facts) -> Cause:
    """Return the cause for which a signed call is refused."""
    explicit = answer.verdict == "explicitly denied"
    if answer.layer == "endpoint":
        return vpc_endpoint_policy_denied.CAUSE
    if explicit:
        return resource_denies.CAUSE if answer.layer == "resource" else explicit_deny.CAUSE
    if answer.layer in ("identity", "resource") and _is_of_another_account(facts):
        return cross_account_needs_both.CAUSE
    return nothing_allows.CAUSE if answer.layer == "resource" else not_allowed.CAUSE


def may_be_of_iam(answer: Answer, facts: Facts) -> tuple[Cause, ...]:
    """Return the causes that are left where what is known of the policies does not settle it."""
    left = [cause for cause in OF_IAM if _VERDICTS[cause.id] in answer.may]
    caller, owner = facts.caller, facts.resource.account
    account = caller.account if caller is not None and not isinstance(caller, Unknown) else UNKNOWN
    if not isinstance(account, Unknown) and not isinstance(owner, Unknown) and account == owner:
        left = [cause for cause in left if cause is not cross_account_needs_both.CAUSE]
    return tuple(left)


def of_lambda(answer: Answer, *, kept: bool) -> Cause:
    """Return the cause for which a caller is refused whom a Lambda authorizer knows; `kept`: by a kept answer."""
    if answer.layer == "endpoint":
        return vpc_endpoint_policy_denied.CAUSE
    if answer.verdict == "explicitly denied":
        return resource_denies.CAUSE if answer.layer == "resource" else denied.CAUSE
    return cached_policy_too_narrow.CAUSE if kept else policy_misses_resource.CAUSE


def of_cognito(answer: Answer) -> Cause:
    """Return the cause for which the resource policy refuses a caller with a good token."""
    if answer.layer == "endpoint":
        return vpc_endpoint_policy_denied.CAUSE
    return resource_denies.CAUSE if answer.verdict == "explicitly denied" else nothing_allows.CAUSE


def _is_of_another_account(facts: Facts) -> bool:
    caller, owner = facts.caller, facts.resource.account
    if caller is None or isinstance(caller, Unknown) or isinstance(owner, Unknown):
        return False
    return not isinstance(caller.account, Unknown) and caller.account is not None and caller.account != owner
