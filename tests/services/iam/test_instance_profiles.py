from urllib.parse import unquote

from tests.services.account import ACCOUNT
from tests.services.iam.people import People, trusting


def _profile(people: People) -> None:
    people.role("reader")
    people.iam("create_instance_profile", InstanceProfileName="p", Path="/a/")
    people.iam("add_role_to_instance_profile", InstanceProfileName="p", RoleName="reader")


def test_profile_shows_its_role(people: People) -> None:
    """With the trust policy of the role, percent-encoded."""
    _profile(people)
    found = people.iam("get_instance_profile", InstanceProfileName="p")["InstanceProfile"]

    assert f"arn:aws:iam::{ACCOUNT}:instance-profile/a/p" == found["Arn"]
    assert ["reader"] == [role["RoleName"] for role in found["Roles"]]
    assert trusting(ACCOUNT, "sts:*") == unquote(found["Roles"][0]["AssumeRolePolicyDocument"])
    assert ["p"] == [
        one["InstanceProfileName"]
        for one in people.iam("list_instance_profiles_for_role", RoleName="reader")["InstanceProfiles"]
    ]
    assert 1 == len(people.iam("list_instance_profiles", PathPrefix="/a/")["InstanceProfiles"])


def test_profile_holds_one_role(people: People) -> None:
    """And goes when it holds none."""
    _profile(people)
    people.role("writer")
    second = people.refused("add_role_to_instance_profile", InstanceProfileName="p", RoleName="writer")
    held = people.refused("delete_instance_profile", InstanceProfileName="p")
    other = people.refused("remove_role_from_instance_profile", InstanceProfileName="p", RoleName="writer")
    people.iam("remove_role_from_instance_profile", InstanceProfileName="p", RoleName="reader")
    people.iam("delete_instance_profile", InstanceProfileName="p")

    assert ["LimitExceeded", "DeleteConflict", "NoSuchEntity"] == [second[0], held[0], other[0]]
    expected = ("NoSuchEntity", "Instance Profile p cannot be found.")
    assert expected == people.refused("get_instance_profile", InstanceProfileName="p")


def test_profile_has_tags_and_one_name(people: People) -> None:
    """As everything in IAM."""
    _profile(people)
    people.iam("tag_instance_profile", InstanceProfileName="p", Tags=[{"Key": "a", "Value": "b"}])
    listed = people.iam("list_instance_profile_tags", InstanceProfileName="p")["Tags"]
    people.iam("untag_instance_profile", InstanceProfileName="p", TagKeys=["a"])

    assert [{"Key": "a", "Value": "b"}] == listed
    assert [] == people.iam("list_instance_profile_tags", InstanceProfileName="p")["Tags"]
    expected = ("EntityAlreadyExists", "Instance Profile P already exists.")
    assert expected == people.refused("create_instance_profile", InstanceProfileName="P")
