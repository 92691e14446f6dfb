from typing import Any

import pytest

from gatewright.wire import ec2_form, form_values
from tests.wire.other_side import input_of, read_back


@pytest.mark.parametrize(
    ("operation", "params"),
    [
        ("DescribeVpcs", {"Filters": [{"Name": "tag:a.b", "Values": ["x", "y"]}], "VpcIds": ["vpc-1"], "DryRun": True}),
        ("ModifyVpcAttribute", {"VpcId": "vpc-1", "EnableDnsSupport": {"Value": False}}),
        ("DescribeNetworkInterfaces", {"Filters": [{"Name": "vpc-id", "Values": ["vpc-1"]}], "MaxResults": 5}),
        (
            "AuthorizeSecurityGroupIngress",
            {
                "GroupId": "sg-1",
                "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "x"}]}],
            },
        ),
        ("CreateTags", {"Resources": ["vpc-1", "vpc-2"], "Tags": [{"Key": "k", "Value": ""}]}),
        ("DeleteTags", {"Resources": ["vpc-1"], "Tags": [{"Key": "k"}]}),
    ],
)
def test_what_botocore_writes_is_read_back(operation: str, params: dict[str, Any]) -> None:
    """Names start with a capital letter, lists are flat."""
    assert params == read_back("ec2", operation, params)


def test_what_is_no_number_is_no_item() -> None:
    """Items are in the order of their numbers, gaps are closed."""
    fields = {"VpcId.10": "c", "VpcId.9": "b", "VpcId.x": "d", "VpcId": "e", "VpcIds.1": "f"}
    shape = input_of("ec2", "DescribeVpcs")

    assert {"VpcIds": ["b", "c"]} == ec2_form.read_structure(shape, form_values.unfold(fields))


def test_first_unknown_parameter_is_named() -> None:
    """Whatever stands below it; an operation without parameters knows none."""
    shape = input_of("ec2", "DescribeVpcs")
    fields = {"Action": "a", "VpcId.1": "b", "X-Amz-Date": "c", "Vpc.1.Id": "d", "Other": "e"}

    assert "Vpc" == ec2_form.unknown_parameter(shape, form_values.unfold(fields))
    assert "VpcId" == ec2_form.unknown_parameter(None, form_values.unfold(fields))
    assert ec2_form.unknown_parameter(shape, form_values.unfold({"Version": "a", "DryRun": "true"})) is None
