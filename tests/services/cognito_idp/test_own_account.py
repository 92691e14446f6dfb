import pytest

from tests.services.cognito_idp.pool_account import PASSWORD, PoolAccount


def test_user_sees_himself(cognito: PoolAccount) -> None:
    """Name and attributes."""
    found = cognito.call("get_user", AccessToken=cognito.tokens()["AccessToken"])

    assert set(found) == {"Username", "UserAttributes"}
    assert {"Name": "email", "Value": "ada@example.org"} in found["UserAttributes"]


def test_user_changes_his_password(cognito: PoolAccount) -> None:
    """If he knows the old one."""
    token = cognito.tokens()["AccessToken"]
    refused = cognito.refusal("change_password", AccessToken=token, PreviousPassword="x", ProposedPassword="Other123!")
    cognito.call("change_password", AccessToken=token, PreviousPassword=PASSWORD, ProposedPassword="Other123!")

    assert refused == ("NotAuthorizedException", "Incorrect username or password.")
    assert cognito.sign_in(password="Other123!")["AuthenticationResult"]


def test_user_changes_attributes_that_his_client_may_write(cognito: PoolAccount) -> None:
    """And no others."""
    cognito.client = cognito.make_client(WriteAttributes=["name"])
    token = cognito.tokens()["AccessToken"]
    cognito.call("update_user_attributes", AccessToken=token, UserAttributes=[{"Name": "name", "Value": "Ada"}])
    named = cognito.call("get_user", AccessToken=token)["UserAttributes"]
    cognito.call("delete_user_attributes", AccessToken=token, UserAttributeNames=["name"])

    assert {"Name": "name", "Value": "Ada"} in named
    assert "name" not in [one["Name"] for one in cognito.call("get_user", AccessToken=token)["UserAttributes"]]
    assert cognito.refusal(
        "update_user_attributes", AccessToken=token, UserAttributes=[{"Name": "email", "Value": "x"}]
    ) == ("NotAuthorizedException", "A client attempted to write unauthorized attribute")


def test_user_deletes_himself(cognito: PoolAccount) -> None:
    """His token is good for nothing then."""
    token = cognito.tokens()["AccessToken"]
    cognito.call("delete_user", AccessToken=token)

    assert cognito.refusal("get_user", AccessToken=token) == ("NotAuthorizedException", "Invalid Access Token")


def test_user_signs_out_everywhere(cognito: PoolAccount) -> None:
    """Neither token counts with Cognito any more."""
    tokens = cognito.tokens()
    cognito.call("global_sign_out", AccessToken=tokens["AccessToken"])

    assert cognito.refusal("get_user", AccessToken=tokens["AccessToken"]) == (
        "NotAuthorizedException",
        "Access Token has been revoked",
    )
    assert cognito.refresh_refusal(tokens["RefreshToken"])[1] == "Refresh Token has been revoked"


def test_refresh_token_is_revoked(cognito: PoolAccount) -> None:
    """With what came of it; a sign-in of the same user goes on."""
    tokens, others = cognito.tokens(), cognito.tokens()
    cognito.call("revoke_token", ClientId=cognito.client, Token=tokens["RefreshToken"])

    assert cognito.refresh_refusal(tokens["RefreshToken"])[1] == "Refresh Token has been revoked"
    assert cognito.refusal("get_user", AccessToken=tokens["AccessToken"])[1] == "Access Token has been revoked"
    assert cognito.refresh(others["RefreshToken"])["AuthenticationResult"]


def test_what_cannot_be_revoked(cognito: PoolAccount) -> None:
    """A token of another kind or client; what is no token at all is passed over, as RFC 7009 says."""
    tokens = cognito.tokens()
    other = cognito.make_client(EnableTokenRevocation=False)

    assert cognito.call("revoke_token", ClientId=cognito.client, Token="nothing") == {}
    assert cognito.refusal("revoke_token", ClientId=cognito.client, Token=tokens["AccessToken"])[0] == (
        "UnsupportedTokenTypeException"
    )
    assert cognito.refusal("revoke_token", ClientId=other, Token=tokens["RefreshToken"])[0] == (
        "UnsupportedOperationException"
    )
    assert cognito.refusal("revoke_token", ClientId=cognito.make_client(), Token=tokens["RefreshToken"])[0] == (
        "UnauthorizedException"
    )
    assert cognito.refusal("revoke_token", ClientId=cognito.client, Token="x", ClientSecret="y")[0] == (
        "NotAuthorizedException"
    )


@pytest.mark.parametrize("kind", ["IdToken", "RefreshToken"])
def test_other_tokens_are_no_access_tokens(cognito: PoolAccount, kind: str) -> None:
    """Nor is anything else."""
    assert cognito.refusal("get_user", AccessToken=cognito.tokens()[kind])[0] == "NotAuthorizedException"
