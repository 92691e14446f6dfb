from tests.services.account import ACCOUNT
from tests.services.iam.people import People


def test_caller_is_the_root_user(people: People) -> None:
    """For the root user all three name the account."""
    expected = {"UserId": ACCOUNT, "Account": ACCOUNT, "Arn": f"arn:aws:iam::{ACCOUNT}:root"}
    assert expected == people.sts("get_caller_identity")


def test_user_is_named_by_his_unique_id(people: People) -> None:
    """Documented: GetCallerIdentity."""
    user = people.user("ann")

    expected = {"UserId": user["UserId"], "Account": ACCOUNT, "Arn": user["Arn"]}
    assert expected == people.sts("get_caller_identity", people.key_of("ann"))
