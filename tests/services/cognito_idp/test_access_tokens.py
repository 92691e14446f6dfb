from typing import Any

import pytest

from tests.services.account import NOW
from tests.services.cognito_idp.pool_account import PoolAccount, claims
from tests.tokens import signed, unsigned


@pytest.mark.parametrize(
    ("changed", "how", "text"),
    [
        ({}, {"key": "stranger"}, "Could not verify signature for Access Token"),
        ({"exp": int(NOW)}, {}, "Access Token has expired"),
        ({"scope": "openid"}, {}, "Access Token does not have required scopes"),
        ({"token_use": "id"}, {}, "Invalid Access Token"),
        ({"sub": "nobody"}, {}, "Invalid Access Token"),
        ({"iss": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_nope"}, {}, "Invalid Access Token"),
    ],
)
def test_what_is_wrong_is_told(cognito: PoolAccount, changed: dict[str, Any], how: dict[str, Any], text: str) -> None:
    """In AWS's words."""
    told = {**claims(cognito.tokens()["AccessToken"]), **changed}

    assert cognito.refusal("get_user", AccessToken=signed(told, **how)) == ("NotAuthorizedException", text)


def test_what_is_no_token_is_invalid(cognito: PoolAccount) -> None:
    """Nor is one that nobody signed."""
    told = claims(cognito.tokens()["AccessToken"])

    assert cognito.refusal("get_user", AccessToken="x")[1] == "Invalid Access Token"
    assert cognito.refusal("get_user", AccessToken=unsigned(told))[1] == "Invalid Access Token"


def test_disabled_user_has_no_token(cognito: PoolAccount) -> None:
    """Though it is good otherwise."""
    token = cognito.tokens()["AccessToken"]
    cognito.in_pool("admin_disable_user", Username="ada")

    assert cognito.refusal("get_user", AccessToken=token)[1] == "User is disabled."
