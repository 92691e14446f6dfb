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
