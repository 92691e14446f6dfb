from typing import Any

import pytest

from gatewright.services.cognito_idp.secret_hash import secret_hash
from tests.services.cognito_idp.pool_account import PASSWORD, PoolAccount


def test_who_signs_up_is_confirmed_by_an_administrator(cognito: PoolAccount) -> None:
    """Until then nobody signs in."""
    answer = cognito.call("sign_up", ClientId=cognito.client, Username="bob", Password=PASSWORD)
    given = {"USERNAME": "bob", "PASSWORD": PASSWORD}
    early = cognito.refusal(
        "initiate_auth", ClientId=cognito.client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given
    )
    cognito.in_pool("admin_confirm_sign_up", Username="bob")

    assert set(answer) == {"UserConfirmed", "UserSub"}
    assert answer["UserConfirmed"] is False
    assert early == ("UserNotConfirmedException", "User is not confirmed.")
    assert cognito.sign_in("bob")["AuthenticationResult"]
    assert cognito.pool_refusal("admin_confirm_sign_up", Username="bob") == (
        "NotAuthorizedException",
        "User cannot be confirmed. Current status is CONFIRMED",
    )


@pytest.mark.parametrize(
    ("params", "refused"),
    [
        ({"Username": "ada"}, ("UsernameExistsException", "User already exists")),
        (
            {"Password": "x"},
            ("InvalidPasswordException", "Password did not conform with policy: Password not long enough"),
        ),
        (
            {"UserAttributes": [{"Name": "email_verified", "Value": "true"}]},
            ("NotAuthorizedException", "A client attempted to write unauthorized attribute"),
        ),
        ({"Password": None}, ("InvalidParameterException", "Missing required parameter Password")),
    ],
)
def test_refusals_are_in_aws_words(cognito: PoolAccount, params: dict[str, Any], refused: tuple[str, str]) -> None:
    """Nobody verifies his own address by saying so."""
    given = {"ClientId": cognito.client, "Username": "bob", "Password": PASSWORD, **params}

    assert cognito.refusal("sign_up", **given) == refused


def test_sign_up_may_be_for_administrators_alone(cognito: PoolAccount) -> None:
    """In AWS's words."""
    cognito.in_pool("update_user_pool", AdminCreateUserConfig={"AllowAdminCreateUserOnly": True})

    assert cognito.refusal("sign_up", ClientId=cognito.client, Username="bob", Password=PASSWORD) == (
        "NotAuthorizedException",
        "SignUp is not permitted for this user pool",
    )


def test_required_attributes_must_come(cognito: PoolAccount) -> None:
    """And come with the name of each that lacks."""
    schema = [{"Name": "email", "Required": True}]
    cognito.pool = cognito.call("create_user_pool", PoolName="strict", Schema=schema)["UserPool"]["Id"]
    client = cognito.make_client()
    refused = cognito.refusal("sign_up", ClientId=client, Username="bob", Password=PASSWORD)

    assert refused[1] == "Attributes did not conform to the schema: email: The attribute email is required\n"


def test_client_with_a_secret_proves_it(cognito: PoolAccount) -> None:
    """By the name that signs up."""
    client = cognito.make_client(GenerateSecret=True)
    told = cognito.in_pool("describe_user_pool_client", ClientId=client)["UserPoolClient"]
    given = {"ClientId": client, "Username": "bob", "Password": PASSWORD}

    assert cognito.refusal("sign_up", **given)[0] == "NotAuthorizedException"
    assert cognito.call("sign_up", **given, SecretHash=secret_hash(told, "bob"))["UserSub"]
