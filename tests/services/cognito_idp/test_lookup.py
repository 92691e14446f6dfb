from tests.services.cognito_idp.pool_account import PoolAccount

EMAIL = {"Name": "email", "Value": "ada@example.org"}
VERIFIED = {"Name": "email_verified", "Value": "true"}


def test_alias_is_a_name_once_it_is_verified(cognito: PoolAccount) -> None:
    """Before, anybody could take it."""
    cognito.pool = cognito.call("create_user_pool", PoolName="x", AliasAttributes=["email"])["UserPool"]["Id"]
    cognito.make_user("ada", UserAttributes=[EMAIL])
    before = cognito.pool_refusal("admin_get_user", Username=EMAIL["Value"])
    cognito.in_pool("admin_update_user_attributes", Username="ada", UserAttributes=[VERIFIED])

    assert before[0] == "UserNotFoundException"
    assert cognito.in_pool("admin_get_user", Username=EMAIL["Value"])["Username"] == "ada"


def test_preferred_name_needs_no_verification(cognito: PoolAccount) -> None:
    """It is no address."""
    pool = cognito.call("create_user_pool", PoolName="x", AliasAttributes=["preferred_username"])
    cognito.pool = pool["UserPool"]["Id"]
    cognito.make_user("ada", UserAttributes=[{"Name": "preferred_username", "Value": "countess"}])

    assert cognito.in_pool("admin_get_user", Username="countess")["Username"] == "ada"


def test_attributes_are_no_names_otherwise(cognito: PoolAccount) -> None:
    """Not even a verified address."""
    cognito.in_pool("admin_update_user_attributes", Username="ada", UserAttributes=[VERIFIED])

    assert cognito.pool_refusal("admin_get_user", Username=EMAIL["Value"])[0] == "UserNotFoundException"
