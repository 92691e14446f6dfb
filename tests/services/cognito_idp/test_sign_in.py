import json

import pytest

from gatewright.aws.jwt.expected import Expected
from gatewright.aws.jwt.key_sets import public_keys
from gatewright.aws.jwt.token import Token, read
from gatewright.aws.jwt.verify import COGNITO, Verdict, judge
from gatewright.services.cognito_idp.secret_hash import secret_hash
from tests.services.account import NOW
from tests.services.cognito_idp.pool_account import PASSWORD, PoolAccount, claims
from tests.tokens import jwks

TEMPORARY = "Temp1234!"
NOT_HIM = ("NotAuthorizedException", "Incorrect username or password.")


def refused(cognito: PoolAccount, name: str = "ada", password: str = PASSWORD, **params: str) -> tuple[str, str]:
    """Return why a sign-in is refused."""
    given = {"USERNAME": name, "PASSWORD": password, **params}
    return cognito.refusal(
        "initiate_auth", ClientId=cognito.client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given
    )


def challenged(cognito: PoolAccount) -> str:
    """Let `bob` sign in with a temporary password; return the session."""
    cognito.in_pool("admin_create_user", Username="bob", TemporaryPassword=TEMPORARY)
    answer = cognito.sign_in("bob", TEMPORARY)
    assert answer["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    return str(answer["Session"])


def responded(cognito: PoolAccount, session: str, name: str = "bob", password: str = PASSWORD) -> dict[str, object]:
    """Return the parameters of an answer to the challenge."""
    return {
        "ClientId": cognito.client,
        "ChallengeName": "NEW_PASSWORD_REQUIRED",
        "Session": session,
        "ChallengeResponses": {"USERNAME": name, "NEW_PASSWORD": password},
    }


def test_password_yields_three_tokens(cognito: PoolAccount) -> None:
    """Both JWTs are signed by the pool's key and good for an hour."""
    answer = cognito.sign_in()
    result = answer["AuthenticationResult"]
    token = read(result["AccessToken"])
    assert isinstance(token, Token)
    issuer = f"https://cognito-idp.eu-west-1.amazonaws.com/{cognito.pool}"
    expected = Expected(
        issuers=(issuer,), algorithms=("RS256",), keys=public_keys(jwks()), now=NOW + 3_598, token_use="access"
    )

    assert answer["ChallengeParameters"] == {}
    assert set(result) == {"AccessToken", "ExpiresIn", "TokenType", "IdToken", "RefreshToken"}
    assert (result["ExpiresIn"], result["TokenType"]) == (3_600, "Bearer")
    assert judge(COGNITO, token, expected) == Verdict(None, None)
    assert len(result["RefreshToken"].split(".")) == 5


@pytest.mark.parametrize("flow", ["ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"])
def test_server_signs_a_user_in(cognito: PoolAccount, flow: str) -> None:
    """By either name of the flow, which an app may not use."""
    given = {"AuthFlow": flow, "ClientId": cognito.client, "AuthParameters": {"USERNAME": "ada", "PASSWORD": PASSWORD}}

    assert cognito.in_pool("admin_initiate_auth", **given)["AuthenticationResult"]["IdToken"]
    assert cognito.refusal("initiate_auth", **given) == (
        "InvalidParameterException",
        "Initiate Auth method not supported.",
    )


def test_wrong_password_and_unknown_user(cognito: PoolAccount) -> None:
    """Told apart by default, as AWS does; not where the client hides it."""
    assert refused(cognito, password="x") == NOT_HIM
    assert refused(cognito, "bob") == ("UserNotFoundException", "User does not exist.")
    cognito.client = cognito.make_client(PreventUserExistenceErrors="ENABLED")
    assert refused(cognito, "bob") == NOT_HIM


@pytest.mark.parametrize("name", ["USERNAME", "PASSWORD"])
def test_missing_parameter_is_named(cognito: PoolAccount, name: str) -> None:
    """In AWS's words."""
    given = {key: value for key, value in {"USERNAME": "ada", "PASSWORD": PASSWORD}.items() if key != name}
    found = cognito.refusal(
        "initiate_auth", ClientId=cognito.client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given
    )

    assert found == ("InvalidParameterException", f"Missing required parameter {name}")


def test_temporary_password_asks_for_a_new_one(cognito: PoolAccount) -> None:
    """With it, the user is confirmed and signed in."""
    session = challenged(cognito)
    answer = cognito.call("respond_to_auth_challenge", **responded(cognito, session))

    assert claims(answer["AuthenticationResult"]["IdToken"])["cognito:username"] == "bob"
    assert cognito.in_pool("admin_get_user", Username="bob")["UserStatus"] == "CONFIRMED"
    assert cognito.sign_in("bob")["AuthenticationResult"]
    assert refused(cognito, "bob", TEMPORARY) == NOT_HIM


def test_server_answers_the_challenge(cognito: PoolAccount) -> None:
    """With AWS credentials."""
    session = challenged(cognito)

    assert cognito.in_pool("admin_respond_to_auth_challenge", **responded(cognito, session))["AuthenticationResult"]


def test_session_is_of_one_user_and_one_client_for_three_minutes(cognito: PoolAccount) -> None:
    """And of one challenge."""
    session = challenged(cognito)
    other = {**responded(cognito, session), "ClientId": cognito.make_client()}
    invalid = ("NotAuthorizedException", "Invalid session for the user.")

    assert cognito.refusal("respond_to_auth_challenge", **responded(cognito, session, "ada")) == invalid
    assert cognito.refusal("respond_to_auth_challenge", **responded(cognito, session[:-3] + "AAA")) == invalid
    assert cognito.refusal("respond_to_auth_challenge", **responded(cognito, "x" * 20)) == invalid
    assert cognito.refusal("respond_to_auth_challenge", **other) == invalid
    assert cognito.refusal(
        "respond_to_auth_challenge", **responded(cognito, cognito.tokens()["RefreshToken"], "bob")
    ) == (invalid)
    cognito.account.now += 180
    assert cognito.refusal("respond_to_auth_challenge", **responded(cognito, session)) == (
        "NotAuthorizedException",
        "Invalid session for the user, session is expired.",
    )


def test_session_serves_once(cognito: PoolAccount) -> None:
    """Who has a password of his own is asked for none."""
    session = challenged(cognito)
    cognito.call("respond_to_auth_challenge", **responded(cognito, session))

    assert cognito.refusal("respond_to_auth_challenge", **responded(cognito, session))[1] == (
        "Invalid session for the user."
    )


def test_new_password_keeps_to_the_policy(cognito: PoolAccount) -> None:
    """And the session goes on."""
    session = challenged(cognito)

    assert cognito.refusal("respond_to_auth_challenge", **responded(cognito, session, password="alllowercase1!")) == (
        "InvalidPasswordException",
        "Password did not conform with policy: Password must have uppercase characters",
    )
    assert cognito.call("respond_to_auth_challenge", **responded(cognito, session))["AuthenticationResult"]


def test_temporary_password_is_good_for_seven_days(cognito: PoolAccount) -> None:
    """Or as many as the policy says."""
    cognito.in_pool("admin_create_user", Username="bob", TemporaryPassword=TEMPORARY)
    cognito.account.now += 7 * 86_400

    assert refused(cognito, "bob", TEMPORARY) == (
        "NotAuthorizedException",
        "Temporary password has expired and must be reset by an administrator.",
    )


def test_required_attributes_are_asked_for_with_the_password(cognito: PoolAccount) -> None:
    """What the administrator left out."""
    schema = [{"Name": "email", "Required": True, "Mutable": True}]
    cognito.pool = cognito.call("create_user_pool", PoolName="strict", Schema=schema)["UserPool"]["Id"]
    cognito.client = cognito.make_client()
    cognito.in_pool("admin_create_user", Username="bob", TemporaryPassword=TEMPORARY)
    answer = cognito.sign_in("bob", TEMPORARY)
    params = responded(cognito, answer["Session"])

    assert json.loads(answer["ChallengeParameters"]["requiredAttributes"]) == ["userAttributes.email"]
    assert cognito.refusal("respond_to_auth_challenge", **params)[0] == "InvalidParameterException"
    given = {"USERNAME": "bob", "NEW_PASSWORD": PASSWORD, "userAttributes.email": "bob@example.org"}
    signed_in = cognito.call("respond_to_auth_challenge", **{**params, "ChallengeResponses": given})
    assert claims(signed_in["AuthenticationResult"]["IdToken"])["email"] == "bob@example.org"


def test_refresh_token_yields_new_tokens_but_no_new_refresh_token(cognito: PoolAccount) -> None:
    """Of the same sign-in."""
    tokens = cognito.tokens()
    cognito.account.now += 600
    again = cognito.refresh(tokens["RefreshToken"])["AuthenticationResult"]
    before, after = claims(tokens["IdToken"]), claims(again["IdToken"])

    assert set(again) == {"AccessToken", "ExpiresIn", "TokenType", "IdToken"}
    assert (after["origin_jti"], after["auth_time"]) == (before["origin_jti"], before["auth_time"])
    assert (after["iat"], after["exp"]) == (before["iat"] + 600, before["exp"] + 600)
    assert after["jti"] != before["jti"]


def test_refresh_token_is_of_one_client_and_ends(cognito: PoolAccount) -> None:
    """In AWS's words."""
    token = cognito.tokens()["RefreshToken"]
    mine, cognito.client = cognito.client, cognito.make_client()
    foreign = cognito.refresh_refusal(token)
    cognito.client = mine
    cognito.account.now += 30 * 86_400

    assert foreign == ("NotAuthorizedException", "Invalid Refresh Token")
    assert cognito.refresh_refusal(token) == ("NotAuthorizedException", "Refresh Token has expired")


def test_client_with_a_secret_proves_it(cognito: PoolAccount) -> None:
    """At a sign-in by the name given, at a refresh by the user's name or subject."""
    cognito.client = cognito.make_client(GenerateSecret=True)
    client = cognito.in_pool("describe_user_pool_client", ClientId=cognito.client)["UserPoolClient"]
    missing = f"Client {cognito.client} is configured with secret but SECRET_HASH was not received"
    wrong = f"Unable to verify secret hash for client {cognito.client}"
    good = secret_hash(client, "ada")
    tokens = cognito.tokens(SECRET_HASH=good)
    subject = claims(tokens["IdToken"])["sub"]

    assert refused(cognito) == ("NotAuthorizedException", missing)
    assert refused(cognito, SECRET_HASH="x") == ("NotAuthorizedException", wrong)
    assert cognito.refresh(tokens["RefreshToken"], SECRET_HASH=good)["AuthenticationResult"]
    assert cognito.refresh(tokens["RefreshToken"], SECRET_HASH=secret_hash(client, subject))["AuthenticationResult"]
    assert cognito.refresh_refusal(tokens["RefreshToken"]) == ("NotAuthorizedException", missing)


def test_tokens_can_be_had_from_a_refresh_token_alone(cognito: PoolAccount) -> None:
    """By the newer operation."""
    token = cognito.tokens()["RefreshToken"]
    answer = cognito.call("get_tokens_from_refresh_token", ClientId=cognito.client, RefreshToken=token)

    assert set(answer["AuthenticationResult"]) == {"AccessToken", "ExpiresIn", "TokenType", "IdToken"}


def test_addresses_serve_as_names(cognito: PoolAccount) -> None:
    """Where the pool says so; the user name is the subject then."""
    cognito.pool = cognito.call("create_user_pool", PoolName="mail", UsernameAttributes=["email"])["UserPool"]["Id"]
    cognito.client = cognito.make_client()
    cognito.make_user("bob@example.org")
    told = claims(cognito.sign_in("bob@example.org")["AuthenticationResult"]["IdToken"])

    assert (told["email"], told["cognito:username"]) == ("bob@example.org", told["sub"])


def test_other_challenges_are_not_asked(cognito: PoolAccount) -> None:
    """So they cannot be answered."""
    given = {**responded(cognito, "x" * 20), "ChallengeName": "SMS_MFA"}

    assert cognito.refusal("respond_to_auth_challenge", **given)[0] == "NotImplementedException"
