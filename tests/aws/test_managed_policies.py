from gatewright.aws.managed_policies import BY_ARN
from gatewright.aws.policy.compile import policy
from gatewright.aws.policy.decide import decide
from gatewright.aws.policy.facts import Facts, resource

METHOD = resource("arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/prod/GET/pets")


def test_each_is_a_policy() -> None:
    """Every document compiles, under an ARN of AWS's account."""
    for arn, each in BY_ARN.items():
        assert arn.startswith("arn:aws:iam::aws:policy/")
        assert policy(each.text, "identity", arn).statements


def test_who_may_invoke() -> None:
    """Of AWS's own policies two let a caller in."""
    facts = Facts(resource=METHOD)
    found = {each.name for each in BY_ARN.values() if decide(policy(each.text, "identity"), facts).verdict == "allowed"}

    assert {"AdministratorAccess", "AmazonAPIGatewayInvokeFullAccess"} == found
