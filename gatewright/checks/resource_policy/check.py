"""Can the API's resource policy refuse the call, or the policy of a VPC endpoint on its way?

Restates "How API Gateway resource policies affect authorization workflow": without a resource policy nothing is read,
but a private API without one refuses every call. This version knows whether there is one, not what it decides.
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
"""

from gatewright.checks.endpoint import vpc_endpoint_policy_denied
from gatewright.checks.reach import NO_API, is_control_plane, may_be_private
from gatewright.checks.resource_policy import explicit_deny, nothing_allows
from gatewright.checks.unproven import unproven
from gatewright.checks.words import command, words
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Outcome, Skip, Unsure
from gatewright.model.unknown import Missing, Unknown

_NONE = Skip(Message(N_("the API has no resource policy, and it is not private")))
_OF_A_POLICY = (nothing_allows.CAUSE, explicit_deny.CAUSE)


def check(call: Call) -> Outcome:
    """Skip a public API without a resource policy; say what any other may refuse for.

    The saved policy stands for the deployed one, which AWS does not show: a named default, as for the API's settings.
    """
    if isinstance(call.api, Unknown):
        if is_control_plane(call):
            return NO_API
        return Unsure((_policy(call),), unproven(call, (*_OF_A_POLICY, vpc_endpoint_policy_denied.CAUSE)))
    deployed = call.stage if isinstance(call.stage, Unknown) else call.stage.deployed
    policy = deployed if isinstance(deployed, Unknown) else deployed.policy
    on_the_way = (vpc_endpoint_policy_denied.CAUSE,) if may_be_private(call) else ()
    if isinstance(policy, Unknown):
        return Unsure(policy.missing or (_policy(call),), unproven(call, (*_OF_A_POLICY, *on_the_way)))
    if policy:
        fact = Fact("configuration", f"rest_apis[{call.api.id}].policy", policy)
        return Unsure((_statements(call),), unproven(call, (*_OF_A_POLICY, *on_the_way), fact))
    if not on_the_way:
        return _NONE
    fact = Fact("configuration", f"rest_apis[{call.api.id}].policy", "-")
    return Unsure((_vpc_endpoint(call),), unproven(call, (nothing_allows.CAUSE, *on_the_way), fact))


def _policy(call: Call) -> Missing:
    values = words(call)
    return Missing(
        subject="configuration.resource_policy",
        what=Message(N_("the resource policy of the API {rest_api_id}"), values),
        permission="apigateway:GET",
        command=command("aws apigateway get-rest-api --rest-api-id {rest_api_id} --query policy", values),
    )


def _statements(call: Call) -> Missing:
    """Say that this version does not decide by the policy: a person must read it."""
    what = Message(N_("what the statements of the resource policy decide for this call"))
    return Missing(subject="answer.resource_policy", what=what, command=_policy(call).command)


def _vpc_endpoint(call: Call) -> Missing:
    return Missing(
        subject="configuration.vpc_endpoint",
        what=Message(N_("the VPC endpoint of the call, and its policy")),
        permission="ec2:DescribeVpcEndpoints",
        command=command(
            "aws ec2 describe-vpc-endpoints --filters Name=service-name,Values=com.amazonaws.{region}.execute-api",
            words(call),
        ),
    )
