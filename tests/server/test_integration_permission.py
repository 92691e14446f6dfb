"""A function that API Gateway may not call: the answer, its cause, the fix as it is printed, and the answer then."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gatewright.cli.aws import account
from gatewright.doctor.behind import may_come_from_behind
from gatewright.doctor.consult import consult
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import examine
from gatewright.model.request import Request
from gatewright.sources.recognise import read
from tests.gatewright_server import Running, running
from tests.server.test_lambda_end_to_end import Function

CODE = "def handler(event, context): return {'statusCode': 200, 'body': 'hi'}"


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    """A server of its own."""
    with running() as one:
        yield one


def rest(server: Running, function_arn: str) -> str:
    """Create a REST API with a function behind `GET /{id}`, and return the address of a call."""
    client = server.client("apigateway")
    api = client.create_rest_api(name="shop")
    resource = client.create_resource(restApiId=api["id"], parentId=api["rootResourceId"], pathPart="{id}")["id"]
    method = {"restApiId": api["id"], "resourceId": resource, "httpMethod": "GET"}
    uri = f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{function_arn}/invocations"
    client.put_method(**method, authorizationType="NONE")
    client.put_integration(**method, type="AWS_PROXY", integrationHttpMethod="POST", uri=uri)
    client.create_deployment(restApiId=api["id"], stageName="prod")
    return f"/_aws/execute-api/{api['id']}/prod/7"


def http(server: Running, function_arn: str) -> str:
    """Create an HTTP API with a function behind `GET /{id}`, and return the address of a call."""
    client = server.client("apigatewayv2")
    api_id = client.create_api(Name="shop", ProtocolType="HTTP")["ApiId"]
    made = client.create_integration(
        ApiId=api_id, IntegrationType="AWS_PROXY", IntegrationUri=function_arn, PayloadFormatVersion="2.0"
    )
    client.create_route(ApiId=api_id, RouteKey="GET /{id}", Target=f"integrations/{made['IntegrationId']}")
    client.create_stage(ApiId=api_id, StageName="$default", AutoDeploy=True)
    return f"/_aws/execute-api/{api_id}/7"


def called(server: Running, path: str) -> str:
    """Call, and return what `curl -v` shows."""
    done = subprocess.run(["curl", "-sv", server.url + path], capture_output=True, text=True, check=True)
    return done.stderr + done.stdout


def diagnosed(server: Running, transcript: str) -> Diagnosis:
    """Diagnose a transcript by what the server's control plane tells."""
    exchange = read(transcript.encode(), origin="test", call=lambda _: None)[0]  # type: ignore[arg-type, return-value]
    assert isinstance(exchange.request, Request)
    documents = account(None, "us-east-1", server.url)
    return examine(exchange, consult(exchange.request, documents, behind=may_come_from_behind(exchange)))


def run(server: Running, command: str) -> int:
    """Run a command of the AWS CLI as it is printed."""
    aws = str(Path(sys.executable).with_name("aws"))
    keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
    line = [aws, "--endpoint-url", server.url, *shlex.split(command)[1:]]
    return subprocess.run(line, capture_output=True, env={**os.environ, **keys}, check=False).returncode


@pytest.mark.parametrize(("make", "text"), [(rest, "Internal server error"), (http, "Internal Server Error")])
def test_the_fix_that_is_printed_mends_it(server: Running, make: object, text: str) -> None:
    """500 in AWS's bytes; the cause is confirmed by the function's policy; with the permission the call is served."""
    assert callable(make)
    path = make(server, Function(server, CODE).made["FunctionArn"])
    refused = server.send("GET", path)
    diagnosis = diagnosed(server, called(server, path))

    assert (refused.status, json.loads(refused.body)) == (500, {"message": text})
    assert [(one.cause.id, one.standing) for one in diagnosis.findings] == [
        ("integration.permission-missing", "confirmed")
    ]
    (fix,) = diagnosis.findings[0].fixes
    assert fix.proven is True
    assert fix.command is not None
    assert run(server, fix.command) == 0
    assert server.send("GET", path).body == b"hi"
