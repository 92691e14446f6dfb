"""What happens behind the door, over real sockets: boto3 sets it up, raw bytes call it."""

import base64
import gzip
import io
import json
import re
import zipfile
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


HANDLER = """
import json
import re
import zipfile

def handler(event, context):
    if "resource" not in event:
        if event.get("fail"):
            raise Exception("Error: Raising 400 from within")
        return {"got": event}
    target = (event["queryStringParameters"] or {}).get("do")
    if target == "raise":
        raise Exception("boom")
    if target == "string":
        return "justAString"
    return {
        "statusCode": 201,
        "headers": {"X-Function": context.function_name, "Server": "mine"},
        "multiValueHeaders": {"Set-Cookie": ["a=1", "b=2"]},
        "body": json.dumps(event),
    }
"""


@pytest.fixture(scope="module")
def function_arn(gateway: Running) -> str:
    """A function that echoes what it gets, raises, or answers what cannot be read."""
    trust = {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
        ],
    }
    role = gateway.client("iam").create_role(RoleName="runs", AssumeRolePolicyDocument=json.dumps(trust))["Role"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("echo.py", HANDLER)
    created = gateway.client("lambda").create_function(
        FunctionName="echo",
        Runtime="python3.12",
        Role=role["Arn"],
        Handler="echo.handler",
        Code={"ZipFile": packed.getvalue()},
    )
    return str(created["FunctionArn"])


def of_function(arn: str, kind: str = "AWS_PROXY", **more: Any) -> dict[str, Any]:
    """Return an integration with a function."""
    uri = f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{arn}/invocations"
    return {"type": kind, "integrationHttpMethod": "POST", "uri": uri, **more}


def permit(gateway: Running, arn: str, api_id: str, verb: str) -> None:
    """Let one method of an API call the function."""
    account = arn.split(":")[4]
    gateway.client("lambda").add_permission(
        FunctionName=arn,
        StatementId=f"{api_id}-{verb}",
        Action="lambda:InvokeFunction",
        Principal="apigateway.amazonaws.com",
        SourceArn=f"arn:aws:execute-api:us-east-1:{account}:{api_id}/*/{verb}/pets",
    )


def test_proxy_integration_calls_the_function(gateway: Running, function_arn: str) -> None:
    """What the function sees, and what the caller gets of its answer."""
    api = Api(gateway)
    api.method("POST", of_function(function_arn), ())
    permit(gateway, function_arn, api.id, "POST")
    answer = api.deployed()("POST", "/pets?a=1&a=2", body=b'{"x":1}', X_Caller="me", Content_Type="application/json")
    event = json.loads(answer.body)

    assert (201, "echo", "mine") == (
        answer.status,
        answer.header("x-function"),
        answer.header("x-amzn-remapped-server"),
    )
    assert ["a=1", "b=2"] == [value for name, value in answer.headers if name == "Set-Cookie"]
    assert (answer.header("x-amzn-trace-id") or "").startswith("Root=1-")
    assert ("/pets", "POST", {"a": "2"}, {"a": ["1", "2"]}, '{"x":1}', "me") == (
        event["path"],
        event["httpMethod"],
        event["queryStringParameters"],
        event["multiValueQueryStringParameters"],
        event["body"],
        event["headers"]["X-Caller"],
    )
    assert answer.header("x-amzn-requestid") == event["requestContext"]["requestId"]


@pytest.mark.parametrize(
    ("what", "line"), [("raise", "due to customer function error: boom."), ("string", "Malformed")]
)
def test_function_that_fails_is_a_502(gateway: Running, function_arn: str, what: str, line: str) -> None:
    """The caller learns nothing; the execution log has AWS's line."""
    api = Api(gateway)
    api.method("POST", of_function(function_arn), ())
    permit(gateway, function_arn, api.id, "POST")
    call = api.deployed()
    patch = [{"op": "replace", "path": "/*/*/logging/loglevel", "value": "ERROR"}]
    api.client.update_stage(restApiId=api.id, stageName=STAGE, patchOperations=patch)
    answer = call("POST", f"/pets?do={what}")
    group = f"API-Gateway-Execution-Logs_{api.id}/{STAGE}"
    found = gateway.client("logs").filter_log_events(logGroupName=group, filterPattern=f'"{line}"')["events"]

    assert (502, b'{"message": "Internal server error"}') == (answer.status, answer.body)
    assert 1 == len(found)


def test_function_that_nobody_permitted_is_a_500(gateway: Running, function_arn: str) -> None:
    """A permission for another method is none for this one."""
    api = Api(gateway)
    api.method("POST", of_function(function_arn), ())
    permit(gateway, function_arn, api.id, "GET")
    answer = api.deployed()("POST")

    assert (500, b'{"message": "Internal server error"}', "InternalServerErrorException") == (
        answer.status,
        answer.body,
        answer.header("x-amzn-errortype"),
    )


def test_role_in_the_credentials_permits_what_its_policies_allow(gateway: Running, function_arn: str) -> None:
    """Without a permission on the function: its policy is not asked, and the role is as it is now."""
    iam = gateway.client("iam")
    trust = {"Effect": "Allow", "Principal": {"Service": "apigateway.amazonaws.com"}, "Action": "sts:AssumeRole"}
    role = iam.create_role(
        RoleName="door", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    )["Role"]
    api = Api(gateway)
    api.method("POST", of_function(function_arn, credentials=role["Arn"]), ())
    call = api.deployed()
    before = call("POST").status
    allow = {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": function_arn}
    iam.put_role_policy(
        RoleName="door",
        PolicyName="p",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [allow]}),
    )

    assert (500, 201) == (before, call("POST").status)


