from tests.services.iam.people import ADMINISTRATOR, People


def _group(people: People) -> None:
    people.user("ann")
    people.iam("create_group", GroupName="g", Path="/team/")
    people.iam("add_user_to_group", GroupName="g", UserName="ann")


def test_group_shows_its_users(people: People) -> None:
    """Who joined is shown, once."""
    _group(people)
    people.iam("add_user_to_group", GroupName="g", UserName="ann")
    found = people.iam("get_group", GroupName="g")

    assert "arn:aws:iam::000000000000:group/team/g" == found["Group"]["Arn"]
    assert (["ann"], False) == ([one["UserName"] for one in found["Users"]], found["IsTruncated"])
    assert ["g"] == [one["GroupName"] for one in people.iam("list_groups")["Groups"]]


def test_users_stay_in_a_renamed_group(people: People) -> None:
    """Membership follows the group."""
    _group(people)
    people.iam("update_group", GroupName="g", NewGroupName="h")

    assert ["h"] == [one["GroupName"] for one in people.iam("list_groups_for_user", UserName="ann")["Groups"]]


def test_group_goes_when_nothing_hangs_on_it(people: People) -> None:
    """Users and policies hold it."""
    _group(people)
    people.iam("attach_group_policy", GroupName="g", PolicyArn=ADMINISTRATOR)
    held = people.refused("delete_group", GroupName="g")
    people.iam("remove_user_from_group", GroupName="g", UserName="ann")
    still_held = people.refused("delete_group", GroupName="g")
    people.iam("detach_group_policy", GroupName="g", PolicyArn=ADMINISTRATOR)
    people.iam("delete_group", GroupName="g")

    assert ("DeleteConflict", "Cannot delete entity, must remove users from group first.") == held
    assert ("DeleteConflict", "Cannot delete entity, must detach all policies first.") == still_held
    assert ("NoSuchEntity", "The group with name g cannot be found.") == people.refused("get_group", GroupName="g")


def test_user_is_in_ten_groups_at_most(people: People) -> None:
    """Documented: IAM quotas."""
    people.user("ann")
    for number in range(11):
        people.iam("create_group", GroupName=f"g{number}")
    for number in range(10):
        people.iam("add_user_to_group", GroupName=f"g{number}", UserName="ann")

    expected = ("LimitExceeded", "Cannot exceed quota for GroupsPerUser: 10")
    assert expected == people.refused("add_user_to_group", GroupName="g10", UserName="ann")
