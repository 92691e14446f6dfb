from typing import Any

import pytest

from tests.services.account import NOW
from tests.services.cognito_idp.pool_account import PoolAccount

M2M = {"AllowedOAuthFlows": ["client_credentials"], "AllowedOAuthFlowsUserPoolClient": True}


def test_client_is_described_as_aws_does(cognito: PoolAccount) -> None:
    """With every default that AWS answers."""
    created = cognito.in_pool("create_user_pool_client", ClientName="plain")["UserPoolClient"]
    found = cognito.in_pool("describe_user_pool_client", ClientId=created["ClientId"])["UserPoolClient"]

    assert found == created
    assert created == {
        "UserPoolId": cognito.pool,
        "ClientName": "plain",
        "ClientId": created["ClientId"],
        "LastModifiedDate": NOW,
        "CreationDate": NOW,
        "RefreshTokenValidity": 30,
        "TokenValidityUnits": {},
        "AllowedOAuthFlowsUserPoolClient": False,
        "EnableTokenRevocation": True,
        "EnablePropagateAdditionalUserContextData": False,
        "AuthSessionValidity": 3,
    }
    assert len(created["ClientId"]) == 26


def test_secret_is_drawn_when_it_is_asked_for(cognito: PoolAccount) -> None:
    """And shown whenever the client is described, as AWS does."""
    created = cognito.in_pool("create_user_pool_client", ClientName="m2m", GenerateSecret=True)["UserPoolClient"]
    found = cognito.in_pool("describe_user_pool_client", ClientId=created["ClientId"])["UserPoolClient"]

    assert len(created["ClientSecret"]) == 51
    assert found["ClientSecret"] == created["ClientSecret"]


def test_clients_are_listed_in_pages(cognito: PoolAccount) -> None:
    """Without their secrets."""
    cognito.make_client(ClientName="second", GenerateSecret=True)
    first = cognito.in_pool("list_user_pool_clients", MaxResults=1)
    second = cognito.in_pool("list_user_pool_clients", MaxResults=1, NextToken=first["NextToken"])

    assert [one["UserPoolClients"][0]["ClientName"] for one in (first, second)] == ["web", "second"]
    assert set(second["UserPoolClients"][0]) == {"ClientId", "UserPoolId", "ClientName"}


def test_no_client_registered_itself(cognito: PoolAccount) -> None:
    """So all are regular ones."""
    cognito.make_client(ClientName="second")
    regular = cognito.in_pool("list_user_pool_clients", ClientType="REGULAR")["UserPoolClients"]

    assert len(regular) == len(cognito.in_pool("list_user_pool_clients")["UserPoolClients"]) > 0
    assert cognito.in_pool("list_user_pool_clients", ClientType="DCR")["UserPoolClients"] == []


def test_update_brings_what_is_not_given_back_to_its_default(cognito: PoolAccount) -> None:
    """The secret stays."""
    client = cognito.make_client(GenerateSecret=True, AccessTokenValidity=2)
    before = cognito.in_pool("describe_user_pool_client", ClientId=client)["UserPoolClient"]
    after = cognito.in_pool("update_user_pool_client", ClientId=client, ClientName="other")["UserPoolClient"]

    assert (before["AccessTokenValidity"], before["ClientSecret"]) == (2, after["ClientSecret"])
    assert after["ClientName"] == "other"
    assert not {"AccessTokenValidity", "ExplicitAuthFlows"} & set(after)


def test_deleted_client_is_gone(cognito: PoolAccount) -> None:
    """In AWS's words."""
    cognito.in_pool("delete_user_pool_client", ClientId=cognito.client)
    refused = cognito.pool_refusal("describe_user_pool_client", ClientId=cognito.client)

    assert refused == ("ResourceNotFoundException", f"User pool client {cognito.client} does not exist.")


def test_client_of_another_pool_is_none(cognito: PoolAccount) -> None:
    """Though its id is known."""
    other = cognito.call("create_user_pool", PoolName="other")["UserPool"]["Id"]

    assert cognito.refusal("describe_user_pool_client", UserPoolId=other, ClientId=cognito.client)[0] == (
        "ResourceNotFoundException"
    )


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]}, "InvalidParameterException"),
        ({"AccessTokenValidity": 2, "TokenValidityUnits": {"AccessToken": "days"}}, "InvalidParameterException"),
        ({"AllowedOAuthFlows": ["code"]}, "InvalidParameterException"),
        (M2M, "InvalidOAuthFlowException"),
        (
            {**M2M, "GenerateSecret": True, "AllowedOAuthFlows": ["client_credentials", "code"]},
            "InvalidOAuthFlowException",
        ),
        ({"AllowedOAuthScopes": ["pets/read"]}, "ScopeDoesNotExistException"),
        ({"SupportedIdentityProviders": ["Google"]}, "InvalidParameterException"),
        ({"RefreshTokenRotation": {"Feature": "ENABLED"}}, "NotImplementedException"),
        ({"AnalyticsConfiguration": {"ApplicationArn": "arn:aws:x"}}, "NotImplementedException"),
    ],
)
def test_settings_that_cannot_be_are_refused(cognito: PoolAccount, params: dict[str, Any], code: str) -> None:
    """At creation and later."""
    assert cognito.pool_refusal("create_user_pool_client", ClientName="x", **params)[0] == code


def test_scopes_are_those_of_the_resource_servers_and_the_standard_ones(cognito: PoolAccount) -> None:
    """Once they are defined, a client may have them."""
    scopes = [{"ScopeName": "read", "ScopeDescription": "read pets"}]
    cognito.in_pool("create_resource_server", Identifier="pets", Name="pets", Scopes=scopes)

    assert cognito.make_client(AllowedOAuthScopes=["pets/read", "openid"])