def test_mapped_integration_makes_event_and_answer(gateway: Running, function_arn: str) -> None:
    """A template makes the event, `errorMessage` selects the response, and the default answers the rest."""
    api = Api(gateway)
    template = '{"fail": $input.params("fail"), "who": "$context.identity.sourceIp"}'
    api.method(
        "POST",
        of_function(function_arn, "AWS", requestTemplates={"application/json": template}),
        (
            {"statusCode": "200", "responseTemplates": {"application/json": "$input.json('$.got')"}},
            {
                "statusCode": "400",
                "selectionPattern": ".*400.*",
                "responseTemplates": {"application/json": '{"why": $input.json("$.errorMessage")}'},
            },
        ),
    )
    permit(gateway, function_arn, api.id, "POST")
    call = api.deployed()
    good, bad = call("POST", "/pets?fail=false"), call("POST", "/pets?fail=true")

    assert (200, {"fail": False, "who": "127.0.0.1"}) == (good.status, json.loads(good.body))
    assert (400, {"why": "Error: Raising 400 from within"}) == (bad.status, json.loads(bad.body))


def test_saved_method_is_invoked_without_a_stage(gateway: Running) -> None:
    """The log that AWS shows, line for line; nothing is deployed."""
    api = Api(gateway)
    names = {"restApiId": api.id, "resourceId": api.resource, "httpMethod": "POST"}
    template = {"application/json": '{"kind": "$input.params("kind")", "stage": "$context.stage"}'}
    api.method("POST", MOCK, ({"statusCode": "200", "responseTemplates": template},))
    answer = api.client.test_invoke_method(**names, pathWithQueryString="/pets?kind=dog", body='{"a": 1}')
    date = r"[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{2}:\d{2}:\d{2} UTC \d{4} : "
    lines = [re.sub(date, "", line, count=1) for line in answer["log"].splitlines()]
    request_id = lines[0].removeprefix("Execution log for request ")

    assert [
        f"Execution log for request {request_id}",
        f"Starting execution for request: {request_id}",
        "HTTP Method: POST, Resource Path: /pets",
        "Method request path: {}",
        "Method request query string: {kind=dog}",
        "Method request headers: {}",
        'Method request body before transformations: {"a": 1}',
        'Method response body after transformations: {"kind": "dog", "stage": "test-invoke-stage"}',
        "Method response headers: {Content-Type=application/json}",
        "Successfully completed execution",
        "Method completed with status: 200",
    ] == lines
    assert (200, '{"kind": "dog", "stage": "test-invoke-stage"}', {"Content-Type": "application/json"}) == (
        answer["status"],
        answer["body"],
        answer["headers"],
    )
    assert {"Content-Type": ["application/json"]} == answer["multiValueHeaders"]


