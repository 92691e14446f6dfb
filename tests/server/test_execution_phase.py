"""What happens behind the door, over real sockets: boto3 sets it up, raw bytes call it."""

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.gatewright_server import Raw, Running

STAGE = "prod"
PET = {
    "$schema": "http://json-schema.org/draft-04/schema#",
    "type": "object",
    "required": ["name", "price"],
    "properties": {"name": {"type": "string"}, "price": {"type": "number", "minimum": 25}},
}
MOCK: dict[str, Any] = {"type": "MOCK", "requestTemplates": {"application/json": '{"statusCode": 200}'}}

Call = Callable[..., Raw]


class Api:
    """One API with one resource, `/pets`, being made."""

    def __init__(self, gateway: Running, **settings: Any) -> None:
        self.gateway = gateway
        self.client = gateway.client()
        self.id: str = self.client.create_rest_api(name="execution", **settings)["id"]
        root = self.client.get_resources(restApiId=self.id)["items"][0]["id"]
        self.resource: str = self.client.create_resource(restApiId=self.id, parentId=root, pathPart="pets")["id"]

    def method(
        self, verb: str, integration: dict[str, Any], responses: tuple[dict[str, Any], ...], **method: Any
    ) -> None:
        """Add a method with its integration and its integration responses."""
        names = {"restApiId": self.id, "resourceId": self.resource, "httpMethod": verb}
        self.client.put_method(**names, authorizationType="NONE", **method)
        self.client.put_integration(**names, **integration)
        for one in responses:
            self.client.put_method_response(**names, statusCode=one["statusCode"])
            self.client.put_integration_response(**names, **one)

    def deployed(self) -> Call:
        """Deploy it, and return what calls it."""
        self.client.create_deployment(restApiId=self.id, stageName=STAGE)
        host = f"{self.id}.execute-api.us-east-1.amazonaws.com"

        def call(verb: str, target: str = "/pets", **more: Any) -> Raw:
            return self.gateway.send(verb, f"/{STAGE}{target}", host=host, **more)

        return call


def test_request_validator_is_enforced(gateway: Running) -> None:
    """The texts of AWS, parameters before the body; what is valid reaches the backend."""
    api = Api(gateway)
    validator = api.client.create_request_validator(
        restApiId=api.id, name="all", validateRequestBody=True, validateRequestParameters=True
    )["id"]
    api.client.create_model(restApiId=api.id, name="Pet", contentType="application/json", schema=json.dumps(PET))
    api.method(
        "POST",
        MOCK,
        ({"statusCode": "200", "responseTemplates": {"application/json": "$input.path('$.name')"}},),
        requestValidatorId=validator,
        requestModels={"application/json": "Pet"},
        requestParameters={"method.request.querystring.kind": True, "method.request.header.X-Shop": True},
    )
    call = api.deployed()

    missing = call("POST", body=b"{}")
    assert (400, b'{"message": "Missing required request parameters: [X-Shop, kind]"}') == (
        missing.status,
        missing.body,
    )
    assert "BadRequestException" == missing.header("x-amzn-errortype")
    misfit = call("POST", "/pets?kind=dog", body=b'{"name": "Rex", "price": 1}', X_Shop="1")
    assert (400, b'{"message": "Invalid request body"}') == (misfit.status, misfit.body)
    assert 200 == call("POST", "/pets?kind=dog", body=b'{"name": "Rex", "price": 30}', X_Shop="1").status


def test_reason_of_a_misfit_stands_in_the_access_log(gateway: Running) -> None:
    """`$context.error.validationErrorString`, with the gateway response type; a gateway response may show it."""
    api = Api(gateway)
    validator = api.client.create_request_validator(restApiId=api.id, name="body", validateRequestBody=True)["id"]
    api.client.create_model(restApiId=api.id, name="Pet", contentType="application/json", schema=json.dumps(PET))
    api.method(
        "POST",
        MOCK,
        ({"statusCode": "200"},),
        requestValidatorId=validator,
        requestModels={"application/json": "Pet"},
    )
    call = api.deployed()
    logs = gateway.client("logs")
    group = f"access-{api.id}"
    logs.create_log_group(logGroupName=group)
    account = gateway.client("sts").get_caller_identity()["Account"]
    line = (
        '{"type": "$context.error.responseType", "why": "$context.error.validationErrorString", "n": $context.status}'
    )
    for path, value in (
        ("/accessLogSettings/destinationArn", f"arn:aws:logs:us-east-1:{account}:log-group:{group}"),
        ("/accessLogSettings/format", line),
    ):
        patch = [{"op": "replace", "path": path, "value": value}]
        api.client.update_stage(restApiId=api.id, stageName=STAGE, patchOperations=patch)
    call("POST", body=b'{"name": "Rex", "price": 1}')

    pattern = '{ $.type = "BAD_REQUEST_BODY" && $.n >= 400 && $.why = "*lower than*" }'
    (event,) = logs.filter_log_events(logGroupName=group, filterPattern=pattern)["events"]
    assert {
        "type": "BAD_REQUEST_BODY",
        "why": "[numeric instance is lower than the required minimum (minimum: 25, found: 1)]",
        "n": 400,
    } == json.loads(event["message"])


def test_long_answer_is_packed_for_who_accepts_it(gateway: Running) -> None:
    """The length on the wire is that of the packed body."""
    api = Api(gateway, minimumCompressionSize=10)
    text = "a" * 1000
    api.method("GET", MOCK, ({"statusCode": "200", "responseTemplates": {"application/json": text}},))
    call = api.deployed()
    packed, plain = call("GET", Accept_Encoding="gzip, deflate"), call("GET")

    assert ("gzip", text.encode()) == (packed.header("content-encoding"), gzip.decompress(packed.body))
    assert str(len(packed.body)) == packed.header("content-length")
    assert (None, text.encode()) == (plain.header("content-encoding"), plain.body)


@pytest.mark.parametrize(("accept", "expected"), [("image/png", b"\x89PNG"), ("image/gif", b"iVBORw==")])
def test_binary_answer_of_a_template(gateway: Running, accept: str, expected: bytes) -> None:
    """`CONVERT_TO_BINARY` turns the Base64 of a template into bytes; without it the text stays."""
    handling = {"contentHandling": "CONVERT_TO_BINARY"} if accept == "image/png" else {}
    api = Api(gateway, binaryMediaTypes=["image/png"])
    api.method("GET", MOCK, ({"statusCode": "200", "responseTemplates": {"application/json": "iVBORw=="}, **handling},))

    assert expected == api.deployed()("GET", Accept=accept).body
