import pytest

from gatewright.services.callers import root
from tests.services.account import ACCOUNT
from tests.services.iam.people import INVOKE, People


def test_created_user_is_shown(people: People) -> None:
    """The members are AWS's."""
    created = people.user("ann", Path="/team/", Tags=[{"Key": "team", "Value": "pets"}])

    assert {"Path", "UserName", "UserId", "Arn", "CreateDate", "Tags"} == set(created)
    assert created == people.iam("get_user", UserName="ann")["User"]
    assert "Tags" not in people.iam("list_users")["Users"][0]


def test_without_a_name_the_caller_is_meant(people: People) -> None:
    """A user gets himself; the root user has neither name nor path."""
    people.user("ann")
    caller = people.key_of("ann")

    assert "ann" == people.by(caller, "iam", "get_user")["User"]["UserName"]
    expected = {"UserId": ACCOUNT, "Arn": root(ACCOUNT).arn}
    assert expected == people.iam("get_user")["User"]


@pytest.mark.parametrize(
    ("operation", "params", "message"),
    [
        ("create_access_key", {}, "Cannot delete entity, must delete access keys first."),
        ("add_user_to_group", {"GroupName": "g"}, "Cannot delete entity, must remove users from group first."),
        (
            "attach_user_policy",
            {"PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"},
            "Cannot delete entity, must detach all policies first.",
        ),
        (
            "put_user_policy",
            {"PolicyName": "p", "PolicyDocument": INVOKE},
            "Cannot delete entity, must delete policies first.",
        ),
    ],
)
def test_user_goes_when_nothing_hangs_on_him(
    people: People, operation: str, params: dict[str, str], message: str
) -> None:
    """Keys, groups and policies hold him."""
    people.user("ann")
    people.iam("create_group", GroupName="g")
    people.iam(operation, UserName="ann", **params)

    assert ("DeleteConflict", message) == people.refused("delete_user", UserName="ann")


def test_deleted_user_is_gone(people: People) -> None:
    """And his name is free."""
    people.user("ann")
    people.iam("delete_user", UserName="ann")

    assert [] == people.iam("list_users")["Users"]
    people.user("ann")


def test_keys_follow_a_renamed_user(people: People) -> None:
    """A key is its user's, whatever he is called."""
    people.user("ann")
    key = people.key_of("ann").key_id
    people.iam("update_user", UserName="ann", NewUserName="eve")

    assert [key] == [one["AccessKeyId"] for one in people.iam("list_access_keys", UserName="eve")["AccessKeyMetadata"]]


def test_groups_of_a_user_are_listed(people: People) -> None:
    """In the order in which he joined."""
    people.user("ann")
    for name in ("b", "a"):
        people.iam("create_group", GroupName=name)
        people.iam("add_user_to_group", GroupName=name, UserName="ann")

    listed = people.iam("list_groups_for_user", UserName="ann")["Groups"]
    assert ["b", "a"] == [one["GroupName"] for one in listed]
