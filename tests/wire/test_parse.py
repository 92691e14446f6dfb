from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.model.request import Request
from gatewright.wire import models, parse, recognise, route
from gatewright.wire.errors import SerializationError
from tests.wire.from_shapes import structures
from tests.wire.other_side import input_of, read_back, sent

PATCH = [{"op": "replace", "path": "/description", "value": "é ☃"}, {"op": "remove", "path": "/tags/a~1b"}]
TRUST = '{"Version":"2012-10-17","Statement":[]}'
SAMPLE: list[tuple[str, str, dict[str, Any]]] = [
    ("apigateway", "CreateRestApi", {"name": "pets", "binaryMediaTypes": ["*/*"], "tags": {"_custom_id_": "abc"}}),
    ("apigateway", "CreateRestApi", {"name": "p", "endpointConfiguration": {"types": ["EDGE"]}, "tags": {}}),
    ("apigateway", "ImportRestApi", {"body": b'{"swagger": 2}', "failOnWarnings": True, "parameters": {"a": "b"}}),
    ("apigateway", "PutRestApi", {"restApiId": "a1", "mode": "merge", "body": b"\x00\xff"}),
    ("apigateway", "GetRestApis", {}),
    ("apigateway", "GetRestApis", {"position": "a=b&c", "limit": 500}),
    ("apigateway", "GetResources", {"restApiId": "a1", "embed": ["methods", "x y"]}),
    (
        "apigateway",
        "PutMethod",
        {"restApiId": "a", "resourceId": "b", "httpMethod": "GET", "authorizationType": "NONE"},
    ),
    ("apigateway", "PutMethod", {"restApiId": "a", "resourceId": "b", "httpMethod": "ANY", "apiKeyRequired": False}),
    ("apigateway", "UpdateStage", {"restApiId": "a", "stageName": "prod", "patchOperations": PATCH}),
    ("apigateway", "DeleteRestApi", {"restApiId": "a b/c"}),
    ("apigateway", "TagResource", {"resourceArn": "arn:aws:apigateway:us-east-1::/restapis/a", "tags": {"k": ""}}),
    (
        "apigateway",
        "UntagResource",
        {"resourceArn": "arn:aws:apigateway:us-east-1::/restapis/a", "tagKeys": ["k", "l"]},
    ),
    ("apigateway", "CreateUsagePlan", {"name": "p", "throttle": {"rateLimit": 2.5, "burstLimit": 1}}),
    ("apigateway", "GetExport", {"restApiId": "a", "stageName": "s", "exportType": "oas30", "parameters": {"e": "i"}}),
    (
        "apigateway",
        "GetExport",
        {"restApiId": "a", "stageName": "s", "exportType": "oas30", "accepts": "application/yaml"},
    ),
    ("apigatewayv2", "CreateApi", {"Name": "n", "ProtocolType": "HTTP", "CorsConfiguration": {"AllowOrigins": ["*"]}}),
    ("apigatewayv2", "GetApis", {"MaxResults": "5", "NextToken": "t"}),
    ("lambda", "GetFunction", {"FunctionName": "f", "Qualifier": "1"}),
    ("lambda", "CreateFunction", {"FunctionName": "f", "Code": {"ZipFile": b"PK"}, "Role": "r"}),
    ("lambda", "Invoke", {"FunctionName": "f", "Payload": b"{}", "InvocationType": "Event"}),
    ("logs", "CreateLogGroup", {"logGroupName": "/aws/x", "tags": {"a": "b"}}),
    ("logs", "FilterLogEvents", {"logGroupName": "g", "startTime": 1785004308120, "interleaved": True}),
    (
        "logs",
        "PutLogEvents",
        {"logGroupName": "g", "logStreamName": "s", "logEvents": [{"timestamp": 1, "message": "é"}]},
    ),
    ("logs", "DescribeLogGroups", {}),
    ("sts", "GetCallerIdentity", {}),
    (
        "sts",
        "AssumeRole",
        {"RoleArn": "r", "RoleSessionName": "s", "DurationSeconds": 900, "Tags": [{"Key": "k", "Value": ""}]},
    ),
    ("sts", "GetFederationToken", {"Name": "n", "PolicyArns": [{"arn": "a"}, {"arn": "b"}]}),
    ("iam", "CreateRole", {"RoleName": "r", "AssumeRolePolicyDocument": TRUST, "MaxSessionDuration": 3600}),
    ("iam", "SimulateCustomPolicy", {"PolicyInputList": [TRUST], "ActionNames": [f"a:{n}" for n in range(12)]}),
    ("iam", "ListUsers", {}),
    ("iam", "TagRole", {"RoleName": "r", "Tags": []}),
]


