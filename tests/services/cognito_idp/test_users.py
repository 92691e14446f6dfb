from typing import Any

import pytest

from tests.services.account import NOW
from tests.services.cognito_idp.pool_account import PASSWORD, PoolAccount


def attributes(cognito: PoolAccount, name: str = "ada") -> dict[str, str]:
    """Return a user's attributes, without the subject."""
    found = cognito.in_pool("admin_get_user", Username=name)["UserAttributes"]
    return {one["Name"]: one["Value"] for one in found if one["Name"] != "sub"}


def names(cognito: PoolAccount, **params: Any) -> list[str]:
    """Return the user names of a listing."""
    return [one["Username"] for one in cognito.in_pool("list_users", **params)["Users"]]


def test_user_is_created_with_a_password_that_must_change(cognito: PoolAccount) -> None:
    """With a subject of his own; nothing of the password is answered."""
    created = cognito.in_pool("admin_create_user", Username="bob", TemporaryPassword="Temp1234!")["User"]
    (subject,) = created.pop("Attributes")

    assert created == {
        "Username": "bob",
        "UserCreateDate": NOW,
        "UserLastModifiedDate": NOW,
        "Enabled": True,
        "UserStatus": "FORCE_CHANGE_PASSWORD",
    }
    assert (subject["Name"], len(subject["Value"])) == ("sub", 36)


def test_user_is_answered_alone(cognito: PoolAccount) -> None:
    """By name or by subject."""
    found = cognito.in_pool("admin_get_user", Username="ada")
    subject = next(one["Value"] for one in found["UserAttributes"] if one["Name"] == "sub")

    assert set(found) == {
        "Username",
        "UserAttributes",
        "UserCreateDate",
        "UserLastModifiedDate",
        "Enabled",
        "UserStatus",
    }
    assert found["UserStatus"] == "CONFIRMED"
    assert cognito.in_pool("admin_get_user", Username=subject) == found


def test_refusals_are_in_aws_words(cognito: PoolAccount) -> None:
    """Of a name that is taken, of nobody, of an attribute that is none, of a password that is none."""
    odd = [{"Name": "nickel", "Value": "x"}]

    assert cognito.pool_refusal("admin_create_user", Username="ada") == (
        "UsernameExistsException",
        "User account already exists",
    )
    assert cognito.pool_refusal("admin_get_user", Username="bob") == ("UserNotFoundException", "User does not exist.")
    assert cognito.pool_refusal("admin_create_user", Username="bob", UserAttributes=odd) == (
        "InvalidParameterException",
        "user.nickel: Attribute does not exist in the schema.",
    )
    assert cognito.pool_refusal("admin_set_user_password", Username="ada", Password="short") == (
        "InvalidPasswordException",
        "Password did not conform with policy: Password not long enough",
    )


def test_disabled_user_signs_in_no_more(cognito: PoolAccount) -> None:
    """Until he is enabled."""
    refresh = cognito.tokens()["RefreshToken"]
    cognito.account.now += 5
    cognito.in_pool("admin_disable_user", Username="ada")
    given = {"USERNAME": "ada", "PASSWORD": PASSWORD}
    refused = cognito.refusal(
        "initiate_auth", ClientId=cognito.client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given
    )

    assert refused == ("NotAuthorizedException", "User is disabled.")
    assert cognito.refresh_refusal(refresh) == refused
    cognito.in_pool("admin_enable_user", Username="ada")
    assert cognito.tokens()


def test_deleted_user_is_gone(cognito: PoolAccount) -> None:
    """A refresh token of his is none."""
    refresh = cognito.tokens()["RefreshToken"]
    cognito.in_pool("admin_delete_user", Username="ada")

    assert cognito.pool_refusal("admin_get_user", Username="ada")[0] == "UserNotFoundException"
    assert cognito.refresh_refusal(refresh) == ("NotAuthorizedException", "Invalid Refresh Token")


def test_sign_out_everywhere_ends_refresh_tokens(cognito: PoolAccount) -> None:
    """Those that there were; later ones are good."""
    refresh = cognito.tokens()["RefreshToken"]
    cognito.account.now += 5
    cognito.in_pool("admin_user_global_sign_out", Username="ada")

    assert cognito.refresh_refusal(refresh) == ("NotAuthorizedException", "Refresh Token has been revoked")
    assert cognito.refresh(cognito.tokens()["RefreshToken"])["AuthenticationResult"]


def test_attributes_change(cognito: PoolAccount) -> None:
    """An address that changes is no longer verified, unless the administrator says so."""
    verified = [{"Name": "email_verified", "Value": "true"}]
    cognito.in_pool("admin_update_user_attributes", Username="ada", UserAttributes=verified)
    before = attributes(cognito)
    cognito.in_pool(
        "admin_update_user_attributes", Username="ada", UserAttributes=[{"Name": "email", "Value": "a@b.org"}]
    )
    after = attributes(cognito)
    cognito.in_pool("admin_delete_user_attributes", Username="ada", UserAttributeNames=["email"])

    assert before == {"email": "ada@example.org", "email_verified": "true"}
    assert after == {"email": "a@b.org", "email_verified": "false"}
    assert attributes(cognito) == {"email_verified": "false"}


def test_users_are_found_by_a_filter_and_in_pages(cognito: PoolAccount) -> None:
    """And with the attributes that are asked for."""
    cognito.make_user("bob", UserAttributes=[{"Name": "email", "Value": "bob@example.org"}])
    first = cognito.in_pool("list_users", Limit=1)
    narrowed = cognito.in_pool("list_users", Filter='email = "bob@example.org"', AttributesToGet=["email"])["Users"]

    assert names(cognito, Filter='email ^= "ada"') == ["ada"]
    assert names(cognito, Limit=1, PaginationToken=first["PaginationToken"]) == ["bob"]
    assert narrowed[0]["Attributes"] == [{"Name": "email", "Value": "bob@example.org"}]


def test_invitation_can_be_sent_again_only_to_who_did_not_come(cognito: PoolAccount) -> None:
    """It sets another temporary password."""
    cognito.in_pool("admin_create_user", Username="bob", TemporaryPassword="Temp1234!")
    again = {"Username": "bob", "MessageAction": "RESEND", "TemporaryPassword": "Temp5678!"}
    cognito.in_pool("admin_create_user", **again)

    assert cognito.sign_in("bob", "Temp5678!")["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    assert cognito.pool_refusal("admin_create_user", Username="ada", MessageAction="RESEND")[0] == (
        "UnsupportedUserStateException"
    )
    assert cognito.pool_refusal("admin_create_user", Username="eve", MessageAction="RESEND")[0] == (
        "UserNotFoundException"
    )


def test_aliases_stay_with_who_has_them(cognito: PoolAccount) -> None:
    """They cannot be forced over."""
    assert cognito.pool_refusal("admin_create_user", Username="x", ForceAliasCreation=True)[0] == (
        "NotImplementedException"
    )


@pytest.mark.parametrize("secret", [PASSWORD, "password", "hash"])
def test_password_stands_in_no_answer(cognito: PoolAccount, secret: str) -> None:
    """Not even hashed."""
    assert secret not in repr(cognito.in_pool("admin_get_user", Username="ada"))
    assert secret not in repr(cognito.in_pool("list_users"))
