from dataclasses import replace

import pytest

from gatewright.model.request import Request, headers
from gatewright.wire import models, route
from gatewright.wire.errors import ServiceError, UnsupportedProtocol
from tests.wire.other_side import sent

FORM = headers([("Content-Type", "application/x-www-form-urlencoded")])


@pytest.mark.parametrize("name", ["apigateway", "apigatewayv2", "lambda", "logs", "sts", "iam", "acm", "wafv2"])
def test_every_operation_is_found_from_its_own_request(name: str) -> None:
    """What botocore sends for an operation leads to that operation, for every operation of the model."""
    service = models.service(name)
    found = {}
    for operation in service.model.operation_names:
        shape = service.model.operation_model(operation).input_shape
        labels = {
            member: 7 if described.type_name == "long" else "a/b c:é"
            for member, described in (shape.members if shape else {}).items()
            if described.serialization.get("location") == "uri"
        }
        found[operation] = route.operation(service, sent(service, operation, labels, signer=None)).operation.name

    assert found == {operation: operation for operation in service.model.operation_names}


def test_constants_of_the_address_decide() -> None:
    """`POST /restapis` creates, `POST /restapis?mode=import` imports."""
    service = models.service("apigateway")
    request = Request(method="POST", host="x", path="/restapis", query="mode=import&failonwarnings=true")

    assert route.operation(service, request).operation.name == "ImportRestApi"
    assert route.operation(service, replace(request, query="")).operation.name == "CreateRestApi"


@pytest.mark.parametrize(
    ("service", "request_", "code", "status"),
    [
        ("apigateway", Request(method="GET", host="x", path="/castles"), "AccessDeniedException", 403),
        ("apigateway", Request(method="PUT", host="x", path="/account"), "AccessDeniedException", 403),
        (
            "apigateway",
            Request(method="GET", host="x", path="/account", query="a&" * 20_000),
            "BadRequestException",
            400,
        ),
        (
            "sts",
            Request(method="POST", host="x", path="/", headers=FORM, body=b"Version=2011-06-15"),
            "MissingAction",
            400,
        ),
        ("sts", Request(method="POST", host="x", path="/", headers=FORM, body=b"a&" * 20_000), "MalformedInput", 400),
        ("sts", Request(method="GET", host="x", path="/", query="Action=Do&Version=2011-06-15"), "InvalidAction", 400),
        (
            "sts",
            Request(method="GET", host="x", path="/", query="Action=GetCallerIdentity&Version=1"),
            "InvalidAction",
            400,
        ),
        (
            "logs",
            Request(method="POST", host="x", path="/", headers=headers([("X-Amz-Target", "Logs_20140328.Do")])),
            "UnknownOperationException",
            400,
        ),
        (
            "logs",
            Request(method="POST", host="x", path="/", headers=headers([("X-Amz-Target", "Other.GetLogEvents")])),
            "UnknownOperationException",
            400,
        ),
    ],
)
def test_what_is_no_operation_is_refused_as_aws_does(service: str, request_: Request, code: str, status: int) -> None:
    """An unknown path, target or action raises the error of that protocol."""
    with pytest.raises(ServiceError) as raised:
        route.operation(models.service(service), request_)

    assert (code, status) == (raised.value.code, raised.value.status)


def test_foreign_protocols_are_refused() -> None:
    """A request that speaks none of our protocols is refused by name, not guessed at."""
    request = Request(method="POST", host="x", path="/", headers=headers([("smithy-protocol", "rpc-v2-cbor")]))
    with pytest.raises(UnsupportedProtocol, match="expected a request to `cloudwatch`"):
        route.operation(models.service("cloudwatch"), request)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("Version=2016-11-15", "MissingParameter"),
        ("Action=DescribeVpcs&Version=2014-10-01", "NoSuchVersion"),
        ("Action=DescribeVpc&Version=2016-11-15", "InvalidAction"),
        ("Action=DescribeVpcs&Version=2016-11-15", None),
    ],
)
def test_ec2_names_its_operation_as_query_does(query: str, code: str | None) -> None:
    """By Action and Version, refused with codes of its own."""
    request = Request(method="POST", host="x", path="/", headers=FORM, body=query.encode())
    if code is None:
        match = route.operation(models.service("ec2"), request)
        assert ("DescribeVpcs", "ec2") == (match.operation.name, match.protocol)
        return
    with pytest.raises(ServiceError) as raised:
        route.operation(models.service("ec2"), request)

    assert (code, 400) == (raised.value.code, raised.value.status)
