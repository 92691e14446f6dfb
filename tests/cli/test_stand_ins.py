"""Servers that stand in for AWS are read as AWS is: moto (`moto_server`), LocalStack, and this one.

Switched on for another server by its address: `STAND_IN=http://127.0.0.1:5000 make test`.
"""

import json
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

from gatewright.cli.main import main
from tests.gatewright_server import running

MISSING = ("MissingAuthenticationTokenException", "Missing Authentication Token")
FORBIDDEN = ("ForbiddenException", "Forbidden")
DENIED = (
    "AccessDeniedException",
    (
        "User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:"
        "********{account}:{api}/prod/GET/denied with an explicit deny in a resource-based policy"
    ),
)
KEY = uuid.uuid4().hex
SHORT = {"Principal": "*", "Action": "execute-api:Invoke"}
POLICY = {
    "Version": "2012-10-17",
    "Statement": [
        {**SHORT, "Effect": "Allow", "Resource": "execute-api:/*"},
        {**SHORT, "Effect": "Deny", "Resource": "execute-api:/prod/GET/denied"},
    ],
}


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Where the server listens that is read."""
    other = os.environ.get("STAND_IN")
    if other:
        yield other
        return
    with running() as server:
        yield server.url


@pytest.fixture(scope="module")
def api(url: str) -> tuple[str, str]:
    """An API with one method of each kind, and the last digits of the account that has it."""
    made = {"region_name": "us-east-1", "aws_access_key_id": "AKIAIOSFODNN7EXAMPLE", "aws_secret_access_key": "x"}
    client = boto3.client("apigateway", endpoint_url=url, **made)
    api_id = client.create_rest_api(name="pets", policy=json.dumps(POLICY))["id"]
    root = next(one["id"] for one in client.get_resources(restApiId=api_id)["items"] if one["path"] == "/")
    kinds: dict[str, dict[str, Any]] = {
        "open": {},
        "denied": {},
        "keyed": {"apiKeyRequired": True},
        "signed": {"authorizationType": "AWS_IAM"},
    }
    for part, given in kinds.items():
        resource = client.create_resource(restApiId=api_id, parentId=root, pathPart=part)["id"]
        method = {"restApiId": api_id, "resourceId": resource, "httpMethod": "GET"}
        client.put_method(**method, **{"authorizationType": "NONE", **given})
        client.put_method_response(**method, statusCode="200")
        templates = {"application/json": '{"statusCode": 200}'}
        client.put_integration(**method, type="MOCK", requestTemplates=templates)
        client.put_integration_response(**method, statusCode="200")
    client.create_deployment(restApiId=api_id, stageName="prod")
    key = client.create_api_key(name=KEY, enabled=True, value=KEY)["id"]
    plan = client.create_usage_plan(name=KEY)["id"]
    client.create_usage_plan_key(usagePlanId=plan, keyId=key, keyType="API_KEY")
    return api_id, boto3.client("sts", endpoint_url=url, **made).get_caller_identity()["Account"][-4:]


@pytest.mark.parametrize(
    ("call", "key", "answer", "cause"),
    [
        ("GET /prod/opne", None, MISSING, "route.not-found"),
        ("PUT /prod/open", None, MISSING, "route.method-not-found"),
        ("GET /dev/open", None, FORBIDDEN, "stage.not-found"),
        ("GET /prod/signed", None, MISSING, "iam.signature-missing"),
        ("GET /prod/keyed", None, FORBIDDEN, "api-key.missing"),
        ("GET /prod/keyed", "no-key-of-anybody-at-all", FORBIDDEN, "api-key.unknown"),
        ("GET /prod/keyed", "the one of its plan", FORBIDDEN, "api-key.plan-misses-stage"),
        (
            "GET /prod/denied",
            None,
            DENIED,
            "resource-policy.explicit-deny",
        ),
    ],
)
def test_the_cause_is_confirmed_with_what_it_tells(
    url: str,
    api: tuple[str, str],
    call: str,
    key: str | None,
    answer: tuple[str, str],
    cause: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """An answer of AWS's, and the configuration from the server."""
    api_id, account = api
    method, _, path = call.partition(" ")
    host = f"{api_id}.execute-api.us-east-1.amazonaws.com"
    kind, message = answer
    keys = {"the one of its plan": KEY}
    exchange = {
        "request": {
            "method": method,
            "url": f"https://{host}{path}",
            "headers": {"Host": host, **({"x-api-key": keys.get(key, key)} if key else {})},
        },
        "response": {
            "status": 403,
            "headers": {"Content-Type": "application/json", "x-amzn-ErrorType": kind, "x-amz-apigw-id": "LaBcDEfGoAM="},
            "body": json.dumps({"message": message.format(account=account, api=api_id)}),
        },
    }
    evidence = tmp_path / "exchange.json"
    evidence.write_text(json.dumps(exchange))
    main(
        ["diagnose", str(evidence), "--config", "aws", "--endpoint-url", url, "--region", "us-east-1", "--format=json"]
    )
    first = json.loads(capsys.readouterr().out)["diagnoses"][0]["findings"][0]

    assert (cause, "confirmed") == (first["cause"], first["standing"])
