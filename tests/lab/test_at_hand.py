"""Somebody's own credentials, and nothing of anybody else's."""

from gatewright.configuration.access_keys import access_keys
from gatewright.lab.at_hand import AtHand
from gatewright.model.unknown import Unknown

KEY = {"UserName": "ann", "AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "Status": "Active", "SecretAccessKey": "of-ann"}
SESSION = {"AccessKeyId": "ASIA1", "SecretAccessKey": "of-a-role", "SessionToken": "the-token"}
GUEST = {**KEY, "AccessKeyId": "AKIA2", "SecretAccessKey": "of-a-guest"}


def test_a_list_of_own_keys_is_no_whole_list() -> None:
    """Whoever reads it knows that there are others."""
    assert AtHand(keys=(KEY,)).get("iam_access_keys") == {"AccessKeys": [KEY], "IsTruncated": True}
    assert AtHand(keys=(KEY,)).get("iam_sessions") == {"Sessions": []}


def test_without_credentials_nothing_is_known_of_keys() -> None:
    """That is not the same as having none."""
    listing = access_keys(AtHand(), account_id="000000000000")

    assert isinstance(listing.get("AKIAIOSFODNN7EXAMPLE"), Unknown)
    assert AtHand().get("iam_organization") is None


def test_what_is_aws_s_own_is_not_answered() -> None:
    """The account itself tells that."""
    assert isinstance(AtHand(keys=(KEY,)).get("get_account_authorization_details"), Unknown)


def test_another_account_has_its_own_answers() -> None:
    """By its id."""
    there = AtHand(elsewhere={"444455556666": (GUEST, {"UserDetailList": []})})

    assert there.get("iam_accounts") == {"Accounts": ["444455556666"]}
    assert there.get("iam_access_keys", "444455556666") == {"AccessKeys": [GUEST], "IsTruncated": True}
    assert there.get("iam_account_details", "444455556666") == {"UserDetailList": []}
    assert there.get("iam_access_keys") == {"AccessKeys": [], "IsTruncated": True}


def test_the_first_credentials_sign() -> None:
    """A user's key, else a session with its token, else a key of another account; no secret is shown."""
    ids = [
        one.credentials().access_key for one in (AtHand(keys=(KEY,), sessions=(SESSION,)), AtHand(sessions=(SESSION,)))
    ]

    assert ids == ["AKIAIOSFODNN7EXAMPLE", "ASIA1"]
    assert AtHand(sessions=(SESSION,)).credentials().session_token == "the-token"
    assert AtHand(elsewhere={"444455556666": (GUEST, {})}).credentials().secret == "of-a-guest"
    assert "of-ann" not in repr(AtHand(keys=(KEY,)))