def test_function_is_invoked_without_a_stage(gateway: Running, function_arn: str) -> None:
    """On behalf of `test-invoke-stage`; a function sees that nobody called."""
    api = Api(gateway)
    api.method("POST", of_function(function_arn), ())
    names = {"restApiId": api.id, "resourceId": api.resource, "httpMethod": "POST"}
    refused = api.client.test_invoke_method(**names)
    permit(gateway, function_arn, api.id, "POST")
    answer = api.client.test_invoke_method(**names, headers={"X-A": "b"}, stageVariables={"v": "1"})
    event = json.loads(answer["body"])

    assert 500 == refused["status"]
    assert "Execution failed due to configuration error: Invalid permissions on Lambda function" in refused["log"]
    assert (201, {"X-A": "b"}, {"v": "1"}, "test-invoke-stage", "test-invoke-source-ip", "test-invoke-api-key") == (
        answer["status"],
        event["headers"],
        event["stageVariables"],
        event["requestContext"]["stage"],
        event["requestContext"]["identity"]["sourceIp"],
        event["requestContext"]["identity"]["apiKey"],
    )
    assert ["a=1", "b=2"] == answer["multiValueHeaders"]["Set-Cookie"]


def test_stage_keeps_answers_until_it_is_flushed(gateway: Running) -> None:
    """By the settings of the stage; `flush_stage_cache` forgets them."""
    api = Api(gateway)
    api.method("GET", MOCK, ({"statusCode": "200", "responseTemplates": {"application/json": "$context.requestId"}},))
    call = api.deployed()
    patches = (("/cacheClusterEnabled", "true"), ("/*/*/caching/enabled", "true"))
    stage = api.client.update_stage(
        restApiId=api.id,
        stageName=STAGE,
        patchOperations=[{"op": "replace", "path": path, "value": value} for path, value in patches],
    )
    first, second = call("GET"), call("GET")
    warned = call("GET", Cache_Control="max-age=0")
    api.client.flush_stage_cache(restApiId=api.id, stageName=STAGE)

    assert ("AVAILABLE", "0.5") == (stage["cacheClusterStatus"], stage["cacheClusterSize"])
    assert first.body == second.body == warned.body != call("GET").body
    assert first.header("x-amzn-requestid") != second.header("x-amzn-requestid")
    assert "unauthorized" in (warned.header("warning") or "")


def test_bucket_behind_a_method(gateway: Running) -> None:
    """Bytes go in and come out as they are: binary types are neither text nor Base64 on the way."""
    s3 = gateway.client("s3")
    s3.create_bucket(Bucket="execution-phase")
    trust = {"Effect": "Allow", "Principal": {"Service": "apigateway.amazonaws.com"}, "Action": "sts:AssumeRole"}
    iam = gateway.client("iam")
    role = iam.create_role(
        RoleName="to-s3", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    )["Role"]
    allow = {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*"}
    iam.put_role_policy(
        RoleName="to-s3",
        PolicyName="p",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [allow]}),
    )
    api = Api(gateway, binaryMediaTypes=["image/png"])
    for verb in ("GET", "PUT"):
        api.method(
            verb,
            {
                "type": "AWS",
                "integrationHttpMethod": verb,
                "uri": "arn:aws:apigateway:us-east-1:s3:path/execution-phase/rex.png",
                "credentials": role["Arn"],
                "requestParameters": {"integration.request.header.Content-Type": "'image/png'"},
            },
            ({"statusCode": "200"},),
        )
    call = api.deployed()
    picture = bytes(range(256))
    stored = call("PUT", body=picture, Content_Type="image/png", Accept="image/png")
    fetched, as_text = call("GET", Accept="image/png"), call("GET", Accept="text/plain")

    assert 200 == stored.status
    assert picture == s3.get_object(Bucket="execution-phase", Key="rex.png")["Body"].read()
    assert (picture, base64.b64encode(picture)) == (fetched.body, as_text.body)
