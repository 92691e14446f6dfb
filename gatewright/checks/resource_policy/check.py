"""Does the API's resource policy refuse the call before anybody is asked who calls?

Restates "How API Gateway resource policies affect authorization workflow": a method with NONE takes an explicit Allow,
once there is a policy; before a Lambda authorizer only an explicit Deny counts; with IAM and with user pools the policy
is read when the caller is known (`checks/authorize`). A private API without a policy refuses every call. The policy of
a VPC endpoint on the way comes first (`endpoint_policy.py`); with IAM it is read with the caller's own.
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
"""

from collections.abc import Callable
from typing import Final

from gatewright.aws.policy import combine
from gatewright.aws.policy.combine import Answer
from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.layers import Policies
from gatewright.checks.authorization import authorization_type
from gatewright.checks.endpoint import vpc_endpoint_policy_denied
from gatewright.checks.policies import (
    facts,
    lacking,
    resource_policy,
    untold_endpoint_policy,
    vpc_endpoint_policy,
)
from gatewright.checks.reach import NO_API, is_control_plane, is_private, may_be_private
from gatewright.checks.resource_policy import endpoint_policy, explicit_deny, nothing_allows
from gatewright.checks.resource_policy.missing import policy_missing, undecided, vpc_endpoint_missing
from gatewright.checks.unproven import unproven
from gatewright.checks.verdict import denial, deny_that_may_hit, nearest_allow
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Outcome, Pass, Skip, Unsure
from gatewright.model.unknown import Unknown

_NONE: Final = Skip(Message(N_("the API has no resource policy, and it is not private")))
_LATER: Final = Skip(Message(N_("the resource policy is read once the caller is known")))
_ALLOWED: Final = Pass()
_OF_A_POLICY: Final = (nothing_allows.CAUSE, explicit_deny.CAUSE)

Workflow = Callable[[Policies, Facts], Answer]


def check(call: Call) -> Outcome:
    """Refuse what the policy denies, and what it does not allow where it must."""
    if isinstance(call.api, Unknown) and is_control_plane(call):
        return NO_API
    policy = resource_policy(call)
    if policy is None and not may_be_private(call):
        return _NONE
    route = call.route
    kind = route if isinstance(route, Unknown) else route.method.authorization_type
    if isinstance(kind, Unknown):
        return _unsure(call, policy, kind)
    refused = None if kind == "AWS_IAM" else endpoint_policy.refused(call)
    if isinstance(refused, Deny):
        return refused
    judged = _by_the_policy(call, policy, kind)
    return judged if refused is None else _besides(refused, judged)


def _by_the_policy(call: Call, policy: Policy | Unknown | None, kind: str) -> Outcome:
    """Judge a call that the policy of a VPC endpoint lets through, if there is one on the way."""
    if isinstance(policy, Unknown):
        return _unsure(call, policy, kind)
    if policy is None:
        return _private_without_policy(call)
    if kind in ("AWS_IAM", "COGNITO_USER_POOLS", "JWT"):
        # What a policy on the way let through may depend on more than the address: no plan may remember it.
        return _LATER if vpc_endpoint_policy(call) is None else _ALLOWED
    return _decided(call, policy, combine.before_authorizer if kind == "CUSTOM" else combine.anonymous)


def _besides(on_the_way: Unsure, judged: Outcome) -> Unsure:
    """Return what both policies may refuse the call for, where the one on the way is not decided."""
    if isinstance(judged, Deny):
        return Unsure(on_the_way.missing, (*on_the_way.may, judged), refuses=True)
    if isinstance(judged, Unsure) and not on_the_way.refuses:
        known = {denial.cause.id for denial in on_the_way.may}
        more = tuple(denial for denial in judged.may if denial.cause.id not in known)
        missing = (*on_the_way.missing, *judged.missing)
        return Unsure(missing, (*on_the_way.may, *more), refuses=judged.refuses)
    return on_the_way


def _decided(call: Call, policy: Policy, workflow: Workflow) -> Outcome:
    """Hold the policy against a call that nobody signed."""
    asked = facts(call, None)
    answer = workflow(Policies(resource=policy, endpoint=untold_endpoint_policy(call)), asked)
    decision = answer.decision
    if decision == "allowed":
        return _ALLOWED
    if decision == "denied" and answer.verdict != "undetermined" and answer.layer == "resource":
        cause = explicit_deny.CAUSE if answer.verdict == "explicitly denied" else nothing_allows.CAUSE
        return denial(call, cause, answer, asked)
    return Unsure(lacking(call) or undecided(call, policy, asked), _may(call, policy, answer, asked))


def _may(call: Call, policy: Policy, answer: Answer, asked: Facts) -> tuple[Deny, ...]:
    """Say what the policy may refuse the call for, each with the statement that it hangs on."""
    silent: tuple[Deny, ...] = ()
    denied: tuple[Deny, ...] = ()
    if "implicitly denied" in answer.may:
        silent = unproven(call, (nothing_allows.CAUSE,), *nearest_allow(policy, asked))
    if "explicitly denied" in answer.may:
        denied = unproven(call, (explicit_deny.CAUSE,), *deny_that_may_hit(policy, asked))
    return (*silent, *denied, *unproven(call, _on_the_way(call)))


def _private_without_policy(call: Call) -> Outcome:
    """Refuse a call of a private API without a resource policy; say what is lacking where it may be another."""
    if is_private(call) and untold_endpoint_policy(call) is None:
        answer = Answer(frozenset({"implicitly denied"}), "resource")
        return denial(call, nothing_allows.CAUSE, answer, facts(call, None))
    fact = Fact("configuration", "policy", "-")
    return Unsure((vpc_endpoint_missing(call),), unproven(call, (nothing_allows.CAUSE, *_on_the_way(call)), fact))


def _unsure(call: Call, policy: Policy | Unknown | None, kind: str | Unknown) -> Outcome:
    """Say what may be meant when the policy, or the workflow, is not known."""
    if isinstance(policy, Unknown):
        missing = policy.missing or (policy_missing(call),)
    else:
        missing = kind.missing if isinstance(kind, Unknown) and kind.missing else (authorization_type(call),)
    of_the_policy = (nothing_allows.CAUSE,) if policy is None else _OF_A_POLICY
    misread = endpoint_policy.may_be_misread(call) if isinstance(kind, Unknown) else ()
    return Unsure(missing, unproven(call, (*of_the_policy, *_on_the_way(call), *misread)))


def _on_the_way(call: Call) -> tuple[Cause, ...]:
    return () if vpc_endpoint_policy(call) is None else (vpc_endpoint_policy_denied.CAUSE,)
