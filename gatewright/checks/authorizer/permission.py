"""May API Gateway call the authorizer's function by the function's own policy?"""

from dataclasses import dataclass

from gatewright.aws.function_policy import may_invoke
from gatewright.aws.lambda_uri import called_function
from gatewright.model.authorizer import Authorizer
from gatewright.model.call import Call
from gatewright.model.function import Function
from gatewright.model.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Permission:
    """A function, on whose behalf it is called, and what its policy says to that."""

    function_arn: str
    """The function as the authorizer names it."""

    source_arn: str
    """The authorizer."""

    policy: str | Unknown | None
    """The function's policy, JSON; `None` when it has none."""

    given: bool | Unknown
    """Whether the policy lets API Gateway in."""


def permission(call: Call, authorizer: Authorizer) -> Permission | None:
    """Return what the function's policy says; `None` when a role is assumed, or nobody knows which function it is."""
    uri, account, region = authorizer.uri, call.configuration.account_id, call.configuration.region
    if not isinstance(uri, str) or authorizer.credentials is not None:
        return None
    if isinstance(account, Unknown) or isinstance(region, Unknown):
        return None
    if isinstance(call.stage, Unknown) or isinstance(call.api, Unknown):
        return None
    named = called_function(uri, call.stage.variables)
    if named is None:
        return None
    source_arn = f"arn:{named.partition}:execute-api:{region}:{account}:{call.api.id}/authorizers/{authorizer.id}"
    known = call.configuration.functions.get(named.text)
    policy = known.policy if isinstance(known, Function) else known
    given = may_invoke(policy, function_arn=named.text, source_arn=source_arn)
    return Permission(named.text, source_arn, policy, given)
