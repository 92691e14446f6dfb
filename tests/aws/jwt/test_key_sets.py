import json

import pytest

from gatewright.aws.jwt.key_sets import LONGEST, MOST, public_keys
from gatewright.aws.jwt.public_keys import PublicKeys
from tests.tokens import jwks, pool_keys


def test_key_set_is_read() -> None:
    """As a user pool publishes it."""
    assert public_keys(jwks()) == pool_keys()


@pytest.mark.parametrize(
    ("body", "failure"),
    [
        ("<html>", "expected a JSON Web Key Set; the answer is no JSON"),
        ("[" * 100_000, "expected a JSON Web Key Set; the answer is no JSON"),
        ("[]", "expected a JSON Web Key Set; the answer has no list `keys`"),
        ('{"keys": {}}', "expected a JSON Web Key Set; the answer has no list `keys`"),
        (" " * (LONGEST + 1), f"expected at most {LONGEST} letters of keys, not {LONGEST + 1}"),
    ],
)
def test_what_is_no_key_set_fails(body: str, failure: str) -> None:
    """The failure says what came."""
    assert public_keys(body) == PublicKeys(failure=failure)


def test_keys_that_cannot_be_read_are_left_out() -> None:
    """RFC 7517, section 5; and no more of them are read than anybody has."""
    odd = [1, {}, {"kid": 1, "kty": "RSA"}, {"kid": "a", "kty": "RSA", "n": 5}, *[{"kid": "b", "kty": "EC"}] * 200]
    found = public_keys(json.dumps({"keys": odd}))

    assert {key.kid for key in found.keys} == {"a", "b"}
    assert len(found.keys) == MOST - 3
