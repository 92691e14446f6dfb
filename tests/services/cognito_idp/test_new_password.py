from gatewright.services.cognito_idp.sealed import opened
from tests.services.account import ACCOUNT, NOW, REGION
from tests.services.cognito_idp.pool_account import PoolAccount


def test_session_says_nothing_and_holds_what_is_needed(cognito: PoolAccount) -> None:
    """Only the pool reads it; the challenge tells the attributes that there are."""
    email = [{"Name": "email", "Value": "bob@example.org"}]
    cognito.in_pool("admin_create_user", Username="bob", TemporaryPassword="Temp1234!", UserAttributes=email)
    answer = cognito.sign_in("bob", "Temp1234!")
    with cognito.account.store.reading(ACCOUNT, REGION) as documents:
        key = documents.get("user_pool_key", cognito.pool) or {}
    session = opened(key, "NEW_PASSWORD_REQUIRED", answer["Session"])

    assert session is not None
    assert (session["client_id"], session["exp"]) == (cognito.client, NOW + 180)
    assert answer["ChallengeParameters"] == {
        "USER_ID_FOR_SRP": "bob",
        "requiredAttributes": "[]",
        "userAttributes": '{"email": "bob@example.org"}',
    }
