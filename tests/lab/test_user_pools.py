"""A user pool in front of the estate's method."""

import json

from gatewright.lab.estate import build
from gatewright.lab.user_pools import behind_a_pool, tokens_of_another_pool
from tests.gatewright_server import Raw, Running

HOST = "execute-api.us-east-1.amazonaws.com"


def called(gateway: Running, api_id: str, token: str) -> Raw:
    """Call the method with a token."""
    return gateway.send("GET", "/prod/pets", host=f"{api_id}.{HOST}", Authorization=f"Bearer {token}")


def test_tokens_of_the_pool_are_looked_at(gateway: Running) -> None:
    """An ID token opens the method; an access token, and one of another pool, do not."""
    estate = build(gateway.client())
    tokens = behind_a_pool(estate)
    other = tokens_of_another_pool(estate)
    kinds = (tokens["IdToken"], tokens["AccessToken"], other["IdToken"])

    assert [called(gateway, estate.api_id, token).status for token in kinds] == [200, 401, 401]


def test_scopes_are_asked_for(gateway: Running) -> None:
    """Then an ID token is of the wrong kind, and the access token of a sign-in lacks them."""
    estate = build(gateway.client())
    tokens = behind_a_pool(estate, scopes=("pets/read",))
    answers = [called(gateway, estate.api_id, tokens[kind]) for kind in ("IdToken", "AccessToken")]

    assert [(answer.status, json.loads(answer.body)) for answer in answers] == [(401, {"message": "Unauthorized"})] * 2
