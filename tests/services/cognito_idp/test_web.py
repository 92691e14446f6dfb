import json

import pytest

from gatewright.model.response import Response
from gatewright.services.cognito_idp.web import is_published, is_token_endpoint, respond
from tests.casebook import request
from tests.services.cognito_idp.pool_account import PoolAccount
from tests.services.cognito_idp.test_token_endpoint import Machine
from tests.tokens import jwks

LOCAL = "https://127.0.0.1"
FORM = "Content-Type: application/x-www-form-urlencoded"


def ask(cognito: PoolAccount, text: str) -> Response:
    """Return the answer to a request."""
    return respond(request(text), cognito.account.store, cognito.account.operation({}).new_id)


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("/eu-west-1_Ab12/.well-known/jwks.json", True),
        ("/eu-west-1_Ab12/.well-known/openid-configuration", True),
        ("/eu-west-1_Ab12/.well-known/other", False),
        ("/pets/.well-known/jwks.json", False),
        ("/prod/eu-west-1_Ab12/.well-known/jwks.json", False),
        ("/.well-known/jwks.json", False),
    ],
)
def test_what_a_pool_publishes_is_known_by_its_path(path: str, published: bool) -> None:
    """Everything else goes on to the APIs."""
    assert is_published(request(f"GET {LOCAL}{path}")) is published


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://pets.auth.eu-west-1.amazoncognito.com/oauth2/token", True),
        ("https://pets.auth.eu-west-1.localhost/oauth2/token", True),
        (f"{LOCAL}/_aws/cognito-idp/oauth2/token", True),
        (f"{LOCAL}/oauth2/token", False),
        ("https://pets.auth.eu-west-1.amazoncognito.com/login", False),
    ],
)
def test_token_endpoint_is_known_by_its_host(url: str, is_one: bool) -> None:
    """Or by a path that no API has."""
    assert is_token_endpoint(request(f"POST {url}")) is is_one


def test_keys_are_published(cognito: PoolAccount) -> None:
    """To anybody."""
    answer = ask(cognito, f"GET {LOCAL}/{cognito.pool}/.well-known/jwks.json")

    assert (answer.status, json.loads(answer.body)) == (200, json.loads(jwks()))


def test_discovery_names_where_it_was_asked(cognito: PoolAccount) -> None:
    """AWS's host, or this machine."""
    path = f"/{cognito.pool}/.well-known/openid-configuration"
    local = json.loads(ask(cognito, f"GET https://127.0.0.1:4566{path}").body)
    aws = json.loads(ask(cognito, f"GET https://cognito-idp.eu-west-1.amazonaws.com{path}").body)

    assert local["jwks_uri"] == f"http://127.0.0.1:4566/{cognito.pool}/.well-known/jwks.json"
    assert aws["jwks_uri"] == f"https://cognito-idp.eu-west-1.amazonaws.com/{cognito.pool}/.well-known/jwks.json"


def test_pool_that_is_not_there_publishes_nothing(cognito: PoolAccount) -> None:
    """And nothing is changed there."""
    nothing = ask(cognito, f"GET {LOCAL}/eu-west-1_nope/.well-known/jwks.json")

    assert (nothing.status, json.loads(nothing.body)) == (400, {"message": "User pool eu-west-1_nope does not exist."})
    assert ask(cognito, f"PUT {LOCAL}/{cognito.pool}/.well-known/jwks.json").status == 405


@pytest.mark.parametrize("base", ["https://pets.auth.eu-west-1.amazoncognito.com", f"{LOCAL}/_aws/cognito-idp"])
def test_client_gets_a_token(cognito: PoolAccount, base: str) -> None:
    """At the domain of its pool, or on this machine, where the client tells the region."""
    machine = Machine(cognito)
    cognito.in_pool("create_user_pool_domain", Domain="pets")
    body = "grant_type=client_credentials&scope=pets%2Fread"
    answer = ask(cognito, f"POST {base}/oauth2/token\n{FORM}\nAuthorization: {machine.basic()}\n\n{body}")

    assert answer.status == 200
    assert set(json.loads(answer.body)) == {"access_token", "expires_in", "token_type"}
    assert answer.header("Cache-Control") == "no-store"


@pytest.mark.parametrize(
    ("text", "status", "body"),
    [
        (f"GET {LOCAL}/_aws/cognito-idp/oauth2/token", 405, {"error": "method_not_allowed"}),
        (f"POST {LOCAL}/_aws/cognito-idp/oauth2/token", 400, {"error": "invalid_request"}),
        (f"POST {LOCAL}/_aws/cognito-idp/oauth2/token\n{FORM}\n\nclient_id=nobody", 400, {"error": "invalid_client"}),
        (
            f"POST https://none.auth.eu-west-1.amazoncognito.com/oauth2/token\n{FORM}\n\ngrant_type=client_credentials",
            400,
            {"error": "invalid_client"},
        ),
    ],
)
def test_errors_are_those_of_the_rfc(cognito: PoolAccount, text: str, status: int, body: dict[str, str]) -> None:
    """As JSON."""
    answer = ask(cognito, text)

    assert (answer.status, json.loads(answer.body)) == (status, body)
