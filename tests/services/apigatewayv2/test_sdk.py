"""Every operation of API Gateway V2 over boto3, and some over the AWS CLI, against a whole server."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError

from gatewright.configuration.build import build
from gatewright.model.api import Api, Definition
from gatewright.model.stage import Stage
from gatewright.services.apigatewayv2.families import FAMILIES
from gatewright.sources.account.collect import Account
from gatewright.sources.account.reads import command_of, read_of
from tests.gatewright_server import Running, running
from tests.services.api_account import FUNCTION, INVOKED, ISSUER

ARN = "arn:aws:apigateway:us-east-1::"
AGAIN = {"openapi": "3.0.1", "info": {"title": "again"}, "paths": {"/again": {"get": {}}}}


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    """A server that keeps what it does not serve: these tests are about the wire."""
    with running("--allow-unenforced") as started:
        yield started


class Client:
    """boto3's client, which remembers what was called."""

    def __init__(self, server: Running) -> None:
        self.boto3 = server.client("apigatewayv2")
        self.called: set[str] = set()

    def call(self, name: str, **params: Any) -> dict[str, Any]:
        """Call an operation, and return what it answers."""
        self.called.add(name)
        answer: dict[str, Any] = getattr(self.boto3, name)(**params)
        del answer["ResponseMetadata"]
        return answer


def an_http_api(client: Client) -> None:
    """Make, read, change and delete all that an HTTP API may have."""
    call = client.call
    api = call("create_api", Name="pets", ProtocolType="HTTP", CorsConfiguration={"AllowOrigins": ["*"]})
    of_api = {"ApiId": api["ApiId"]}
    assert api == call("get_api", **of_api)
    assert isinstance(api["CreatedDate"], datetime)
    assert datetime.now(UTC) >= api["CreatedDate"]
    assert api in call("get_apis", MaxResults="100")["Items"]
    stage = call("create_stage", **of_api, StageName="$default", AutoDeploy=True)
    of_stage = {**of_api, "StageName": "$default"}
    integration = call(
        "create_integration",
        **of_api,
        IntegrationType="AWS_PROXY",
        IntegrationUri=FUNCTION,
        PayloadFormatVersion="2.0",
    )
    of_integration = {**of_api, "IntegrationId": integration["IntegrationId"]}
    authorizer = call(
        "create_authorizer",
        **of_api,
        AuthorizerType="JWT",
        Name="tokens",
        IdentitySource=["$request.header.Authorization"],
        JwtConfiguration={"Audience": ["pets"], "Issuer": ISSUER},
    )
    of_authorizer = {**of_api, "AuthorizerId": authorizer["AuthorizerId"]}
    route = call(
        "create_route",
        **of_api,
        RouteKey="GET /pets/{id}",
        Target=f"integrations/{integration['IntegrationId']}",
        AuthorizationType="JWT",
        AuthorizerId=authorizer["AuthorizerId"],
        AuthorizationScopes=["read"],
    )
    of_route = {**of_api, "RouteId": route["RouteId"]}
    for one, many, named, made in (
        ("get_integration", "get_integrations", of_integration, integration),
        ("get_authorizer", "get_authorizers", of_authorizer, authorizer),
        ("get_route", "get_routes", of_route, route),
    ):
        assert made == call(one, **named)
        assert [made] == call(many, **of_api)["Items"]
    served = call("get_stage", **of_stage)
    assert [served] == call("get_stages", **of_api)["Items"]
    assert stage.keys() <= served.keys()
    of_deployment = {**of_api, "DeploymentId": served["DeploymentId"]}
    assert call("get_deployment", **of_deployment) in call("get_deployments", **of_api)["Items"]
    call("update_deployment", **of_deployment, Description="x")
    call("update_api", **of_api, Description="x")
    call("update_integration", **of_integration, TimeoutInMillis=100)
    call("update_authorizer", **of_authorizer, Name="other")
    call("update_route", **of_route, OperationName="x")
    settings = {"GET /pets/{id}": {"ThrottlingBurstLimit": 1, "ThrottlingRateLimit": 0.5}}
    logged = {"DestinationArn": "arn:aws:logs:us-east-1:000000000000:log-group:x", "Format": "$context.requestId"}
    changed = call("update_stage", **of_stage, RouteSettings=settings, AccessLogSettings=logged)
    assert settings == changed["RouteSettings"]
    call("tag_resource", ResourceArn=f"{ARN}/apis/{api['ApiId']}/stages/$default", Tags={"a": "1", "b": "2"})
    call("untag_resource", ResourceArn=f"{ARN}/apis/{api['ApiId']}/stages/$default", TagKeys=["a"])
    assert {"Tags": {"b": "2"}} == call("get_tags", ResourceArn=f"{ARN}/apis/{api['ApiId']}/stages/$default")
    exported = call("export_api", **of_api, Specification="OAS30", OutputType="JSON", StageName="$default")["body"]
    imported = call("import_api", Body=exported.read().decode())
    assert "again" == call("reimport_api", ApiId=imported["ApiId"], Body=json.dumps(AGAIN))["Name"]
    assert ["GET /again"] == [one["RouteKey"] for one in call("get_routes", ApiId=imported["ApiId"])["Items"]]
    call("delete_route_settings", **of_stage, RouteKey="GET /pets/{id}")
    call("delete_access_log_settings", **of_stage)
    call("delete_cors_configuration", **of_api)
    call("reset_authorizers_cache", **of_stage)
    call("delete_route", **of_route)
    call("delete_authorizer", **of_authorizer)
    call("delete_integration", **of_integration)
    call("delete_deployment", **of_deployment)
    call("delete_stage", **of_stage)
    call("delete_api", **of_api)


