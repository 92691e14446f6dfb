import re

import pytest

from gatewright.services.iam import drawn
from tests.services.account import Account


def test_forms_are_those_of_aws(account: Account) -> None:
    """Unique ids have 21 letters, access keys 20, secrets 40."""
    operation = account.operation({})

    assert re.fullmatch("AIDA[A-Z2-7]{17}", drawn.unique_id(operation, drawn.USER))
    assert re.fullmatch("ASIA[A-Z2-7]{16}", drawn.access_key_id(operation, drawn.TEMPORARY, "123456789012"))
    assert re.fullmatch("[A-Za-z0-9+/]{40}", drawn.secret(operation))
    assert len(drawn.session_token(operation)) > 200


@pytest.mark.parametrize("account_id", ["000000000000", "123456789012", "999999999999"])
def test_key_tells_its_account(account: Account, account_id: str) -> None:
    """The account is read from the letters of a key of ours."""
    assert account_id == drawn.account_of(drawn.access_key_id(account.operation({}), drawn.LONG_LIVED, account_id))


def test_key_of_aws_tells_its_account() -> None:
    """The form is AWS's: a published example of a temporary key tells its account."""
    assert "029608264753" == drawn.account_of("ASIAQNZGKIQY56JQ7WML")


@pytest.mark.parametrize("key_id", ["test", "AKIA", "AKIA0000000000000001", "XXXXIOSFODNN7EXAMPLE", ""])
def test_other_keys_tell_nothing(key_id: str) -> None:
    """What has not the form of an access key of AWS is of no account."""
    assert drawn.account_of(key_id) is None


def test_draws_differ(account: Account) -> None:
    """No secret is drawn twice."""
    operation = account.operation({})

    assert drawn.secret(operation) != drawn.secret(operation)
