import pytest

from gatewright.services.callers import Calling
from gatewright.services.iam.calling_user import calling_user
from gatewright.wire.errors import ServiceError
from tests.services.account import Account


def _name(account: Account, resource: str) -> str | None:
    caller = Calling(account_id="1", arn=f"arn:aws:iam::1:{resource}", user_id="x", key_id=None)
    return calling_user(account.operation({}, caller))


def test_user_is_meant_by_his_name(account: Account) -> None:
    """The path in front is no part of it; the root user has no name."""
    assert ("ann", None) == (_name(account, "user/team/ann"), _name(account, "root"))


def test_session_must_say_whom_it_means(account: Account) -> None:
    """A session is no user."""
    with pytest.raises(ServiceError) as caught:
        _name(account, "assumed-role/reader/s")

    assert "Must specify userName when calling with non-User credentials" == caught.value.message
