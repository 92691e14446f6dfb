import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.model.request import Request
from gatewright.wire import models, write
from gatewright.wire.errors import ServiceError, UnsupportedProtocol
from tests.wire.from_shapes import structures
from tests.wire.other_side import EXTENDED_ID, REQUEST_ID, output_of, received, result_of, sent

WHEN = datetime(2026, 7, 25, 18, 31, 48, 120_000, UTC)
USER = {"Path": "/", "UserName": "u", "UserId": "AIDA", "Arn": "arn:aws:iam::1:user/u", "CreateDate": WHEN}
SAMPLE: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("apigateway", "CreateRestApi", {"name": "n"}, {"id": "a", "name": "é", "createdDate": WHEN, "tags": {}}),
    ("apigateway", "GetRestApis", {}, {"items": [{"id": "a"}, {"id": "b", "binaryMediaTypes": ["*/*"]}]}),
    ("apigateway", "CreateUsagePlan", {"name": "n"}, {"id": "p", "throttle": {"rateLimit": 2.0, "burstLimit": 1}}),
    ("apigatewayv2", "CreateApi", {"Name": "n", "ProtocolType": "HTTP"}, {"ApiId": "a", "CreatedDate": WHEN}),
    ("logs", "DescribeLogGroups", {}, {"logGroups": [{"logGroupName": "g", "creationTime": 1785004308120}]}),
    ("sts", "GetCallerIdentity", {}, {"UserId": "AIDA", "Account": "000000000000", "Arn": "arn:aws:iam::0:root"}),
    ("iam", "GetUser", {}, {"User": USER}),
    ("iam", "ListUsers", {}, {"Users": [USER, USER], "IsTruncated": False}),
    ("iam", "ListUsers", {}, {"Users": [], "IsTruncated": False}),
]


@pytest.mark.parametrize(("service", "operation", "params", "result"), SAMPLE)
def test_client_reads_what_is_written(service: str, operation: str, params: dict, result: dict) -> None:
    """The parser of botocore reads the result that we wrote."""
    model = models.service(service).model.operation_model(operation)
    response = write.response(model, result, sent(service, operation, params))

    assert result == result_of(service, operation, response)


REST_API = {"restApiId": "a"}
DRAWN: list[tuple[str, str, dict[str, Any]]] = [
    ("apigateway", "GetStages", REST_API),
    ("apigateway", "GetResources", REST_API),
    ("apigateway", "PutIntegration", {**REST_API, "resourceId": "b", "httpMethod": "GET"}),
    ("apigateway", "GetUsage", {"usagePlanId": "a"}),
    ("apigatewayv2", "GetApis", {}),
    ("logs", "FilterLogEvents", {}),
    ("logs", "DescribeMetricFilters", {}),
    ("acm", "DescribeCertificate", {}),
    ("sts", "AssumeRole", {}),
    ("iam", "GetAccountAuthorizationDetails", {}),
    ("iam", "SimulateCustomPolicy", {}),
]


@given(st.data())
@pytest.mark.parametrize(("service", "operation", "params"), DRAWN)
def test_client_reads_any_result(service: str, operation: str, params: dict, data: st.DataObject) -> None:
    """Whatever a shape allows, our writer and botocore's parser agree."""
    model = models.service(service).model.operation_model(operation)
    result = data.draw(structures(output_of(service, operation), empty=True))
    response = write.response(model, result, sent(service, operation, params))

    assert result == result_of(service, operation, response)


@pytest.mark.parametrize(
    ("service", "operation", "params", "code", "status"),
    [
        ("apigateway", "GetRestApi", {"restApiId": "a"}, "NotFoundException", 404),
        ("apigateway", "GetRestApi", {"restApiId": "a"}, "ValidationException", 400),
        ("apigatewayv2", "GetApi", {"ApiId": "a"}, "NotFoundException", 404),
        ("logs", "CreateLogGroup", {"logGroupName": "g"}, "ResourceAlreadyExistsException", 400),
        ("sts", "AssumeRole", {}, "AccessDenied", 400),
        ("iam", "GetUser", {}, "NoSuchEntity", 404),
        ("ec2", "DescribeVpcs", {}, "InvalidVpcID.NotFound", 400),
        ("s3", "ListBuckets", {}, "UnknownOperationException", 400),
    ],
)
def test_client_reads_errors(service: str, operation: str, params: dict, code: str, status: int) -> None:
    """Code, message, status and request id arrive, in every protocol and in those that are refused."""
    text = 'Invalid <API> identifier & "so on" é'
    response = write.error(models.service(service), ServiceError(code, text), sent(service, operation, params))
    parsed = received(service, operation, response)

    assert (code, text) == (parsed["Error"]["Code"], parsed["Error"]["Message"])
    assert (status, REQUEST_ID) == (
        parsed["ResponseMetadata"]["HTTPStatusCode"],
        parsed["ResponseMetadata"]["RequestId"],
    )


def test_service_without_a_client_s_protocol_is_still_answered() -> None:
    """A request in RPC v2 CBOR gets a refusal, and no result is ever written for it."""
    service = models.service("cloudwatch")
    request = Request(method="POST", host="x", path="/", request_id=REQUEST_ID)

    assert json.loads(write.error(service, ServiceError("X", "y"), request).body) == {"__type": "X", "message": "y"}
    with pytest.raises(UnsupportedProtocol):
        write.response(service.model.operation_model("ListMetrics"), {}, request)


def test_result_may_be_none() -> None:
    """A handler that returns nothing answers a result without members."""
    model = models.service("apigateway").model.operation_model("DeleteRestApi")
    response = write.response(model, None, sent("apigateway", "DeleteRestApi", {"restApiId": "a"}))

    assert (response.status, response.body) == (202, b"")


def test_ids_are_the_listener_s() -> None:
    """Request ids come from the request, in headers and in XML."""
    request = replace(sent("sts", "GetCallerIdentity", {}), request_id="abc")
    response = write.response(models.service("sts").model.operation_model("GetCallerIdentity"), {}, request)

    assert response.header("x-amzn-requestid") == "abc"
    assert b"<RequestId>abc</RequestId>" in response.body
    assert EXTENDED_ID not in str(response)
