"""User pools on a real server: boto3 signs a user in, anybody verifies the token with what the pool publishes."""

import base64
import json
from typing import Any

import boto3
import jwt
import pytest

from tests.gatewright_server import Running

PASSWORD = "Perm1234!"
REGION = "eu-west-1"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def idp(gateway: Running) -> Any:
    """A client of Cognito in another region than the server's own."""
    return gateway.client("cognito-idp", REGION)


@pytest.fixture(scope="module")
def pool(idp: Any) -> str:
    """A pool with the user `ada`."""
    pool_id = idp.create_user_pool(PoolName="pets")["UserPool"]["Id"]
    idp.admin_create_user(UserPoolId=pool_id, Username="ada", MessageAction="SUPPRESS")
    idp.admin_set_user_password(UserPoolId=pool_id, Username="ada", Password=PASSWORD, Permanent=True)
    return str(pool_id)


def published(gateway: Running, pool: str, name: str, host: str | None = None) -> Any:
    """Return what a pool publishes."""
    answer = gateway.send("GET", f"/{pool}/.well-known/{name}", host=host)
    assert answer.status == 200
    return json.loads(answer.body)


def test_token_of_a_sign_in_is_verified_by_the_published_keys(gateway: Running, idp: Any, pool: str) -> None:
    """The sign-in is not signed, so it names no region: the client does."""
    flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    client = idp.create_user_pool_client(UserPoolId=pool, ClientName="web", ExplicitAuthFlows=flows)
    client_id = client["UserPoolClient"]["ClientId"]
    given = {"USERNAME": "ada", "PASSWORD": PASSWORD}
    answer = idp.initiate_auth(ClientId=client_id, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given)
    token = answer["AuthenticationResult"]["IdToken"]
    keys = jwt.PyJWKSet.from_dict(published(gateway, pool, "jwks.json"))
    key = keys[jwt.get_unverified_header(token)["kid"]]
    issuer = f"https://cognito-idp.{REGION}.amazonaws.com/{pool}"
    claims = jwt.decode(token, key.key, ["RS256"], audience=client_id, issuer=issuer)

    assert claims["cognito:username"] == "ada"
    assert idp.get_user(AccessToken=answer["AuthenticationResult"]["AccessToken"])["Username"] == "ada"


def test_what_a_pool_publishes_is_also_at_awss_host(gateway: Running, pool: str) -> None:
    """The host that stands in the tokens."""
    host = f"cognito-idp.{REGION}.amazonaws.com"
    found = published(gateway, pool, "openid-configuration", host=host)

    assert published(gateway, pool, "jwks.json", host=host) == published(gateway, pool, "jwks.json")
    assert found["issuer"] == f"https://{host}/{pool}"


def test_hosts_of_others_publish_nothing(gateway: Running, pool: str) -> None:
    """Such a path there is one of an API, if of anything."""
    assert gateway.send("GET", f"/{pool}/.well-known/jwks.json", host="api.example.com").status == 403


def test_machine_gets_a_token_with_scopes(gateway: Running, idp: Any, pool: str) -> None:
    """At the domain of the pool."""
    scopes = [{"ScopeName": "read", "ScopeDescription": "read pets"}]
    idp.create_resource_server(UserPoolId=pool, Identifier="pets", Name="pets", Scopes=scopes)
    idp.create_user_pool_domain(UserPoolId=pool, Domain="pets")
    client = idp.create_user_pool_client(
        UserPoolId=pool,
        ClientName="m2m",
        GenerateSecret=True,
        AllowedOAuthFlows=["client_credentials"],
        AllowedOAuthFlowsUserPoolClient=True,
        AllowedOAuthScopes=["pets/read"],
    )["UserPoolClient"]
    pair = base64.b64encode(f"{client['ClientId']}:{client['ClientSecret']}".encode()).decode()
    answers = [
        gateway.send(
            "POST",
            path,
            host=host,
            body=b"grant_type=client_credentials",
            Content_Type=FORM,
            Authorization=f"Basic {pair}",
        )
        for host, path in (
            (f"pets.auth.{REGION}.amazoncognito.com", "/oauth2/token"),
            (None, "/_aws/cognito-idp/oauth2/token"),
        )
    ]

    assert [answer.status for answer in answers] == [200, 200]
    token = json.loads(answers[0].body)["access_token"]
    assert jwt.decode(token, options={"verify_signature": False})["scope"] == "pets/read"


def test_pool_of_another_account_works_alike(gateway: Running) -> None:
    """Its users sign in without saying which account it is in."""
    there = boto3.client(
        "cognito-idp",
        endpoint_url=gateway.url,
        region_name="eu-central-1",
        aws_access_key_id="111122223333",
        aws_secret_access_key="any",  # an account's id as its key: nothing is signed with it
    )
    pool = there.create_user_pool(PoolName="other")["UserPool"]
    client = there.create_user_pool_client(
        UserPoolId=pool["Id"], ClientName="web", ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"]
    )["UserPoolClient"]["ClientId"]
    there.sign_up(ClientId=client, Username="eve", Password=PASSWORD)
    there.admin_confirm_sign_up(UserPoolId=pool["Id"], Username="eve")
    given = {"USERNAME": "eve", "PASSWORD": PASSWORD}
    answer = there.initiate_auth(ClientId=client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given)

    assert ":111122223333:" in pool["Arn"]
    assert there.get_user(AccessToken=answer["AuthenticationResult"]["AccessToken"])["Username"] == "eve"
    assert published(gateway, pool["Id"], "jwks.json")["keys"]
