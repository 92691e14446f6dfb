"""May this caller make this call? The caller's policies, or the authorizer's, together with the resource policy.

Restates "How API Gateway resource policies affect authorization workflow": with IAM in the same account either side's
Allow suffices, across accounts both must allow; the policy of a Lambda authorizer stands where the caller's own would;
behind a user pool the resource policy must allow by itself, and behind a JWT authorizer alike (inferred). A Deny of
either side wins. HTTP APIs have no resource policy.
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
"""

from typing import Final

from gatewright.aws.policy import combine
from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.layers import Policies
from gatewright.checks.authentication import CALLER
from gatewright.checks.authorization import authorization_type
from gatewright.checks.authorize import causes
from gatewright.checks.authorize.remembered import Allowed
from gatewright.checks.authorizer.lambda_ import of_authorizer
from gatewright.checks.authorizer.lookup import authorizer_of
from gatewright.checks.authorizer.unread import said_by_the_authorizer
from gatewright.checks.endpoint import vpc_endpoint_policy_denied
from gatewright.checks.endpoint.evidence import endpoint_words
from gatewright.checks.iam import not_allowed
from gatewright.checks.policies import (
    compiled,
    facts,
    lacking,
    method,
    of_the_caller,
    resource_policy,
    untold_endpoint_policy,
    vpc_endpoint_policy,
)
from gatewright.checks.reach import NO_API, is_control_plane, may_be_private
from gatewright.checks.resource_policy.missing import policy_missing
from gatewright.checks.unproven import unproven
from gatewright.checks.verdict import denial, of_the_identity
from gatewright.i18n import N_
from gatewright.model.authorizer import Authorized, Authorizer, Returned
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Outcome, Pass, Skip, Unsure
from gatewright.model.principal import Principal
from gatewright.model.question import InvokeAuthorizer
from gatewright.model.unknown import Missing, Unknown

_OPEN: Final = Skip(Message(N_("the method has the authorization type NONE")))
_NO_POLICY: Final = Skip(Message(N_("the token is enough: the API has no resource policy")))
_ALLOWED: Final = Pass()
_REMEMBERED: Final = Allowed()


def check(call: Call) -> Outcome:
    """Refuse what the policies of both sides do not allow."""
    route = call.route
    if isinstance(route, Unknown):
        if isinstance(call.address, Unknown) and is_control_plane(call):
            return NO_API
        return _unsure(call, (authorization_type(call),), causes.ALL)
    kind = route.method.authorization_type
    if kind == "NONE":
        return _OPEN
    if kind == "AWS_IAM":
        return _of_iam(call)
    if kind == "CUSTOM":
        return _of_lambda(call)
    if kind in ("COGNITO_USER_POOLS", "JWT"):
        return _of_a_token(call)
    return _unsure(call, (authorization_type(call),), causes.ALL)


def _of_iam(call: Call) -> Outcome:
    principal = call.principal
    if principal is None:
        return _unsure(call, (CALLER,), causes.OF_IAM)
    if isinstance(principal, Unknown):
        return _unsure(call, principal.missing or (CALLER,), causes.OF_IAM)
    return by_iam(call, principal)


def by_iam(call: Call, principal: Principal) -> Outcome:
    """Judge a signed call; an unmatched route is judged alike."""
    if vpc_endpoint_policy(call) is None and _REMEMBERED.holds(principal, resource_policy(call), method(call)):
        return _ALLOWED
    asked, policies = facts(call, principal.caller), of_the_caller(principal, call)
    answer = combine.iam(policies, asked)
    if answer.decision == "allowed":
        _REMEMBERED.add(principal, policies, asked.resource)
        return _ALLOWED
    if answer.verdict == "undetermined":
        lacks = tuple(of_the_identity(policies, asked))
        return _unsure(call, lacking(call, principal) or (CALLER,), causes.may_be_of_iam(answer, asked), *lacks)
    more = endpoint_words(call) if answer.layer == "endpoint" else {}
    return denial(call, causes.of_iam(answer, asked), answer, asked, **more)


def _of_lambda(call: Call) -> Outcome:
    authorized = call.authorized
    if authorized is None or isinstance(authorized, Unknown):
        return _unsure(call, (said_by_the_authorizer(call),), causes.OF_LAMBDA)
    if untold_endpoint_policy(call) is None and _REMEMBERED.holds(authorized, resource_policy(call), method(call)):
        return _ALLOWED
    returned = compiled(authorized.policy or "{}", "identity", "authorizer")
    if isinstance(returned, Unknown):
        return _unsure(call, (said_by_the_authorizer(call),), causes.OF_LAMBDA)
    asked = facts(call, None)
    policies = Policies(
        identity=(returned,),
        resource=resource_policy(call),
        endpoint=untold_endpoint_policy(call),
    )
    answer = combine.after_authorizer(policies, asked)
    if answer.decision == "allowed":
        _REMEMBERED.add(authorized, policies, asked.resource)
        return _ALLOWED
    if answer.verdict == "undetermined":
        return _unsure(call, lacking(call) or (policy_missing(call),), causes.OF_LAMBDA)
    authorizer = authorizer_of(call)
    named = of_authorizer(authorizer) if isinstance(authorizer, Authorizer) else {}
    return denial(call, causes.of_lambda(answer, kept=_is_kept(call, authorized)), answer, asked, **named)


def _is_kept(call: Call, authorized: Authorized) -> bool:
    """Tell whether the policy was made for another method than the one that is called."""
    here = facts(call, None).resource.text
    for question, answer in call.answers.items():
        if isinstance(question, InvokeAuthorizer) and isinstance(answer, Returned) and answer.authorized is authorized:
            return answer.made_for is not None and answer.made_for != here
    return False


def _of_a_token(call: Call) -> Outcome:
    policy = resource_policy(call)
    if policy is None and not may_be_private(call):
        return _NO_POLICY
    if policy is None or isinstance(policy, Unknown) or isinstance(call.authorized, Unknown):
        return _unsure(call, (policy_missing(call),), causes.OF_COGNITO)
    return _by_resource_policy(call, policy)


def _by_resource_policy(call: Call, policy: Policy) -> Outcome:
    asked = facts(call, None)
    answer = combine.cognito(Policies(resource=policy, endpoint=untold_endpoint_policy(call)), asked)
    if answer.decision == "allowed":
        return _ALLOWED
    if answer.verdict == "undetermined":
        return _unsure(call, lacking(call) or (policy_missing(call),), causes.OF_COGNITO)
    return denial(call, causes.of_cognito(answer), answer, asked)


def _unsure(call: Call, missing: tuple[Missing, ...], may: tuple[Cause, ...], *lacks: Fact) -> Unsure:
    """Say what may be meant; `lacks` is what the caller's own policies have not, where those are known."""
    on_the_way = () if vpc_endpoint_policy(call) is None else (vpc_endpoint_policy_denied.CAUSE,)
    every = tuple({cause.id: cause for cause in (*may, *on_the_way)}.values())
    silent = tuple(cause for cause in every if lacks and cause is not_allowed.CAUSE)
    others = tuple(cause for cause in every if cause not in silent)
    return Unsure(missing, (*unproven(call, silent, *lacks), *unproven(call, others)))
