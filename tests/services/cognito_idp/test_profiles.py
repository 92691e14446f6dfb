import pytest

from tests.services.cognito_idp.pool_account import PoolAccount


def pool(cognito: PoolAccount, **params: object) -> None:
    """Turn to a pool of other settings."""
    cognito.pool = cognito.call("create_user_pool", PoolName="x", **params)["UserPool"]["Id"]


def test_names_that_differ_in_case_are_two_unless_the_pool_says_otherwise(cognito: PoolAccount) -> None:
    """Case counts by default (documented)."""
    cognito.make_user("Ada")
    pool(cognito, UsernameConfiguration={"CaseSensitive": False})
    cognito.make_user("Ada")

    assert cognito.pool_refusal("admin_create_user", Username="aDA")[0] == "UsernameExistsException"
    assert cognito.in_pool("admin_get_user", Username="ADA")["Username"] == "ada"


@pytest.mark.parametrize(
    ("allowed", "name", "attribute"),
    [(["email"], "a@b.org", "email"), (["phone_number", "email"], "+491234", "phone_number")],
)
def test_address_as_a_name_becomes_an_attribute(
    cognito: PoolAccount, allowed: list[str], name: str, attribute: str
) -> None:
    """And nobody else can have it."""
    pool(cognito, UsernameAttributes=allowed)
    cognito.make_user(name)

    assert {"Name": attribute, "Value": name} in cognito.in_pool("admin_get_user", Username=name)["UserAttributes"]
    assert cognito.pool_refusal("admin_create_user", Username=name)[0] == "UsernameExistsException"


@pytest.mark.parametrize(
    ("allowed", "text"),
    [
        (["email"], "Username should be an email."),
        (["email", "phone_number"], "Username should be either an email or phone number."),
    ],
)
def test_other_names_are_refused_there(cognito: PoolAccount, allowed: list[str], text: str) -> None:
    """In AWS's words."""
    pool(cognito, UsernameAttributes=allowed)

    assert cognito.pool_refusal("admin_create_user", Username="ada") == ("InvalidParameterException", text)


@pytest.mark.parametrize("name", ["email", "phone_number"])
def test_address_that_somebody_signs_in_with_is_nobody_elses(cognito: PoolAccount, name: str) -> None:
    """Whoever has it keeps it, and may be given it again."""
    pool(cognito, UsernameAttributes=["email", "phone_number"])
    first, second = ("a@b.org", "b@b.org") if name == "email" else ("+491", "+492")
    cognito.make_user(first)
    cognito.make_user(second)
    given = [{"Name": name, "Value": second}]

    assert cognito.pool_refusal("admin_update_user_attributes", Username=first, UserAttributes=given) == (
        "AliasExistsException",
        f"An account with the given {name} already exists.",
    )
    cognito.in_pool("admin_update_user_attributes", Username=second, UserAttributes=given)


def test_address_may_be_shared_where_users_have_names(cognito: PoolAccount) -> None:
    """It is no name there."""
    cognito.make_user("bob")
    given = [{"Name": "email", "Value": "ada@example.org"}]
    cognito.in_pool("admin_update_user_attributes", Username="bob", UserAttributes=given)

    assert given[0] in cognito.in_pool("admin_get_user", Username="bob")["UserAttributes"]
