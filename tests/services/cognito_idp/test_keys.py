import json

import jwt
import pytest

from gatewright.services.cognito_idp import keys
from tests.services.account import Account
from tests.tokens import jwks


def test_published_keys_verify_what_is_signed() -> None:
    """By another library."""
    key = keys.new_key(Account().operation({}))
    public = jwt.PyJWK(keys.jwks(key)["keys"][0])

    assert jwt.decode(keys.signed(key, {"a": 1}), public.key, ["RS256"]) == {"a": 1}
    assert json.loads(keys.jwks_text(key)) == keys.jwks(key)
    assert keys.jwks(key) == json.loads(jwks())


def test_nothing_private_is_published() -> None:
    """Only what RFC 7517 has of a public RSA key."""
    key = keys.new_key(Account().operation({}))

    assert set(keys.jwks(key)["keys"][0]) == {"alg", "e", "kid", "kty", "n", "use"}


def test_issuer_names_region_and_pool() -> None:
    """As Cognito's tokens do."""
    assert keys.issuer("eu-west-1_Ab12") == "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12"


def test_drawn_key_is_an_rsa_key_of_2048_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A real one, which takes a while."""
    monkeypatch.undo()
    key = keys.new_key(Account().operation({}))

    assert keys.private_key(key["privateKey"]).key_size == 2048
    assert len(key["kid"]) == 43
