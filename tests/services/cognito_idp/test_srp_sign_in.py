from typing import Any

import pytest

from gatewright.services.cognito_idp.secret_hash import secret_hash
from gatewright.services.cognito_idp.srp import PRIME
from gatewright.store.documents import Document
from tests.services.cognito_idp.pool_account import PASSWORD, PoolAccount, claims
from tests.services.cognito_idp.srp_client import SrpUser

NOT_HIM = ("NotAuthorizedException", "Incorrect username or password.")


def begun(cognito: PoolAccount, name: str = "ada", public: str | None = None, **more: str) -> Document:
    """Return the challenge."""
    given = {"USERNAME": name, "SRP_A": public or SrpUser(cognito.pool, "").public, **more}
    return cognito.call("initiate_auth", ClientId=cognito.client, AuthFlow="USER_SRP_AUTH", AuthParameters=given)


def response(cognito: PoolAccount, answers: dict[str, str]) -> dict[str, Any]:
    """Return the parameters of an answer."""
    return {"ClientId": cognito.client, "ChallengeName": "PASSWORD_VERIFIER", "ChallengeResponses": answers}


def proved(cognito: PoolAccount, name: str = "ada", password: str = PASSWORD) -> Document:
    """Sign a user in."""
    told = begun(cognito, name)["ChallengeParameters"]
    return cognito.call("respond_to_auth_challenge", **response(cognito, SrpUser(cognito.pool, password).answer(told)))


@pytest.fixture
def shop(cognito: PoolAccount) -> PoolAccount:
    """An account whose client allows what a client allows by default."""
    cognito.client = cognito.make_client(ExplicitAuthFlows=[])
    return cognito


def test_password_is_proved_and_never_sent(shop: PoolAccount) -> None:
    """The challenge says what AWS's says; the proof yields tokens."""
    told = begun(shop)

    assert told["ChallengeName"] == "PASSWORD_VERIFIER"
    assert set(told["ChallengeParameters"]) == {"SALT", "SECRET_BLOCK", "SRP_B", "USERNAME", "USER_ID_FOR_SRP"}
    assert claims(proved(shop)["AuthenticationResult"]["IdToken"])["cognito:username"] == "ada"


def test_address_as_a_name_is_told_the_name_that_counts(shop: PoolAccount) -> None:
    """It is part of what is proved."""
    shop.pool = shop.call("create_user_pool", PoolName="mail", UsernameAttributes=["email"])["UserPool"]["Id"]
    shop.client = shop.make_client(ExplicitAuthFlows=[])
    shop.make_user("bob@example.org")

    assert proved(shop, "bob@example.org")["AuthenticationResult"]


def test_wrong_password_is_not_proved(shop: PoolAccount) -> None:
    """Nor one letter of another case."""
    told = begun(shop)["ChallengeParameters"]
    answers = SrpUser(shop.pool, PASSWORD.lower()).answer(told)

    assert shop.refusal("respond_to_auth_challenge", **response(shop, answers)) == NOT_HIM


def test_unknown_user_is_told_unless_the_client_hides_it(shop: PoolAccount) -> None:
    """Where it is hidden, a challenge comes that nobody can meet."""
    given = {"USERNAME": "bob", "SRP_A": "2"}
    open_client = shop.refusal("initiate_auth", ClientId=shop.client, AuthFlow="USER_SRP_AUTH", AuthParameters=given)
    shop.client = shop.make_client(ExplicitAuthFlows=[], PreventUserExistenceErrors="ENABLED")
    told = begun(shop, "bob")["ChallengeParameters"]
    answers = SrpUser(shop.pool, PASSWORD).answer(told)

    assert open_client == ("UserNotFoundException", "User does not exist.")
    assert shop.refusal("respond_to_auth_challenge", **response(shop, answers)) == NOT_HIM


@pytest.mark.parametrize("public", ["0", f"{PRIME:x}", f"{2 * PRIME:x}", "xyz", "f" * 801])
def test_public_value_that_is_none_or_gives_the_key_away_is_refused(shop: PoolAccount, public: str) -> None:
    """Nobody gets in without the password by sending a multiple of the prime."""
    given = {"USERNAME": "ada", "SRP_A": public}
    refused = shop.refusal("initiate_auth", ClientId=shop.client, AuthFlow="USER_SRP_AUTH", AuthParameters=given)

    assert refused[0] == "InvalidParameterException"


@pytest.mark.parametrize(
    "changed",
    [
        {"PASSWORD_CLAIM_SECRET_BLOCK": "AAAA"},
        {"PASSWORD_CLAIM_SECRET_BLOCK": "é"},
        {"PASSWORD_CLAIM_SIGNATURE": "AAAA"},
        {"PASSWORD_CLAIM_SIGNATURE": "é"},
        {"TIMESTAMP": "Fri Jan 2 00:00:00 UTC 2026"},
        {"USERNAME": "eve"},
    ],
)
def test_whatever_is_changed_is_not_proved(shop: PoolAccount, changed: dict[str, str]) -> None:
    """The block is sealed, and the rest is signed."""
    shop.make_user("eve")
    told = begun(shop)["ChallengeParameters"]
    answers = {**SrpUser(shop.pool, PASSWORD).answer(told), **changed}

    assert shop.refusal("respond_to_auth_challenge", **response(shop, answers)) == NOT_HIM


def test_challenge_is_of_one_client_for_three_minutes(shop: PoolAccount) -> None:
    """Later, or elsewhere, the proof is none."""
    told = begun(shop)["ChallengeParameters"]
    good = response(shop, SrpUser(shop.pool, PASSWORD).answer(told))
    elsewhere = {**good, "ClientId": shop.make_client(ExplicitAuthFlows=[])}

    assert shop.refusal("respond_to_auth_challenge", **elsewhere) == NOT_HIM
    shop.account.now += 180
    assert shop.refusal("respond_to_auth_challenge", **good) == NOT_HIM


def test_temporary_password_leads_on_to_a_new_one(shop: PoolAccount) -> None:
    """As with the password itself."""
    shop.in_pool("admin_create_user", Username="bob", TemporaryPassword="Temp1234!")
    answer = proved(shop, "bob", "Temp1234!")

    assert (answer["ChallengeName"], "Session" in answer) == ("NEW_PASSWORD_REQUIRED", True)


def test_client_with_a_secret_proves_it_in_both_steps(shop: PoolAccount) -> None:
    """By the name that it sends."""
    shop.client = shop.make_client(ExplicitAuthFlows=[], GenerateSecret=True)
    client = shop.in_pool("describe_user_pool_client", ClientId=shop.client)["UserPoolClient"]
    sent = {"SECRET_HASH": secret_hash(client, "ada")}
    answers = SrpUser(shop.pool, PASSWORD).answer(begun(shop, **sent)["ChallengeParameters"])

    assert shop.refusal("respond_to_auth_challenge", **response(shop, answers))[0] == "NotAuthorizedException"
    assert shop.call("respond_to_auth_challenge", **response(shop, {**answers, **sent}))["AuthenticationResult"]