def a_websocket_api(client: Client) -> None:
    """Do the same with what only a WebSocket API has."""
    call = client.call
    api = call("create_api", Name="chat", ProtocolType="WEBSOCKET", RouteSelectionExpression="$request.body.action")
    of_api = {"ApiId": api["ApiId"]}
    model = call("create_model", **of_api, Name="Message", Schema='{"type":"object"}')
    of_model = {**of_api, "ModelId": model["ModelId"]}
    integration = call("create_integration", **of_api, IntegrationType="AWS", IntegrationUri=INVOKED)
    of_integration = {**of_api, "IntegrationId": integration["IntegrationId"]}
    made = call("create_integration_response", **of_integration, IntegrationResponseKey="/200/")
    of_made = {**of_integration, "IntegrationResponseId": made["IntegrationResponseId"]}
    required = {"route.request.querystring.room": {"Required": True}}
    route = call("create_route", **of_api, RouteKey="$connect", RequestParameters=required)
    of_route = {**of_api, "RouteId": route["RouteId"]}
    response = call("create_route_response", **of_route, RouteResponseKey="$default")
    of_response = {**of_route, "RouteResponseId": response["RouteResponseId"]}
    call("create_deployment", **of_api, Description="first")
    for one, many, named, above, answer in (
        ("get_model", "get_models", of_model, of_api, model),
        ("get_integration_response", "get_integration_responses", of_made, of_integration, made),
        ("get_route_response", "get_route_responses", of_response, of_route, response),
    ):
        assert answer == call(one, **named)
        assert [answer] == call(many, **above)["Items"]
    assert "#set($inputRoot" in call("get_model_template", **of_model)["Value"]
    call("update_model", **of_model, Description="x")
    call("update_integration_response", **of_made, TemplateSelectionExpression="200")
    call("update_route_response", **of_response, ModelSelectionExpression="x")
    call("delete_route_request_parameter", **of_route, RequestParameterKey="route.request.querystring.room")
    call("delete_route_response", **of_response)
    call("delete_integration_response", **of_made)
    call("delete_model", **of_model)


def a_vpc_link(client: Client) -> None:
    """Keep, show, change and delete a link."""
    link = client.call("create_vpc_link", Name="inside", SubnetIds=["subnet-1"])
    named = {"VpcLinkId": link["VpcLinkId"]}
    assert link == client.call("get_vpc_link", **named)
    assert [link] == client.call("get_vpc_links")["Items"]
    client.call("update_vpc_link", **named, Name="other")
    client.call("delete_vpc_link", **named)


def test_boto3_calls_every_operation(server: Running) -> None:
    """Of these families; what it reads is what it made."""
    client = Client(server)
    an_http_api(client)
    a_websocket_api(client)
    a_vpc_link(client)
    known = {xform_name(name) for name in client.boto3.meta.service_model.operation_names}
    offered = {name for family in FAMILIES for name in vars(family) if name in known}

    assert offered == client.called


