"""Lambda authorizers of a running server: functions run for real, answers are kept, refusals are AWS's bytes."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.gatewright_server import Running, running

REGION = "us-east-1"
ACCOUNT = "000000000000"
ROLE = "arn:aws:iam::000000000000:role/door"
CODE = """
import json, time, os

def policy(effect, resource):
    return {
        "principalId": "somebody",
        "policyDocument": {
            "Version": "2012-10-17",
            "Statement": [{"Action": "execute-api:Invoke", "Effect": effect, "Resource": resource}],
        },
        "context": {"tier": "gold", "calls": 3},
    }

def handler(event, context):
    print("EVENT", json.dumps(event))
    token = event.get("authorizationToken") or (event.get("queryStringParameters") or {}).get("who", "")
    if token == "allow":
        return policy("Allow", event["methodArn"].split("/")[0] + "/*")
    if token == "this":
        return policy("Allow", event["methodArn"])
    if token == "deny":
        return policy("Deny", event["methodArn"])
    if token == "away":
        raise Exception("Unauthorized")
    if token == "crash":
        os._exit(3)
    if token == "nonsense":
        return {"principalId": "x"}
    raise ValueError("no such token")
"""


@dataclass
class Shop:
    """An API with two methods behind an authorizer."""

    server: Running
    client: Any
    api_id: str
    authorizer_id: str

    def call(self, path: str, token: str | None = None) -> Any:
        """Call a method of the stage."""
        headers: dict[str, Any] = {} if token is None else {"Authorization": token}
        host = f"{self.api_id}.execute-api.{REGION}.amazonaws.com"
        return self.server.send("GET", f"/prod{path}", host=host, **headers)


def package(code: str = CODE) -> bytes:
    """Return a zip with one module."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("app.py", code)
    return buffer.getvalue()


def method(client: Any, api_id: str, resource_id: str, **authorization: Any) -> None:
    """Add a GET that MOCK answers."""
    place = {"restApiId": api_id, "resourceId": resource_id, "httpMethod": "GET"}
    client.put_method(**place, **authorization)
    client.put_method_response(**place, statusCode="200")
    client.put_integration(**place, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
    client.put_integration_response(
        **place,
        statusCode="200",
        responseTemplates={
            "application/json": '{"who": "$context.authorizer.principalId", "tier": "$context.authorizer.tier"}'
        },
    )


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    """Return a server that keeps nothing."""
    with running() as started:
        yield started


@pytest.fixture(scope="module")
def shop(server: Running) -> Shop:
    """Return an API with `/pets` and `/orders` behind a TOKEN authorizer."""
    functions = server.client("lambda")
    function = functions.create_function(
        FunctionName="door", Runtime="python3.11", Role=ROLE, Handler="app.handler", Code={"ZipFile": package()}
    )
    client = server.client()
    api = client.create_rest_api(name="shop")
    authorizer = client.create_authorizer(
        restApiId=api["id"],
        name="door",
        type="TOKEN",
        authorizerUri=f"arn:aws:apigateway:{REGION}:lambda:path/2015-03-31/functions/{function['FunctionArn']}/invocations",
        identitySource="method.request.header.Authorization",
    )
    functions.add_permission(
        FunctionName="door",
        StatementId="gateway",
        Action="lambda:InvokeFunction",
        Principal="apigateway.amazonaws.com",
        SourceArn=f"arn:aws:execute-api:{REGION}:{ACCOUNT}:{api['id']}/authorizers/{authorizer['id']}",
    )
    for part in ("pets", "orders"):
        resource = client.create_resource(restApiId=api["id"], parentId=api["rootResourceId"], pathPart=part)
        method(client, api["id"], resource["id"], authorizationType="CUSTOM", authorizerId=authorizer["id"])
    client.create_deployment(restApiId=api["id"], stageName="prod")
    return Shop(server, client, api["id"], authorizer["id"])


def test_an_allowed_caller_comes_in_with_what_the_authorizer_said(shop: Shop) -> None:
    """Principal and context reach the templates."""
    answer = shop.call("/pets", "allow")

    assert (answer.status, json.loads(answer.body)) == (200, {"who": "somebody", "tier": "gold"})


@pytest.mark.parametrize(
    ("token", "status", "error_type", "body"),
    [
        (None, 401, "UnauthorizedException", b'{"message":"Unauthorized"}'),
        ("away", 401, "UnauthorizedException", b'{"message":"Unauthorized"}'),
        (
            "deny",
            403,
            "AccessDeniedException",
            (
                b'{"Message":"User is not authorized to access this resource with an explicit deny'
                b' in an identity-based policy"}'
            ),
        ),
        ("unheard", 500, "AuthorizerConfigurationException", b'{"message":null}'),
        ("nonsense", 500, "AuthorizerConfigurationException", b'{"message":null}'),
        ("crash", 500, "AuthorizerConfigurationException", b'{"message":null}'),
    ],
)
def test_every_failure_has_its_answer(shop: Shop, token: str | None, status: int, error_type: str, body: bytes) -> None:
    """In AWS's bytes; a function that dies takes nothing along."""
    answer = shop.call("/pets", token)

    assert (answer.status, answer.header("x-amzn-ErrorType"), answer.body) == (status, error_type, body)


def test_a_kept_policy_is_read_anew_for_each_method(shop: Shop) -> None:
    """The classic trap: made for one method, kept for all, until the cache is flushed."""
    first, second = shop.call("/pets", "this"), shop.call("/orders", "this")
    shop.client.flush_stage_authorizers_cache(restApiId=shop.api_id, stageName="prod")
    third = shop.call("/orders", "this")

    assert (first.status, second.status, third.status) == (200, 403, 200)
    assert second.body == (
        b'{"Message":"User is not authorized to access this resource because no identity-based policy allows'
        b' the execute-api:Invoke action"}'
    )


def test_an_authorizer_can_be_test_invoked(shop: Shop) -> None:
    """What it says of a token is shown, a policy that denies as well; without a token nobody is asked."""
    names = {"restApiId": shop.api_id, "authorizerId": shop.authorizer_id}
    known = shop.client.test_invoke_authorizer(**names, headers={"Authorization": "deny"})
    nobody = shop.client.test_invoke_authorizer(**names, headers={})

    assert (known["clientStatus"], known["principalId"]) == (0, "somebody")
    assert json.loads(known["policy"])["Statement"][0]["Resource"].endswith(f":{shop.api_id}/ESTestInvoke-stage/GET/")
    assert known["log"].endswith("Successfully completed authorizer execution\n")
    assert (nobody["clientStatus"], nobody["log"].splitlines()[-1].split(" : ")[1]) == (401, "Unauthorized")


def test_without_the_permission_the_function_is_not_called(shop: Shop) -> None:
    """500 with a message of null, until the permission is given back."""
    functions = shop.server.client("lambda")
    source = f"arn:aws:execute-api:{REGION}:{ACCOUNT}:{shop.api_id}/authorizers/{shop.authorizer_id}"
    functions.remove_permission(FunctionName="door", StatementId="gateway")
    shop.client.flush_stage_authorizers_cache(restApiId=shop.api_id, stageName="prod")
    closed = shop.call("/pets", "allow")
    functions.add_permission(
        FunctionName="door",
        StatementId="gateway",
        Action="lambda:InvokeFunction",
        Principal="apigateway.amazonaws.com",
        SourceArn=source,
    )
    opened = shop.call("/pets", "allow")

    assert (closed.status, closed.body, opened.status) == (500, b'{"message":null}', 200)
