"""Can the method's authorizer refuse the call?

Restates "Use API Gateway Lambda authorizers" and "Control access to REST APIs using Amazon Cognito user pools":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
Tokens of user pools are read; this version asks no Lambda authorizer.
"""

from gatewright.checks.authorization import authorization_type
from gatewright.checks.authorizer import (
    cached_policy_too_narrow,
    denied,
    failed,
    identity_source_missing,
    invoke_permission_missing,
    policy_misses_resource,
)
from gatewright.checks.authorizer.cognito import OF_COGNITO, cognito
from gatewright.checks.authorizer.lookup import authorizer_of
from gatewright.checks.authorizer.unread import said_by_the_authorizer
from gatewright.checks.reach import NO_API, is_control_plane
from gatewright.checks.unproven import unproven
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Outcome, Skip, Unsure
from gatewright.model.unknown import UNKNOWN, Unknown

_NONE = Skip(Message(N_("the method has no authorizer")))
_OF_LAMBDA = (
    denied.CAUSE,
    policy_misses_resource.CAUSE,
    cached_policy_too_narrow.CAUSE,
    identity_source_missing.CAUSE,
    failed.CAUSE,
    invoke_permission_missing.CAUSE,
)
_ALL = tuple({cause.id: cause for cause in (*_OF_LAMBDA, *OF_COGNITO)}.values())
_BY_TYPE = {
    "NONE": (),
    "AWS_IAM": (),
    "CUSTOM": _OF_LAMBDA,
}


def check(call: Call) -> Outcome:
    """Skip a method without an authorizer; say what any other may refuse for."""
    if isinstance(call.route, Unknown):
        return NO_API if is_control_plane(call) else Unsure((authorization_type(call),), unproven(call, _ALL))
    kind = call.route.method.authorization_type
    if isinstance(kind, Unknown):
        return Unsure(kind.missing or (authorization_type(call),), unproven(call, _ALL))
    if kind == "COGNITO_USER_POOLS":
        found = authorizer_of(call)
        return cognito(call, UNKNOWN if found is None else found)
    causes = _BY_TYPE.get(kind, _ALL)
    if not causes:
        return _NONE
    where = f"deployed[{call.route.resource.path}].{call.route.method.http_method}.authorizationType"
    return Unsure((said_by_the_authorizer(call),), unproven(call, causes, Fact("configuration", where, kind)))