@pytest.mark.parametrize(
    ("service", "operation", "params"), SAMPLE, ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_a_client_sends_is_read_back(service: str, operation: str, params: dict) -> None:
    """The parameters that botocore serialises are the parameters that we read."""
    assert params == read_back(service, operation, params)


def test_whole_way_from_a_signed_request() -> None:
    """Recognised, routed and parsed, knowing nothing but the request."""
    request = sent("logs", "GetLogEvents", {"logStreamName": "s", "limit": 5})
    service = models.service(recognise.service_name(request) or "")

    assert parse.params(route.operation(service, request), request) == {"logStreamName": "s", "limit": 5}


@pytest.mark.parametrize(
    ("service", "operation", "params", "body", "message"),
    [
        (
            "apigateway",
            "PutIntegration",
            {"restApiId": "a", "resourceId": "b", "httpMethod": "GET"},
            b'{"requestParameters":{"integration.request.path.x":true}}',
            "class java.lang.Boolean can not be converted to an String",
        ),
        (
            "apigateway",
            "PutIntegrationResponse",
            {"restApiId": "a", "resourceId": "b", "httpMethod": "GET", "statusCode": "200"},
            b'{"responseTemplates":{"application/json":123}}',
            "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String",
        ),
        ("apigateway", "CreateRestApi", {}, b'{"tags":[]}', "Start of list found where not expected"),
        ("logs", "CreateLogGroup", {}, b'{"logGroupName":1}', "NUMBER_VALUE can not be converted to a String"),
    ],
)
def test_wrong_type_is_told_as_the_service_tells_it(
    service: str, operation: str, params: dict, body: bytes, message: str
) -> None:
    """API Gateway names Java's classes, as recorded; the others name the token."""
    known = models.service(service)
    request = replace(sent(known, operation, params, signer=None), body=body)
    with pytest.raises(SerializationError) as raised:
        parse.params(route.operation(known, request), request)

    assert message == raised.value.message


def test_timestamps_of_a_query_string_are_aware() -> None:
    """A timestamp is a datetime in UTC, as one that boto3's users pass."""
    since = datetime(2026, 7, 25, 18, 31, 48, tzinfo=UTC)
    read = read_back("lambda", "ListDurableExecutionsByFunction", {"FunctionName": "f", "StartedAfter": since})

    assert (read["StartedAfter"], read["StartedAfter"].tzinfo) == (since, UTC)


def test_value_nested_beyond_the_stack_is_unreadable() -> None:
    """JSON deeper than any stack is a SerializationException, in a known member or not."""
    service = models.service("wafv2")
    request = sent(service, "CheckCapacity", {})
    statement = b'{"NotStatement":{"Statement":' * 400 + b"{}" + b"}}" * 400
    known = b'{"Rules":[{"Statement":' + statement + b"}]}"
    unknown = b'{"x":' + b"[" * 100_000

    for body in (known, unknown):
        deep = replace(request, body=body)
        with pytest.raises(SerializationError):
            parse.params(route.operation(service, deep), deep)


def test_request_without_a_shape_has_no_parameters() -> None:
    """An operation that takes nothing reads nothing, whatever the body holds."""
    request = Request(method="GET", host="x", path="/account", body=b"not json")
    service = models.service("apigateway")

    assert parse.params(route.operation(service, request), request) == {}


DRAWN = [
    ("apigateway", "CreateStage"),
    ("apigateway", "PutIntegration"),
    ("apigateway", "UpdateUsagePlan"),
    ("apigateway", "GetApiKeys"),
    ("apigateway", "CreateAuthorizer"),
    ("apigateway", "GetSdk"),
    ("apigatewayv2", "CreateRoute"),
    ("lambda", "AddPermission"),
    ("logs", "FilterLogEvents"),
    ("logs", "PutMetricFilter"),
    ("acm", "ImportCertificate"),
    ("sts", "AssumeRole"),
    ("iam", "CreateRole"),
    ("iam", "SimulatePrincipalPolicy"),
]


@given(st.data())
@pytest.mark.parametrize(("service", "operation"), DRAWN)
def test_any_parameters_are_read_back(service: str, operation: str, data: st.DataObject) -> None:
    """Whatever a shape allows, botocore's serialiser and our parser agree."""
    params = data.draw(structures(input_of(service, operation), empty=service not in {"sts", "iam"}))

    assert params == read_back(service, operation, params)


@given(st.binary(max_size=60))
@pytest.mark.parametrize(("service", "operation", "params"), [SAMPLE[0], SAMPLE[9], SAMPLE[22], SAMPLE[26]])
def test_no_body_is_beyond_an_answer(service: str, operation: str, params: dict, body: bytes) -> None:
    """Any bytes are parameters or a SerializationException, never another failure."""
    known = models.service(service)
    request = sent(known, operation, params, signer=None)
    match = route.operation(known, request)
    try:
        found: dict[str, Any] | None = parse.params(match, replace(request, body=body))
    except SerializationError:
        found = None

    assert found is None or isinstance(found, dict)
