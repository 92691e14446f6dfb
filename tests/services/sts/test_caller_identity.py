from tests.services.account import ACCOUNT, Account


def test_caller_is_the_root_user(account: Account) -> None:
    """For the root user all three name the account."""
    expected = {"UserId": ACCOUNT, "Account": ACCOUNT, "Arn": f"arn:aws:iam::{ACCOUNT}:root"}
    assert expected == account.call("get_caller_identity", service="sts")
