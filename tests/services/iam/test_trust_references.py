from urllib.parse import unquote

from gatewright.services.callers import root
from tests.services.account import ACCOUNT
from tests.services.iam.people import People, trusting

OTHER = "111122223333"


def test_namesake_is_not_trusted(people: People) -> None:
    """Who is created under the name of a deleted user is somebody else, in every account."""
    arn = f"arn:aws:iam::{ACCOUNT}:user/ann"
    first = people.user("ann")
    people.role("reader", trusting(arn))
    params = {"RoleName": "host", "AssumeRolePolicyDocument": trusting(arn)}
    people.by(root(OTHER), "iam", "create_role", **params)
    people.iam("delete_user", UserName="ann")
    people.user("ann")
    caller = people.key_of("ann")
    here = people.iam("get_role", RoleName="reader")["Role"]
    there = people.by(root(OTHER), "iam", "get_role", RoleName="host")["Role"]

    assert [trusting(first["UserId"])] * 2 == [unquote(one["AssumeRolePolicyDocument"]) for one in (here, there)]
    asked = {"RoleArn": here["Arn"], "RoleSessionName": "s1"}
    assert "AccessDenied" == people.refused_by(caller, "sts", "assume_role", **asked)[0]


def test_deleted_role_is_forgotten_too(people: People) -> None:
    """And nobody else is."""
    gone = people.role("gone")
    people.role("kept", trusting(gone["Arn"]))
    people.role("other", trusting(gone["Arn"] + "-2"))
    people.iam("delete_role", RoleName="gone")
    kept, other = (people.iam("get_role", RoleName=name)["Role"] for name in ("kept", "other"))

    assert trusting(gone["RoleId"]) == unquote(kept["AssumeRolePolicyDocument"])
    assert trusting(gone["Arn"] + "-2") == unquote(other["AssumeRolePolicyDocument"])
