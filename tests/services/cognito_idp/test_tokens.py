from tests.services.account import NOW
from tests.services.cognito_idp.pool_account import PoolAccount, claims
from tests.tokens import KID

SECONDS = int(NOW)


def test_id_token_says_what_cognitos_says(cognito: PoolAccount) -> None:
    """Attributes among its claims; those about verification are booleans."""
    verified = [{"Name": "email_verified", "Value": "true"}]
    cognito.in_pool("admin_update_user_attributes", Username="ada", UserAttributes=verified)
    told = claims(cognito.tokens()["IdToken"])
    ids = {name: len(told.pop(name)) for name in ("sub", "origin_jti", "event_id", "jti")}

    assert told == {
        "iss": f"https://cognito-idp.eu-west-1.amazonaws.com/{cognito.pool}",
        "aud": cognito.client,
        "auth_time": SECONDS,
        "iat": SECONDS,
        "exp": SECONDS + 3_600,
        "token_use": "id",
        "cognito:username": "ada",
        "email": "ada@example.org",
        "email_verified": True,
    }
    assert set(ids.values()) == {36}


def test_access_token_says_what_cognitos_says(cognito: PoolAccount) -> None:
    """The client has another name in it, and there is a scope."""
    tokens = cognito.tokens()
    told, same = claims(tokens["AccessToken"]), claims(tokens["IdToken"])
    ids = {name: told.pop(name) for name in ("sub", "origin_jti", "event_id", "jti")}

    assert told == {
        "iss": f"https://cognito-idp.eu-west-1.amazonaws.com/{cognito.pool}",
        "client_id": cognito.client,
        "auth_time": SECONDS,
        "iat": SECONDS,
        "exp": SECONDS + 3_600,
        "token_use": "access",
        "scope": "aws.cognito.signin.user.admin",
        "username": "ada",
    }
    assert {name: same[name] for name in ("sub", "origin_jti", "event_id")} == {
        name: ids[name] for name in ("sub", "origin_jti", "event_id")
    }
    assert ids["jti"] != same["jti"]


def test_header_names_the_pools_key(cognito: PoolAccount) -> None:
    """And the algorithm; no `typ`, as in Cognito's."""
    head = cognito.tokens()["IdToken"].split(".")[0]

    assert claims(f"x.{head}.x") == {"kid": KID, "alg": "RS256"}


def test_validity_is_the_clients(cognito: PoolAccount) -> None:
    """In the units that it names."""
    units = {"IdToken": "minutes", "AccessToken": "minutes"}
    cognito.client = cognito.make_client(IdTokenValidity=5, AccessTokenValidity=10, TokenValidityUnits=units)
    tokens = cognito.tokens()

    assert claims(tokens["IdToken"])["exp"] == SECONDS + 300
    assert claims(tokens["AccessToken"])["exp"] == SECONDS + 600
    assert tokens["ExpiresIn"] == 600


def test_client_reads_the_attributes_that_it_may(cognito: PoolAccount) -> None:
    """All, unless it names some."""
    cognito.client = cognito.make_client(ReadAttributes=["name"])

    assert "email" not in claims(cognito.tokens()["IdToken"])
