from gatewright.services.cognito_idp.passwords import hashed, matches
from tests.services.account import Account

OPERATION = Account().operation({})


def test_password_matches_its_hash_alone() -> None:
    """Letter by letter."""
    stored = hashed(OPERATION, "Perm1234!é")

    assert matches(stored, "Perm1234!é")
    assert not matches(stored, "Perm1234!e")
    assert not matches(stored, "")


def test_nobodys_password_matches_nothing() -> None:
    """A user without one cannot sign in."""
    assert not matches(None, "")


def test_same_password_has_another_hash_each_time() -> None:
    """And none of them holds it."""
    first, second = hashed(OPERATION, "Perm1234!"), hashed(OPERATION, "Perm1234!")

    assert first["hash"] != second["hash"]
    assert "Perm1234!" not in repr(first)
