"""A method behind a user pool: boto3 makes pool, API and authorizer, and each kind of token is sent over HTTP."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.gatewright_server import Raw, Running
from tests.tokens import ID_CLAIMS, by_public_key, signed, unsigned

PASSWORD = "Perm1234!"
REGION = "us-east-1"
UNAUTHORIZED = b'{"message":"Unauthorized"}'
SHOW_CLAIMS = '{"name": "$context.authorizer.claims[\'cognito:username\']", "sub": "$context.authorizer.claims.sub"}'


@dataclass(frozen=True, slots=True)
class Shop:
    """An API with `/open` (ID tokens) and `/scoped` (access tokens with `pets/read`) behind one pool."""

    gateway: Running
    api_id: str
    pool_id: str
    client_id: str
    tokens: dict[str, str]
    """Tokens of a sign-in: `IdToken`, `AccessToken`."""

    machine: Callable[[str], str]
    """Gives an access token with a scope."""

    def call(self, path: str, token: str | None) -> Raw:
        """Call a method with this value of the header."""
        host = f"{self.api_id}.execute-api.{REGION}.amazonaws.com"
        if token is None:
            return self.gateway.send("GET", f"/dev{path}", host=host)
        return self.gateway.send("GET", f"/dev{path}", host=host, Authorization=token)


@pytest.fixture(scope="module")
def shop(gateway: Running) -> Shop:
    """The whole estate, made by boto3."""
    idp = gateway.client("cognito-idp")
    pool = idp.create_user_pool(PoolName="pets")["UserPool"]
    pool_id = pool["Id"]
    scopes = [{"ScopeName": name, "ScopeDescription": name} for name in ("read", "write")]
    idp.create_resource_server(UserPoolId=pool_id, Identifier="pets", Name="pets", Scopes=scopes)
    web = idp.create_user_pool_client(
        UserPoolId=pool_id, ClientName="web", ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    )["UserPoolClient"]
    idp.admin_create_user(UserPoolId=pool_id, Username="ada")
    idp.admin_set_user_password(UserPoolId=pool_id, Username="ada", Password=PASSWORD, Permanent=True)
    tokens = idp.initiate_auth(
        ClientId=web["ClientId"],
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "ada", "PASSWORD": PASSWORD},
    )["AuthenticationResult"]
    m2m = idp.create_user_pool_client(
        UserPoolId=pool_id,
        ClientName="m2m",
        GenerateSecret=True,
        AllowedOAuthFlows=["client_credentials"],
        AllowedOAuthFlowsUserPoolClient=True,
        AllowedOAuthScopes=["pets/read", "pets/write"],
    )["UserPoolClient"]

    def machine(scope: str) -> str:
        pair = base64.b64encode(f"{m2m['ClientId']}:{m2m['ClientSecret']}".encode()).decode()
        answer = gateway.send(
            "POST",
            "/_aws/cognito-idp/oauth2/token",
            body=f"grant_type=client_credentials&scope={scope}".encode(),
            Content_Type="application/x-www-form-urlencoded",
            Authorization=f"Basic {pair}",
        )
        return str(json.loads(answer.body)["access_token"])

    api_id = _api(gateway.client(), pool["Arn"])
    return Shop(gateway, api_id, pool_id, web["ClientId"], tokens, machine)


def _api(apigateway: Any, pool_arn: str) -> str:
    api_id = apigateway.create_rest_api(name="pets")["id"]
    root = apigateway.get_resources(restApiId=api_id)["items"][0]["id"]
    authorizer = apigateway.create_authorizer(
        restApiId=api_id,
        name="pool",
        type="COGNITO_USER_POOLS",
        providerARNs=[pool_arn],
        identitySource="method.request.header.Authorization",
    )["id"]
    for part, more in (("open", {}), ("scoped", {"authorizationScopes": ["pets/read", "pets/admin"]})):
        resource = apigateway.create_resource(restApiId=api_id, parentId=root, pathPart=part)["id"]
        method = {"restApiId": api_id, "resourceId": resource, "httpMethod": "GET"}
        apigateway.put_method(**method, authorizationType="COGNITO_USER_POOLS", authorizerId=authorizer, **more)
        apigateway.put_method_response(**method, statusCode="200")
        template = {"application/json": '{"statusCode": 200}'}
        apigateway.put_integration(**method, type="MOCK", requestTemplates=template)
        shown = {"application/json": SHOW_CLAIMS}
        apigateway.put_integration_response(**method, statusCode="200", responseTemplates=shown)
    apigateway.create_deployment(restApiId=api_id, stageName="dev")
    return str(api_id)


def test_id_token_opens_the_method_without_scopes(shop: Shop) -> None:
    """With and without `Bearer`; the claims reach the integration."""
    for written in (shop.tokens["IdToken"], f"Bearer {shop.tokens['IdToken']}"):
        answer = shop.call("/open", written)
        assert (answer.status, json.loads(answer.body)["name"]) == (200, "ada")


def test_access_token_with_a_scope_opens_the_method_with_scopes(shop: Shop) -> None:
    """From the token endpoint of the pool."""
    assert shop.call("/scoped", shop.machine("pets/read")).status == 200


@pytest.mark.parametrize(
    ("path", "token"),
    [
        ("/open", lambda _: None),
        ("/open", lambda _: "Bearer"),
        ("/open", lambda _: "letmein"),
        ("/open", lambda shop: shop.tokens["AccessToken"]),
        ("/open", lambda shop: shop.machine("pets/read")),
        ("/open", lambda shop: shop.tokens["RefreshToken"]),
        ("/open", lambda shop: shop.tokens["IdToken"][:-8] + "AAAAAAAA"),
        ("/open", lambda _: signed(ID_CLAIMS)),
        ("/open", lambda _: unsigned(ID_CLAIMS)),
        ("/open", lambda shop: signed(of(shop), key="stranger", kid=kid_of(shop))),
        ("/open", lambda shop: unsigned(of(shop))),
        ("/open", lambda shop: by_public_key(of(shop))),
        ("/scoped", lambda shop: shop.tokens["IdToken"]),
        ("/scoped", lambda shop: shop.tokens["AccessToken"]),
        ("/scoped", lambda shop: shop.machine("pets/write")),
    ],
)
def test_every_other_token_is_unauthorized(shop: Shop, path: str, token: Callable[[Shop], str | None]) -> None:
    """In AWS's bytes."""
    answer = shop.call(path, token(shop))

    assert (answer.status, answer.reason, answer.body) == (401, "Unauthorized", UNAUTHORIZED)
    assert answer.header("x-amzn-ErrorType") == "UnauthorizedException"
    assert answer.header("Content-Length") == "26"


