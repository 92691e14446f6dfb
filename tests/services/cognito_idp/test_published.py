from gatewright.services.cognito_idp.published import discovery, key_set, key_set_of
from tests.services.account import ACCOUNT, REGION
from tests.services.cognito_idp.pool_account import PoolAccount
from tests.tokens import jwks

BASE = "http://127.0.0.1:4566"


def test_keys_are_found_by_issuer(cognito: PoolAccount) -> None:
    """Letter by letter; of no pool there are none."""
    issuer = f"https://cognito-idp.{REGION}.amazonaws.com/{cognito.pool}"
    store = cognito.account.store
    found = key_set_of(store, issuer)

    assert found is not None
    assert sorted(found) == sorted(jwks().replace(" ", ""))
    assert key_set_of(store, f"{issuer}x") is None
    assert key_set_of(store, f"https://evil.example/{cognito.pool}") is None


def test_discovery_names_places_that_answer(cognito: PoolAccount) -> None:
    """The issuer is AWS's, since that stands in the tokens; the keys are where it was asked."""
    with cognito.account.store.reading(ACCOUNT, REGION) as documents:
        before = discovery(documents, cognito.pool, BASE)
        nothing = (discovery(documents, "eu-west-1_nope", BASE), key_set(documents, "eu-west-1_nope"))
    cognito.in_pool("create_user_pool_domain", Domain="pets")
    with cognito.account.store.reading(ACCOUNT, REGION) as documents:
        after = discovery(documents, cognito.pool, BASE)

    assert before is not None
    assert before["issuer"] == f"https://cognito-idp.{REGION}.amazonaws.com/{cognito.pool}"
    assert before["jwks_uri"] == f"{BASE}/{cognito.pool}/.well-known/jwks.json"
    assert "token_endpoint" not in before
    assert after is not None
    assert after["token_endpoint"] == f"https://pets.auth.{REGION}.amazoncognito.com/oauth2/token"
    assert nothing == (None, None)
