"""What EC2 demands."""

from typing import Any

import pytest

from gatewright.services.access.demands.ec2 import demands
from tests.services.access.demands.asking import asked, demanded

BASE = "arn:aws:ec2:eu-west-1:000000000000:"


@pytest.mark.parametrize(
    ("operation", "params", "expected"),
    [
        ("DescribeVpcs", {"VpcIds": ["vpc-1"]}, ["*"]),
        ("CreateVpc", {"CidrBlock": "10.0.0.0/16"}, ["vpc/*"]),
        ("CreateSubnet", {"VpcId": "vpc-1"}, ["subnet/*", "vpc/vpc-1"]),
        (
            "CreateVpcEndpoint",
            {"VpcId": "vpc-1", "SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"], "ServiceName": "com.a"},
            ["vpc-endpoint/*", "vpc/vpc-1", "subnet/subnet-1", "security-group/sg-1"],
        ),
        (
            "DeleteVpcEndpoints",
            {"VpcEndpointIds": ["vpce-1", "vpce-2"]},
            ["vpc-endpoint/vpce-1", "vpc-endpoint/vpce-2"],
        ),
        ("CreateTags", {"Resources": ["vpc-1", "x-1"], "Tags": []}, ["vpc/vpc-1", "?"]),
        ("AuthorizeSecurityGroupIngress", {"GroupId": "sg-1", "IpPermissions": []}, ["security-group/sg-1"]),
        ("AuthorizeSecurityGroupIngress", {"GroupName": "web"}, ["?"]),
    ],
)
def test_what_is_named_by_id(operation: str, params: dict[str, Any], expected: list[str]) -> None:
    """And what will be; what a name means is unknown."""
    names = tuple(one if one in "*?" else f"{BASE}{one}" for one in expected)

    assert [(f"ec2:{operation}", names)] == demanded("ec2", operation, **params)


def test_the_region_is_told() -> None:
    """EC2 has a key of its own for it."""
    assert {"ec2:region": ("eu-west-1",)} == demands(asked("ec2", "DescribeVpcs"))[0].context
