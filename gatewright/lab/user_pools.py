"""A user pool in front of the estate's `GET /pets`, through the public control plane."""

from collections.abc import Mapping, Sequence
from typing import Any

import boto3

from gatewright.lab.estate import STAGE, Estate

_PASSWORD = "Lab-pass-1"  # noqa: S105  # of a user who lives as long as the lab
_FLOW = "USER_PASSWORD_AUTH"


def behind_a_pool(estate: Estate, *, scopes: Sequence[str] = ()) -> Mapping[str, str]:
    """Let a user pool decide who calls `GET /pets`, with these scopes; return the tokens of one of its users."""
    pool = _pool(estate)
    authorizer = estate.client.create_authorizer(
        restApiId=estate.api_id,
        name="pool",
        type="COGNITO_USER_POOLS",
        providerARNs=[pool["Arn"]],
        identitySource="method.request.header.Authorization",
    )
    wanted = [("replace", "authorizationType", "COGNITO_USER_POOLS"), ("replace", "authorizerId", authorizer["id"])]
    wanted += [("add", "authorizationScopes", scope) for scope in scopes]
    patches = [{"op": op, "path": f"/{member}", "value": value} for op, member, value in wanted]
    estate.client.update_method(
        restApiId=estate.api_id, resourceId=estate.pets_id, httpMethod="GET", patchOperations=patches
    )
    estate.client.create_deployment(restApiId=estate.api_id, stageName=STAGE)
    return tokens_of(estate, pool["Id"])


def tokens_of_another_pool(estate: Estate) -> Mapping[str, str]:
    """Return the tokens of a user whom the estate's pool does not know."""
    return tokens_of(estate, _pool(estate)["Id"])


def tokens_of(estate: Estate, pool_id: str) -> Mapping[str, str]:
    """Sign a new user of a pool in."""
    idp = _cognito(estate)
    client = idp.create_user_pool_client(UserPoolId=pool_id, ClientName="lab", ExplicitAuthFlows=[f"ALLOW_{_FLOW}"])
    idp.admin_create_user(UserPoolId=pool_id, Username="ada", MessageAction="SUPPRESS")
    idp.admin_set_user_password(UserPoolId=pool_id, Username="ada", Password=_PASSWORD, Permanent=True)
    given = {"USERNAME": "ada", "PASSWORD": _PASSWORD}
    answer = idp.initiate_auth(ClientId=client["UserPoolClient"]["ClientId"], AuthFlow=_FLOW, AuthParameters=given)
    tokens: Mapping[str, str] = answer["AuthenticationResult"]
    return tokens


def _pool(estate: Estate) -> Any:
    return _cognito(estate).create_user_pool(PoolName=f"lab-{estate.api_id}")["UserPool"]


def _cognito(estate: Estate) -> Any:
    meta = estate.client.meta
    return boto3.Session().client("cognito-idp", endpoint_url=meta.endpoint_url, region_name=meta.region_name)
