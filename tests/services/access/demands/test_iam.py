"""What IAM demands."""

from typing import Any

import pytest

from tests.services.access.demands.asking import demanded
from tests.services.iam.people import People

BASE = "arn:aws:iam::000000000000:"


@pytest.mark.parametrize(
    ("operation", "params", "expected"),
    [
        ("CreateUser", {"UserName": "ann"}, "user/ann"),
        ("CreateUser", {"UserName": "ann", "Path": "/team/"}, "user/team/ann"),
        ("GetUser", {"UserName": "ann"}, "user/team/ann"),
        ("AttachUserPolicy", {"UserName": "ann", "PolicyArn": f"{BASE}policy/p"}, "user/team/ann"),
        ("CreateAccessKey", {"UserName": "ann"}, "user/team/ann"),
        ("CreateUser", {"UserName": "Ann", "Path": "/other/"}, "user/other/Ann"),
        ("DeleteUser", {"UserName": "nobody"}, "user/nobody"),
        ("AddUserToGroup", {"UserName": "ann", "GroupName": "g"}, "group/g"),
        ("CreateRole", {"RoleName": "r", "AssumeRolePolicyDocument": "{}"}, "role/r"),
        ("CreatePolicy", {"PolicyName": "p", "PolicyDocument": "{}"}, "policy/p"),
        ("GetPolicy", {"PolicyArn": f"{BASE}policy/x/p"}, "policy/x/p"),
        ("SimulatePrincipalPolicy", {"PolicySourceArn": f"{BASE}user/x", "ActionNames": []}, "user/x"),
        ("ListUsers", {}, "user/"),
        ("ListRoles", {"PathPrefix": "/team/"}, "role/team/"),
        ("CreateInstanceProfile", {"InstanceProfileName": "i"}, "instance-profile/i"),
    ],
)
def test_whom_or_what_is_named(operation: str, params: dict[str, Any], expected: str) -> None:
    """By the ARN that is there, path and all, or will be."""
    people = People()
    people.user("ann", Path="/team/")

    assert [(f"iam:{operation}", (f"{BASE}{expected}",))] == demanded("iam", operation, people, **params)


def test_the_caller_is_meant_where_nobody_is_named() -> None:
    """Who is no user names somebody."""
    assert [("iam:CreateAccessKey", ("?",))] == demanded("iam", "CreateAccessKey")
    assert [("iam:GetAccountSummary", ("*",))] == demanded("iam", "GetAccountSummary")


def test_a_profile_passes_its_role() -> None:
    """To the instances that have it."""
    found = demanded("iam", "AddRoleToInstanceProfile", InstanceProfileName="i", RoleName="r")

    assert [
        ("iam:AddRoleToInstanceProfile", (f"{BASE}instance-profile/i",)),
        ("iam:PassRole", (f"{BASE}role/r",)),
    ] == found


@pytest.mark.parametrize("operation", ["UpdateAccessKey", "DeleteAccessKey"])
def test_a_key_that_is_named_alone_is_its_owner_s(operation: str) -> None:
    """And not the caller's, who may manage his own."""
    people = People()
    people.user("ann", Path="/team/")
    anns = people.iam("create_access_key", UserName="ann")["AccessKey"]["AccessKeyId"]
    roots = people.iam("create_access_key")["AccessKey"]["AccessKeyId"]

    assert [(f"iam:{operation}", (f"{BASE}user/team/ann",))] == demanded("iam", operation, people, AccessKeyId=anns)
    assert [(f"iam:{operation}", (f"{BASE}root",))] == demanded("iam", operation, people, AccessKeyId=roots)


def test_who_renames_needs_the_permission_on_both_names() -> None:
    """Else a name that is allowed could become any other."""
    people = People()
    people.user("ann", Path="/team/")

    assert [("iam:UpdateUser", (f"{BASE}user/team/ann", f"{BASE}user/team/bob"))] == demanded(
        "iam", "UpdateUser", people, UserName="ann", NewUserName="bob"
    )
    assert [("iam:UpdateUser", (f"{BASE}user/team/ann", f"{BASE}user/admins/ann"))] == demanded(
        "iam", "UpdateUser", people, UserName="ann", NewPath="/admins/"
    )
    assert [("iam:UpdateGroup", (f"{BASE}group/g", f"{BASE}group/h"))] == demanded(
        "iam", "UpdateGroup", people, GroupName="g", NewGroupName="h"
    )
