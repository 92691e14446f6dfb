"""May API Gateway call a function by the function's own policy, on behalf of an authorizer or a method?"""

from dataclasses import dataclass

from gatewright.aws.function_policy import may_invoke
from gatewright.aws.lambda_uri import called_function
from gatewright.model.call import Call
from gatewright.model.function import Function
from gatewright.model.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Permission:
    """A function, on whose behalf it is called, and what its policy says to that."""

    function_arn: str
    """The function as it is called."""

    source_arn: str
    """The authorizer, or the method."""

    policy: str | Unknown | None
    """The function's policy, JSON; `None` when it has none."""

    given: bool | Unknown
    """Whether the policy lets API Gateway in."""


def function_permission(call: Call, uri: str, place: str) -> Permission | None:
    """
    Return what the policy of the function of a URI says; `place` is what follows the API's id in the ARN of whatever
    the function is called for. `None` when nobody knows which function or which account it is.
    """
    account, region = call.configuration.account_id, call.configuration.region
    if isinstance(account, Unknown) or isinstance(call.stage, Unknown) or isinstance(call.api, Unknown):
        return None
    named = called_function(uri, call.stage.variables)
    if named is None:
        return None
    if isinstance(region, Unknown):
        # An address on this machine names none: the function is taken to be where the API is, as nearly all are.
        region = named.region
    source_arn = f"arn:{named.partition}:execute-api:{region}:{account}:{call.api.id}/{place}"
    known = call.configuration.functions.get(named.text)
    policy = known.policy if isinstance(known, Function) else known
    given = may_invoke(policy, function_arn=named.text, source_arn=source_arn)
    return Permission(named.text, source_arn, policy, given)
