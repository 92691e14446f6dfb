"""What is lacking where a resource policy cannot be decided."""

from gatewright.checks.resource_policy.missing import policy_missing, vpc_endpoint_missing
from tests.checks.presence import known


def test_what_is_lacking_names_how_to_read_it() -> None:
    """A command and the permission that it takes."""
    policy, endpoint = policy_missing(known()), vpc_endpoint_missing(known())

    assert "get-rest-api --rest-api-id a1b2c3d4e5" in (policy.command or "")
    assert (policy.permission, endpoint.permission) == ("apigateway:GET", "ec2:DescribeVpcEndpoints")
