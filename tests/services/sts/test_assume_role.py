from typing import Any

import pytest

from gatewright.services.callers import Calling, root
from tests.services.account import ACCOUNT, NOW
from tests.services.iam.people import INVOKE, People, trusting

ROLE = f"arn:aws:iam::{ACCOUNT}:role/team/reader"
TEAM = [{"Key": "team", "Value": "pets"}]


def _assumed(people: People, caller: Calling | None = None, **params: Any) -> dict[str, Any]:
    return dict(people.sts("assume_role", caller, **{"RoleArn": ROLE, "RoleSessionName": "s1", **params}))


def _session(people: People, assumed: dict[str, Any]) -> dict[str, Any]:
    return dict(people.stored("sts_session", assumed["Credentials"]["AccessKeyId"]) or {})


def _as(assumed: dict[str, Any], account_id: str = ACCOUNT) -> Calling:
    user = assumed["AssumedRoleUser"]
    key = assumed["Credentials"]["AccessKeyId"]
    return Calling(account_id=account_id, arn=user["Arn"], user_id=user["AssumedRoleId"], key_id=key)


def test_session_has_the_name_of_its_role_without_path(people: People) -> None:
    """Documented: the ARN of a session drops the path of the role."""
    role = people.role("reader", Path="/team/")
    found = _assumed(people)

    assert f"arn:aws:sts::{ACCOUNT}:assumed-role/reader/s1" == found["AssumedRoleUser"]["Arn"]
    assert f"{role['RoleId']}:s1" == found["AssumedRoleUser"]["AssumedRoleId"]
    assert int(NOW) + 3_600 == found["Credentials"]["Expiration"]
    assert (None, None) == (found["PackedPolicySize"], found["SourceIdentity"])


def test_role_that_is_not_there_is_denied(people: People) -> None:
    """AWS does not tell whether it exists."""
    people.role("reader")
    expected = (
        "AccessDenied",
        f"User: arn:aws:iam::{ACCOUNT}:root is not authorized to perform: sts:AssumeRole on resource: {ROLE}",
    )
    assert expected == people.refusal("assume_role", service="sts", RoleArn=ROLE, RoleSessionName="s1")
    expected = ("ValidationError", "arn:aws:iam::1:role/x-x-x is invalid")
    assert expected == people.refusal(
        "assume_role", service="sts", RoleArn="arn:aws:iam::1:role/x-x-x", RoleSessionName="s1"
    )


def test_role_of_another_account_is_assumed_there(people: People) -> None:
    """The session stands in the account of the role."""
    other = root("999988887777")
    params = {"RoleName": "reader", "Path": "/team/", "AssumeRolePolicyDocument": trusting(ACCOUNT)}
    people.by(other, "iam", "create_role", **params)
    found = _assumed(people, RoleArn=ROLE.replace(ACCOUNT, "999988887777"))
    key = found["Credentials"]["AccessKeyId"]

    assert people.stored("sts_session", key) is None
    assert people.stored("sts_session", key, account_id="999988887777") is not None
    assert {"Account": "999988887777"} == people.sts("get_access_key_info", AccessKeyId=key)


def test_duration_keeps_to_the_roles(people: People) -> None:
    """And of a session that assumes a role, to an hour."""
    people.role("reader", Path="/team/", MaxSessionDuration=7_200)
    code, message = people.refusal(
        "assume_role", service="sts", RoleArn=ROLE, RoleSessionName="s1", DurationSeconds=7_201
    )
    first = _assumed(people, DurationSeconds=7_200)
    trusted = trusting(f"arn:aws:sts::{ACCOUNT}:assumed-role/reader/s1", "sts:*")
    people.iam("update_assume_role_policy", RoleName="reader", PolicyDocument=trusted)
    chained = people.refused_by(
        _as(first), "sts", "assume_role", RoleArn=ROLE, RoleSessionName="s2", DurationSeconds=3_601
    )

    assert ("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.") == (
        code,
        message,
    )
    assert int(NOW) + 7_200 == first["Credentials"]["Expiration"]
    assert ("ValidationError", True) == (chained[0], "role chaining" in chained[1])


def test_session_keeps_what_was_passed(people: People) -> None:
    """Policies, tags and the source identity."""
    people.role("reader", Path="/team/")
    found = _assumed(people, Policy=INVOKE, Tags=TEAM, TransitiveTagKeys=["team"], SourceIdentity="ann")
    session = _session(people, found)

    assert "ann" == found["SourceIdentity"]
    assert found["PackedPolicySize"] > 0
    assert ([INVOKE], {"team": "pets"}, ["team"], "ann") == (
        [one["PolicyDocument"] for one in session["SessionPolicies"]],
        session["Tags"],
        session["TransitiveTagKeys"],
        session["SourceIdentity"],
    )


@pytest.mark.parametrize(
    ("params", "action"),
    [({"Tags": TEAM}, "sts:TagSession"), ({"SourceIdentity": "ann"}, "sts:SetSourceIdentity")],
)
def test_more_than_a_session_needs_more_trust(people: People, params: dict[str, Any], action: str) -> None:
    """Tags and source identities are actions of their own (documented)."""
    people.role("reader", trusting(ACCOUNT), Path="/team/")
    code, message = people.refusal("assume_role", service="sts", RoleArn=ROLE, RoleSessionName="s1", **params)

    assert ("AccessDenied", True) == (code, f"perform: {action} on" in message)


def test_tags_are_seen_by_the_trust_policy(people: People) -> None:
    """`aws:RequestTag/...` and `aws:TagKeys`."""
    condition: dict[str, Any] = {
        "StringEquals": {"aws:RequestTag/team": "pets"},
        "ForAllValues:StringEquals": {"aws:TagKeys": ["team"]},
    }
    people.role("reader", trusting(ACCOUNT, "sts:*", **condition), Path="/team/")

    assert _assumed(people, Tags=TEAM)["Credentials"]
    more = [*TEAM, {"Key": "a", "Value": "b"}]
    assert (
        "AccessDenied" == people.refusal("assume_role", service="sts", RoleArn=ROLE, RoleSessionName="s1", Tags=more)[0]
    )


def test_transitive_tags_reach_the_next_session(people: People) -> None:
    """Without being passed again."""
    people.role("reader", Path="/team/")
    first = _assumed(people, Tags=[*TEAM, {"Key": "a", "Value": "b"}], TransitiveTagKeys=["team"])
    people.role("writer", trusting(first["AssumedRoleUser"]["Arn"], "sts:*"))
    writer = f"arn:aws:iam::{ACCOUNT}:role/writer"

    assert {"team": "pets"} == _session(people, _assumed(people, _as(first), RoleArn=writer))["Tags"]