def of(shop: Shop) -> dict[str, Any]:
    """Return the claims of the ID token."""
    part = shop.tokens["IdToken"].split(".")[1]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return found


def kid_of(shop: Shop) -> str:
    """Return the name of the pool's key."""
    head = shop.tokens["IdToken"].split(".")[0]
    return str(json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))["kid"])


def test_token_of_a_pool_that_the_authorizer_does_not_name_is_unauthorized(shop: Shop) -> None:
    """Though it is good, and the pool is ours."""
    idp = shop.gateway.client("cognito-idp")
    pool_id = idp.create_user_pool(PoolName="other")["UserPool"]["Id"]
    client = idp.create_user_pool_client(
        UserPoolId=pool_id, ClientName="web", ExplicitAuthFlows=["ALLOW_ADMIN_USER_PASSWORD_AUTH"]
    )["UserPoolClient"]["ClientId"]
    idp.admin_create_user(UserPoolId=pool_id, Username="eve")
    idp.admin_set_user_password(UserPoolId=pool_id, Username="eve", Password=PASSWORD, Permanent=True)
    tokens = idp.admin_initiate_auth(
        UserPoolId=pool_id,
        ClientId=client,
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "eve", "PASSWORD": PASSWORD},
    )["AuthenticationResult"]

    assert shop.call("/open", tokens["IdToken"]).status == 401