def test_boto3_pages_through_what_there_is(server: Running) -> None:
    """With its own paginator."""
    client = server.client("apigatewayv2")
    api_id = client.create_api(Name="many", ProtocolType="HTTP")["ApiId"]
    for number in range(5):
        client.create_route(ApiId=api_id, RouteKey=f"GET /{number}")
    pages = client.get_paginator("get_routes").paginate(ApiId=api_id, PaginationConfig={"PageSize": 2})

    assert [2, 2, 1] == [len(page["Items"]) for page in pages]


def test_a_refusal_is_the_exception_that_boto3_knows(server: Running) -> None:
    """By its code, with AWS's text."""
    client = server.client("apigatewayv2")
    with pytest.raises(client.exceptions.NotFoundException, match="Invalid API identifier specified 000000000000:x"):
        client.get_api(ApiId="x")
    with pytest.raises(client.exceptions.BadRequestException, match=r"Invalid protocol specified\. Must be one of"):
        client.create_api(Name="x", ProtocolType="REST")
    api_id = client.create_api(Name="x", ProtocolType="HTTP")["ApiId"]
    with pytest.raises(client.exceptions.BadRequestException, match="Timeout should be between 50 ms and 30000 ms"):
        client.create_integration(
            ApiId=api_id,
            IntegrationType="HTTP_PROXY",
            IntegrationMethod="GET",
            IntegrationUri="https://example.com",
            TimeoutInMillis=40_000,
        )
    client.create_route(ApiId=api_id, RouteKey="GET /")
    with pytest.raises(client.exceptions.ConflictException, match="Route with key GET / already exists for this API"):
        client.create_route(ApiId=api_id, RouteKey="GET /")
    with pytest.raises(ClientError) as caught:
        client.get_stage(ApiId=api_id, StageName="$default")
    assert 404 == caught.value.response["ResponseMetadata"]["HTTPStatusCode"]


def aws(server: Running, *arguments: str) -> Any:
    """Run the AWS CLI, and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "awscli", "--endpoint-url", server.url, "apigatewayv2", *arguments],
        check=True,
        capture_output=True,
        env=dict(os.environ),
    )
    return json.loads(done.stdout) if done.stdout.strip() else None


def test_the_aws_cli_makes_an_api_in_one_call(server: Running) -> None:
    """And reads what stands below it."""
    api = aws(server, "create-api", "--name", "cli", "--protocol-type", "HTTP", "--target", FUNCTION)
    routes = aws(server, "get-routes", "--api-id", api["ApiId"])
    aws(server, "delete-api", "--api-id", api["ApiId"])

    assert f"https://{api['ApiId']}.execute-api.us-east-1.amazonaws.com" == api["ApiEndpoint"]
    assert ["$default"] == [one["RouteKey"] for one in routes["Items"]]


def test_the_doctor_is_told_what_was_deployed(server: Running) -> None:
    """Over boto3, by an export of the stage, where the saved API is another one by now."""
    client = server.client("apigatewayv2")
    api_id = client.create_api(Name="deployed", ProtocolType="HTTP")["ApiId"]
    client.create_route(ApiId=api_id, RouteKey="GET /old", AuthorizationType="AWS_IAM")
    client.create_stage(ApiId=api_id, StageName="prod")
    client.create_deployment(ApiId=api_id, StageName="prod")
    client.create_route(ApiId=api_id, RouteKey="GET /new")
    found = build(Account(server.client), account_id="000000000000", region="us-east-1").api(api_id)

    assert isinstance(found, Api)
    assert isinstance(found.saved, Definition)
    stage = found.stages.get("prod")
    assert isinstance(stage, Stage)
    assert isinstance(stage.deployed, Definition)
    assert ({"/old", "/new"}, {"/old"}) == (set(found.saved.resources), set(stage.deployed.resources))
    assert "AWS_IAM" == stage.deployed.resources["/old"].methods["GET"].authorization_type


def test_the_command_for_an_export_prints_it(server: Running) -> None:
    """As the doctor tells it."""
    client = server.client("apigatewayv2")
    api_id = client.create_api(Name="printed", ProtocolType="HTTP", Target=FUNCTION)["ApiId"]
    command = command_of(read_of("v2_export_api", (api_id, "$default")), (api_id, "$default"))
    done = subprocess.run(
        command.replace("aws ", f"{sys.executable} -m awscli --endpoint-url {server.url} ", 1),
        shell=True,
        check=True,
        capture_output=True,
        env=dict(os.environ),
    )

    assert ["/$default"] == list(json.loads(done.stdout)["paths"])
