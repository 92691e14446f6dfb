from urllib.parse import unquote

from tests.services.iam.people import ADMINISTRATOR, DENY, INVOKE, POLICY, People


def test_version_in_force_is_one(people: People) -> None:
    """A new version waits until it is made the default one."""
    people.policy()
    added = people.iam("create_policy_version", PolicyArn=POLICY, PolicyDocument=DENY)["PolicyVersion"]
    waiting = people.iam("get_policy", PolicyArn=POLICY)["Policy"]["DefaultVersionId"]
    people.iam("set_default_policy_version", PolicyArn=POLICY, VersionId="v2")
    versions = people.iam("list_policy_versions", PolicyArn=POLICY)["Versions"]

    assert ("v2", False, "v1") == (added["VersionId"], added["IsDefaultVersion"], waiting)
    assert [("v2", True), ("v1", False)] == [(one["VersionId"], one["IsDefaultVersion"]) for one in versions]


def test_version_is_shown_with_its_document(people: People) -> None:
    """Percent-encoded."""
    people.policy()
    found = people.iam("get_policy_version", PolicyArn=POLICY, VersionId="v1")["PolicyVersion"]

    assert INVOKE == unquote(found["Document"])
    expected = ("NoSuchEntity", f"Policy {POLICY} version v9 does not exist or is not attachable.")
    assert expected == people.refused("get_policy_version", PolicyArn=POLICY, VersionId="v9")


def test_number_of_a_deleted_version_is_not_used_again(people: People) -> None:
    """Documented: versions count up."""
    people.policy()
    people.iam("create_policy_version", PolicyArn=POLICY, PolicyDocument=DENY)
    people.iam("delete_policy_version", PolicyArn=POLICY, VersionId="v2")
    added = people.iam("create_policy_version", PolicyArn=POLICY, PolicyDocument=DENY, SetAsDefault=True)

    assert ("v3", True) == (added["PolicyVersion"]["VersionId"], added["PolicyVersion"]["IsDefaultVersion"])


def test_version_in_force_cannot_be_deleted(people: People) -> None:
    """The text is AWS's."""
    people.policy()
    expected = ("DeleteConflict", "Cannot delete the default version of a policy.")
    assert expected == people.refused("delete_policy_version", PolicyArn=POLICY, VersionId="v1")


def test_five_versions_are_the_most(people: People) -> None:
    """Documented: IAM quotas."""
    people.policy()
    for _ in range(4):
        people.iam("create_policy_version", PolicyArn=POLICY, PolicyDocument=INVOKE)
    code, message = people.refused("create_policy_version", PolicyArn=POLICY, PolicyDocument=INVOKE)

    assert ("LimitExceeded", True) == (code, message.startswith("A managed policy can have up to 5 versions."))


def test_policies_of_aws_cannot_be_changed(people: People) -> None:
    """They stand in AWS's own account."""
    assert "AccessDenied" == people.refused("create_policy_version", PolicyArn=ADMINISTRATOR, PolicyDocument=INVOKE)[0]
