from typing import Any

import pytest

from gatewright.wire import models, validate
from gatewright.wire.errors import ServiceError


@pytest.mark.parametrize(
    ("operation", "params", "code", "message"),
    [
        ("DeleteVpc", {}, "MissingParameter", "The request must contain the parameter VpcId"),
        (
            "CreateSecurityGroup",
            {"GroupName": "g"},
            "MissingParameter",
            "The request must contain the parameter GroupDescription",
        ),
        (
            "CreateVpcEndpoint",
            {"VpcId": "vpc-1", "VpcEndpointType": "Castle"},
            "InvalidParameterValue",
            "Value (Castle) for parameter vpcEndpointType is invalid.",
        ),
        (
            "DescribeVpcs",
            {"MaxResults": 4},
            "InvalidParameterValue",
            "Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than or equal to 5.",
        ),
        (
            "DescribeVpcs",
            {"MaxResults": 1001},
            "InvalidParameterValue",
            "Value ( 1001 ) for parameter maxResults is invalid. Expecting a value less than or equal to 1000.",
        ),
        (
            "CreateVpc",
            {"TagSpecifications": [{"ResourceType": "castle"}]},
            "InvalidParameterValue",
            "Value (castle) for parameter resourceType is invalid.",
        ),
    ],
)
def test_faults_are_named_in_the_words_of_ec2(operation: str, params: dict[str, Any], code: str, message: str) -> None:
    """One at a time, with its own codes."""
    with pytest.raises(ServiceError) as caught:
        validate.check(models.service("ec2").model.operation_model(operation), params)

    assert (code, message, 400) == (caught.value.code, caught.value.message, caught.value.status)


@pytest.mark.parametrize(("operation", "params"), [("DescribeVpcs", {"MaxResults": 5}), ("DescribeRegions", {})])
def test_what_keeps_to_the_model_passes(operation: str, params: dict[str, Any]) -> None:
    """Nothing is raised."""
    validate.check(models.service("ec2").model.operation_model(operation), params)
