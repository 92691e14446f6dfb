from tests.services.cognito_idp.pool_account import PoolAccount


def test_refresh_token_survives_nothing(cognito: PoolAccount) -> None:
    """One letter changed, another pool's, another kind of token: none."""
    tokens = cognito.tokens()
    changed = tokens["RefreshToken"][:-4] + ("AAAA" if tokens["RefreshToken"][-4:] != "AAAA" else "BBBB")
    invalid = ("NotAuthorizedException", "Invalid Refresh Token")

    assert cognito.refresh_refusal(changed) == invalid
    assert cognito.refresh_refusal(tokens["AccessToken"]) == invalid
    assert cognito.refresh_refusal("x") == invalid


def test_user_of_the_same_name_has_not_the_others_tokens(cognito: PoolAccount) -> None:
    """The subject counts, not the name."""
    token = cognito.tokens()["RefreshToken"]
    cognito.in_pool("admin_delete_user", Username="ada")
    cognito.make_user("ada")

    assert cognito.refresh_refusal(token) == ("NotAuthorizedException", "Invalid Refresh Token")
