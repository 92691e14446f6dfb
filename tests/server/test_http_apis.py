"""HTTP APIs end to end: made with boto3, called over sockets."""

import io
import json
import time
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from tests.gatewright_server import Running, running

CODE = """
def handler(event, context):
    return {"statusCode": 201, "body": event["rawPath"], "headers": {"content-type": "text/plain"}}

def may_i(event, context):
    return {"isAuthorized": event["headers"]["x-who"] == "me", "context": {"at": event["rawPath"]}}
"""
TRUST = json.dumps(
    {"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
)
CORS = {"AllowOrigins": ["https://shop.example"], "AllowMethods": ["GET"]}
LOG = "arn:aws:logs:us-east-1:000000000000:log-group:shop"


class Shop:
    """An HTTP API with a function behind its routes."""

    def __init__(self, server: Running) -> None:
        self.server = server
        self.v2 = server.client("apigatewayv2")
        self.functions = server.client("lambda")
        self._role = server.client("iam").create_role(RoleName="fn", AssumeRolePolicyDocument=TRUST)["Role"]["Arn"]
        self.api_id: str = self.v2.create_api(Name="shop", ProtocolType="HTTP", CorsConfiguration=CORS)["ApiId"]
        integration = self.v2.create_integration(
            ApiId=self.api_id,
            IntegrationType="AWS_PROXY",
            IntegrationUri=self.function("handler"),
            PayloadFormatVersion="2.0",
        )
        self.target = f"integrations/{integration['IntegrationId']}"
        self.route("GET /pets/{id}")
        server.client("logs").create_log_group(logGroupName="shop")
        format_ = "$context.routeKey $context.status $context.authorizer.error ($context.requestId)"
        self.v2.create_stage(
            ApiId=self.api_id,
            StageName="$default",
            AutoDeploy=True,
            AccessLogSettings={"DestinationArn": LOG, "Format": format_},
        )

    def function(self, name: str) -> str:
        """Make a function that API Gateway may call; return its ARN."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as files:
            files.writestr("index.py", CODE)
        made = self.functions.create_function(
            FunctionName=name,
            Runtime="python3.11",
            Role=self._role,
            Handler=f"index.{name}",
            Code={"ZipFile": packed.getvalue()},
        )
        self.functions.add_permission(
            FunctionName=name, StatementId="door", Action="lambda:InvokeFunction", Principal="apigateway.amazonaws.com"
        )
        arn: str = made["FunctionArn"]
        return arn

    def route(self, key: str, **more: Any) -> None:
        """Add a route."""
        self.v2.create_route(ApiId=self.api_id, RouteKey=key, Target=self.target, **more)

    def send(self, method: str, target: str, **fields: Any) -> Any:
        """Make one call by the API's own name."""
        return self.server.send(method, target, host=f"{self.api_id}.execute-api.us-east-1.amazonaws.com", **fields)


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    """Return one API for all of these tests."""
    with running() as server:
        yield Shop(server)


def test_a_call_reaches_its_function_and_comes_back(shop: Shop) -> None:
    """With the status and the body that the function named, and the one id of HTTP APIs."""
    answer = shop.send("GET", "/pets/7")

    assert (answer.status, answer.body) == (201, b"/pets/7")
    assert answer.header("apigw-requestid") is not None
    assert [answer.header(name) for name in ("x-amzn-requestid", "x-amz-apigw-id", "x-amzn-errortype")] == [None] * 3


def test_what_is_not_there_is_404_and_a_preflight_is_answered(shop: Shop) -> None:
    """Whatever the path; the answer to the call then has the header, too."""
    asked = shop.send("OPTIONS", "/anything", Origin="https://shop.example", Access_Control_Request_Method="GET")

    assert (shop.send("POST", "/pets/7").status, shop.send("GET", "/pets").status) == (404, 404)
    assert (asked.status, asked.body, asked.header("access-control-allow-methods")) == (204, b"", "GET")
    answer = shop.send("GET", "/pets/7", Origin="https://shop.example")
    assert answer.header("access-control-allow-origin") == "https://shop.example"


def test_no_header_replaces_the_verb(shop: Shop) -> None:
    """As it would for a REST API."""
    assert shop.send("GET", "/pets/7", x_http_method_override="POST").status == 201
    assert shop.send("POST", "/pets/7", x_http_method_override="GET").status == 404


def test_a_stage_of_a_name_stands_in_the_path(shop: Shop) -> None:
    """And in the event."""
    shop.v2.create_stage(ApiId=shop.api_id, StageName="dev", AutoDeploy=True)
    answer = shop.send("GET", "/dev/pets/7")

    assert (answer.status, answer.body) == (201, b"/dev/pets/7")


def test_a_token_of_our_own_pool_opens_a_route(shop: Shop) -> None:
    """And each other one is told what it lacks; the log says the same."""
    idp = shop.server.client("cognito-idp")
    pool = idp.create_user_pool(PoolName="shop")["UserPool"]["Id"]
    flow = "USER_PASSWORD_AUTH"
    client = idp.create_user_pool_client(UserPoolId=pool, ClientName="a", ExplicitAuthFlows=[f"ALLOW_{flow}"])
    client_id = client["UserPoolClient"]["ClientId"]
    idp.admin_create_user(UserPoolId=pool, Username="ada", MessageAction="SUPPRESS")
    idp.admin_set_user_password(UserPoolId=pool, Username="ada", Password="Lab-pass-1", Permanent=True)
    given = {"USERNAME": "ada", "PASSWORD": "Lab-pass-1"}
    tokens = idp.initiate_auth(ClientId=client_id, AuthFlow=flow, AuthParameters=given)["AuthenticationResult"]
    issuer = f"https://cognito-idp.us-east-1.amazonaws.com/{pool}"
    for name, audience in (("ours", client_id), ("others", "another")):
        authorizer = shop.v2.create_authorizer(
            ApiId=shop.api_id,
            Name=name,
            AuthorizerType="JWT",
            IdentitySource=["$request.header.Authorization"],
            JwtConfiguration={"Issuer": issuer, "Audience": [audience]},
        )
        shop.route(f"GET /{name}", AuthorizationType="JWT", AuthorizerId=authorizer["AuthorizerId"])
    token = f"Bearer {tokens['IdToken']}"
    refused = shop.send("GET", "/others", Authorization=token)

    assert shop.send("GET", "/ours", Authorization=token).status == 201
    assert (refused.status, refused.body) == (401, b'{"message":"Unauthorized"}')
    why = "the token does not have a valid audience"
    assert refused.header("www-authenticate") == f'Bearer scope="" error="invalid_token" error_description="{why}"'
    assert refused.header("content-type") is None
    assert shop.send("GET", "/ours").header("www-authenticate") == "Bearer"
    assert any(line.startswith(f"GET /others 401 invalid_token: {why} (") for line in logged(shop))


def test_a_function_says_who_may_call_and_its_answer_is_kept(shop: Shop) -> None:
    """By its identity source, which has to be there; for as long as the authorizer says."""
    function = shop.function("may_i")
    uri = f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{function}/invocations"
    authorizer = shop.v2.create_authorizer(
        ApiId=shop.api_id,
        Name="may-i",
        AuthorizerType="REQUEST",
        AuthorizerUri=uri,
        IdentitySource=["$request.header.X-Who"],
        AuthorizerPayloadFormatVersion="2.0",
        EnableSimpleResponses=True,
        AuthorizerResultTtlInSeconds=60,
    )
    shop.route("GET /guarded", AuthorizationType="CUSTOM", AuthorizerId=authorizer["AuthorizerId"])

    assert [shop.send("GET", "/guarded", x_who=who).status for who in ("me", "you")] == [201, 403]
    assert shop.send("GET", "/guarded").status == 401
    shop.functions.remove_permission(FunctionName="may_i", StatementId="door")
    assert [shop.send("GET", "/guarded", x_who=who).status for who in ("me", "she")] == [201, 500]
    shop.v2.reset_authorizers_cache(ApiId=shop.api_id, StageName="$default")
    assert shop.send("GET", "/guarded", x_who="me").status == 500


def test_a_closed_default_endpoint_and_an_unsigned_call_say_one_word(shop: Shop) -> None:
    """404 and 403."""
    shop.route("GET /signed", AuthorizationType="AWS_IAM")
    unsigned = shop.send("GET", "/signed")
    shop.v2.update_api(ApiId=shop.api_id, DisableExecuteApiEndpoint=True)
    closed = shop.send("GET", "/pets/7")
    shop.v2.update_api(ApiId=shop.api_id, DisableExecuteApiEndpoint=False)

    assert (unsigned.status, unsigned.body) == (403, b'{"message":"Forbidden"}')
    assert (closed.status, closed.body) == (404, b'{"message":"Not Found"}')
    assert shop.send("GET", "/pets/7").status == 201


def logged(shop: Shop) -> list[str]:
    """Return the lines of the access log, once the last call is among them."""
    logs = shop.server.client("logs")
    deadline = time.monotonic() + 10
    found: list[str] = []
    while time.monotonic() < deadline:
        found = [event["message"] for event in logs.filter_log_events(logGroupName="shop")["events"]]
        if found and found[-1].startswith("GET /ours 401"):
            return found
        time.sleep(0.1)
    return found
