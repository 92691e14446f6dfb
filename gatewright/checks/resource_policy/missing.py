"""What is lacking where a resource policy cannot be decided."""

from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.explain import explain
from gatewright.aws.policy.facts import Facts
from gatewright.checks.words import command, words
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.message import Message
from gatewright.model.unknown import Missing, Unknown


def policy_missing(call: Call) -> Missing:
    """Say that the resource policy is not known."""
    values = words(call)
    return Missing(
        subject="configuration.resource_policy",
        what=Message(N_("the resource policy of the API {rest_api_id}"), values),
        permission="apigateway:GET",
        command=command("aws apigateway get-rest-api --rest-api-id {rest_api_id} --query policy", values),
    )


def undecided(call: Call, policy: Policy, facts: Facts) -> tuple[Missing, ...]:
    """Say which value of the call the statements ask for, and nobody told."""
    unknown = [
        atom
        for statement in explain(policy, facts).statements
        if statement.truth is not False
        for atom in statement.unknown
    ]
    gaps = [gap for atom in unknown if isinstance(atom.seen, Unknown) for gap in atom.seen.missing]
    keys = [atom.atom.key or atom.atom.kind for atom in unknown]
    told = tuple(dict.fromkeys((*gaps, *(_value(key) for key in keys))))
    return told or (vpc_endpoint_missing(call),)


def _value(key: str) -> Missing:
    return Missing(
        subject=f"request.{key}",
        what=Message(N_("the value of {key} in this call, which a statement of the policy asks for"), {"key": key}),
    )


def vpc_endpoint_missing(call: Call) -> Missing:
    """Say that the way through a VPC endpoint, and the endpoint's policy, are not known."""
    return Missing(
        subject="configuration.vpc_endpoint",
        what=Message(N_("the VPC endpoint of the call, and its policy")),
        permission="ec2:DescribeVpcEndpoints",
        command=command(
            "aws ec2 describe-vpc-endpoints --filters Name=service-name,Values=com.amazonaws.{region}.execute-api",
            words(call),
        ),
    )
