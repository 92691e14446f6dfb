import json
from urllib.parse import unquote

from tests.services.account import ACCOUNT
from tests.services.iam.people import INVOKE, People, trusting


def test_created_role_is_shown(people: People) -> None:
    """The trust policy comes percent-encoded; a session lasts an hour unless said otherwise."""
    created = people.role("reader", Description="reads")
    found = people.iam("get_role", RoleName="reader")["Role"]

    assert (3_600, "reads", {}) == (found["MaxSessionDuration"], found["Description"], found["RoleLastUsed"])
    assert trusting(ACCOUNT, "sts:*") == unquote(created["AssumeRolePolicyDocument"])
    assert ["reader"] == [one["RoleName"] for one in people.iam("list_roles")["Roles"]]


def test_trust_policy_is_checked(people: People) -> None:
    """What trusts nobody, and what speaks of other actions, is refused."""
    expected = ("MalformedPolicyDocument", "Has prohibited field Resource")
    named = json.dumps(
        {"Statement": {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole", "Resource": "*"}}
    )
    assert expected == people.refused("create_role", RoleName="r", AssumeRolePolicyDocument=named)
    people.role("reader")
    other = trusting(ACCOUNT, "s3:GetObject")
    expected = ("MalformedPolicyDocument", "AssumeRole policy may only specify STS AssumeRole actions.")
    assert expected == people.refused("update_assume_role_policy", RoleName="reader", PolicyDocument=other)


def test_role_changes(people: People) -> None:
    """Description, longest session and trust."""
    people.role("reader")
    people.iam("update_role", RoleName="reader", Description="a", MaxSessionDuration=7_200)
    people.iam("update_assume_role_policy", RoleName="reader", PolicyDocument=trusting("*"))
    found = people.iam("get_role", RoleName="reader")["Role"]

    assert ("a", 7_200, trusting("*")) == (
        found["Description"],
        found["MaxSessionDuration"],
        unquote(found["AssumeRolePolicyDocument"]),
    )
    assert "b" == people.iam("update_role_description", RoleName="reader", Description="b")["Role"]["Description"]


def test_role_goes_when_nothing_hangs_on_it(people: People) -> None:
    """Instance profiles and policies hold it."""
    people.role("reader")
    people.iam("create_instance_profile", InstanceProfileName="p")
    people.iam("add_role_to_instance_profile", InstanceProfileName="p", RoleName="reader")
    people.iam("put_role_policy", RoleName="reader", PolicyName="p", PolicyDocument=INVOKE)
    held = people.refused("delete_role", RoleName="reader")
    people.iam("remove_role_from_instance_profile", InstanceProfileName="p", RoleName="reader")
    still_held = people.refused("delete_role", RoleName="reader")
    people.iam("delete_role_policy", RoleName="reader", PolicyName="p")
    people.iam("delete_role", RoleName="reader")

    assert ("DeleteConflict", "Cannot delete entity, must remove roles from instance profile first.") == held
    assert ("DeleteConflict", "Cannot delete entity, must delete policies first.") == still_held
    assert "NoSuchEntity" == people.refused("get_role", RoleName="reader")[0]
