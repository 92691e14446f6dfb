"""
May API Gateway call a function? What the function's resource policy says to the service, for one method or authorizer.

Restates "Working with resource-based IAM policies in Lambda" and "Granting function access to AWS services":
https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
The service calls as itself, so that no policy of anybody's identity counts: an explicit Allow has to stand in the
policy of the very function, version or alias that the call names.
"""

from typing import Final

from gatewright.aws.policy.compile import Policy, policy
from gatewright.aws.policy.decide import decide
from gatewright.aws.policy.facts import Facts, resource
from gatewright.aws.policy.malformed import MalformedPolicy
from gatewright.aws.policy.rulings import ALLOWING, DENY
from gatewright.aws.policy.values import Truth
from gatewright.aws.role_trust import service_caller
from gatewright.model.unknown import UNKNOWN, Unknown

SERVICE: Final = "apigateway.amazonaws.com"
"""The principal that API Gateway calls as."""

INVOKE_FUNCTION: Final = "lambda:InvokeFunction"
"""The action of a call."""

INVOKE_FUNCTION_URL: Final = "lambda:InvokeFunctionUrl"
"""The action of a call of a function's URL."""

_ACCOUNT: Final = 4


def may_invoke(policy_text: str | Unknown | None, *, function_arn: str, source_arn: str) -> Truth:
    """
    Return whether API Gateway may call a function on behalf of the resource `source_arn`.

    `function_arn` is the ARN as the call names it, with its qualifier; `policy_text` is the policy that `GetPolicy`
    answers for that name, `None` where there is none, `UNKNOWN` where nobody told us.
    """
    if isinstance(policy_text, Unknown):
        return policy_text
    if policy_text is None:
        return False
    try:
        compiled = policy(policy_text, "resource", function_arn)
    except MalformedPolicy:
        # Lambda writes these policies itself: one that cannot be read grants nothing.
        return False
    return granted(compiled, function_arn=function_arn, source_arn=source_arn)


def granted(compiled: Policy, *, function_arn: str, source_arn: str) -> Truth:
    """Return the same for a policy that was compiled."""
    ruling = decide(compiled, _facts(function_arn, source_arn))
    if ruling.may == DENY:
        return False
    return UNKNOWN if ruling.may & DENY else ruling.grants(ALLOWING)


def open_to_everyone(compiled: Policy, *, function_arn: str) -> bool:
    """
    Return whether a policy lets anybody call a function by its URL whose `AuthType` is `NONE`.

    Restates "Control access to Lambda function URLs": https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
    """
    facts = Facts(
        resource=resource(function_arn),
        action=INVOKE_FUNCTION_URL,
        caller=None,
        source_ip=UNKNOWN,
        secure_transport=True,
        vpc_endpoint=None,
        via_domain_arn=None,
        source_arn=None,
        simulated={"lambda:functionurlauthtype": ("NONE",)},
    )
    ruling = decide(compiled, facts)
    return not ruling.may & DENY and ruling.grants(ALLOWING) is True


def _facts(function_arn: str, source_arn: str) -> Facts:
    parts = source_arn.split(":")
    account = parts[_ACCOUNT] if len(parts) > _ACCOUNT else ""
    return Facts(
        resource=resource(function_arn),
        action=INVOKE_FUNCTION,
        caller=service_caller(SERVICE),
        source_ip=UNKNOWN,
        secure_transport=True,
        vpc_endpoint=None,
        via_domain_arn=None,
        source_arn=source_arn,
        # What the service tells of the resource's owner, and what no call to an API has.
        simulated={"aws:sourceaccount": (account,)} if account else {},
    )
