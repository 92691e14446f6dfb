from tests.services.iam.people import People


def test_secret_is_shown_once(people: People) -> None:
    """Only who creates a key sees its secret."""
    people.user("ann")
    created = people.iam("create_access_key", UserName="ann")["AccessKey"]
    listed = people.iam("list_access_keys", UserName="ann")["AccessKeyMetadata"]

    assert {"UserName", "AccessKeyId", "Status", "SecretAccessKey", "CreateDate"} == set(created)
    assert [{name: value for name, value in created.items() if name != "SecretAccessKey"}] == listed


def test_two_keys_are_the_most(people: People) -> None:
    """Documented: IAM quotas."""
    people.user("ann")
    for _ in range(2):
        people.iam("create_access_key", UserName="ann")

    expected = ("LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2")
    assert expected == people.refused("create_access_key", UserName="ann")


def test_key_is_switched_off(people: People) -> None:
    """With the user's name, and by itself."""
    people.user("ann")
    key = people.iam("create_access_key", UserName="ann")["AccessKey"]["AccessKeyId"]
    people.iam("update_access_key", AccessKeyId=key, Status="Inactive")

    assert "Inactive" == people.iam("list_access_keys", UserName="ann")["AccessKeyMetadata"][0]["Status"]
    assert "ValidationError" == people.refused("update_access_key", AccessKeyId=key, Status="Expired")[0]


def test_key_of_another_is_not_found(people: People) -> None:
    """A key is found under its own user only."""
    people.user("ann")
    people.user("eve")
    key = people.iam("create_access_key", UserName="ann")["AccessKey"]["AccessKeyId"]

    expected = ("NoSuchEntity", f"The Access Key with id {key} cannot be found.")
    assert expected == people.refused("delete_access_key", UserName="eve", AccessKeyId=key)
    people.iam("delete_access_key", UserName="ann", AccessKeyId=key)
    assert expected == people.refused("get_access_key_last_used", AccessKeyId=key)


def test_key_tells_its_user(people: People) -> None:
    """GetAccessKeyLastUsed is how one finds the user of a key."""
    people.user("ann")
    key = people.iam("create_access_key", UserName="ann")["AccessKey"]["AccessKeyId"]

    expected = {"UserName": "ann", "AccessKeyLastUsed": {"ServiceName": "N/A", "Region": "N/A"}}
    assert expected == people.iam("get_access_key_last_used", AccessKeyId=key)


def test_without_a_name_the_caller_is_meant(people: People) -> None:
    """A user makes a key for himself, the root user for the account."""
    people.user("ann")
    caller = people.key_of("ann")
    own = people.by(caller, "iam", "create_access_key")["AccessKey"]
    of_root = people.iam("create_access_key")["AccessKey"]

    assert ("ann", None) == (own["UserName"], of_root.get("UserName"))
    assert [of_root["AccessKeyId"]] == [
        one["AccessKeyId"] for one in people.iam("list_access_keys")["AccessKeyMetadata"]
    ]
