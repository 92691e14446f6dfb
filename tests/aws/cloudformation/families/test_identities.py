import pytest

from gatewright.aws.cloudformation.errors import OperationRefused, TemplateError
from tests.aws.cloudformation.performing import Performing, made

ROLE = {"Role": {"RoleName": "r", "Arn": "arn:role", "RoleId": "AROA"}}
USER = {"User": {"UserName": "u", "Arn": "arn:user"}}
POLICY = {"PolicyName": "p", "PolicyDocument": {"Statement": []}}
MISSING = OperationRefused("NoSuchEntity", "there is none")


def test_a_role_comes_with_its_policies() -> None:
    """Its own and the managed ones, which are taken away before it."""
    performing = Performing({"create_role": ROLE})
    properties = {
        "AssumeRolePolicyDocument": {"Statement": []},
        "Policies": [POLICY],
        "ManagedPolicyArns": ["arn:aws:iam::aws:policy/X"],
        "PermissionsBoundary": "arn:boundary",
    }
    found = made("AWS::IAM::Role", properties, performing)

    assert performing.operations == ["create_role", "put_role_policy", "attach_role_policy"]
    assert performing.params("create_role") == {
        "AssumeRolePolicyDocument": '{"Statement":[]}',
        "PermissionsBoundary": "arn:boundary",
        "RoleName": "shop-Thing",
    }
    assert [operation for _, operation, _ in found.undo] == ["detach_role_policy", "delete_role_policy", "delete_role"]
    assert dict(found.attributes) == {"Arn": "arn:role", "RoleId": "AROA"}


def test_a_managed_policy_of_aws_that_is_not_here_grants_nothing() -> None:
    """That is said; one of one's own that is missing is a refusal."""
    performing = Performing({"create_role": ROLE, "attach_role_policy": MISSING})
    found = made("AWS::IAM::Role", {"ManagedPolicyArns": ["arn:aws:iam::aws:policy/New"]}, performing)

    assert found.left_out == ("ManagedPolicyArns: arn:aws:iam::aws:policy/New is not known here, and grants nothing",)
    with pytest.raises(OperationRefused):
        made("AWS::IAM::Role", {"ManagedPolicyArns": ["arn:aws:iam::111122223333:policy/Own"]}, performing)


def test_a_user_joins_groups() -> None:
    """And leaves them before it is deleted; a password for the console has no effect."""
    performing = Performing({"create_user": USER})
    found = made("AWS::IAM::User", {"Groups": ["g"], "LoginProfile": {"Password": "x"}}, performing)

    assert [operation for _, operation, _ in found.undo] == ["remove_user_from_group", "delete_user"]
    assert found.left_out == ("LoginProfile: nobody signs in to a console",)


def test_a_policy_of_several_is_put_to_each() -> None:
    """`AWS::IAM::Policy` names roles, users and groups."""
    performing = Performing()
    made("AWS::IAM::Policy", {**POLICY, "Roles": ["r"], "Users": ["u"], "Groups": ["g"]}, performing)

    assert performing.operations == ["put_role_policy", "put_user_policy", "put_group_policy"]


def test_a_policy_of_one_is_put_to_it() -> None:
    """`AWS::IAM::RolePolicy` names one role."""
    performing = Performing()
    found = made("AWS::IAM::RolePolicy", {**POLICY, "RoleName": "r"}, performing)

    assert performing.operations == ["put_role_policy"]
    assert found.undo[0][1] == "delete_role_policy"


def test_a_managed_policy_is_attached() -> None:
    """And detached before it is deleted."""
    performing = Performing({"create_policy": {"Policy": {"Arn": "arn:policy"}}})
    found = made("AWS::IAM::ManagedPolicy", {"PolicyDocument": {}, "Roles": ["r"]}, performing)

    assert performing.operations == ["create_policy", "attach_role_policy"]
    assert [operation for _, operation, _ in found.undo] == ["detach_role_policy", "delete_policy"]


def test_an_access_key_tells_its_secret_to_the_template() -> None:
    """An inactive one is switched off."""
    performing = Performing({"create_access_key": {"AccessKey": {"AccessKeyId": "AKIA", "SecretAccessKey": "s"}}})
    found = made("AWS::IAM::AccessKey", {"UserName": "u", "Status": "Inactive"}, performing)

    assert (found.physical_id, dict(found.attributes)) == ("AKIA", {"SecretAccessKey": "s"})
    assert performing.operations == ["create_access_key", "update_access_key"]


def test_members_are_added_to_a_group() -> None:
    """Each by an operation of its own."""
    performing = Performing()
    made("AWS::IAM::UserToGroupAddition", {"GroupName": "g", "Users": ["a", "b"]}, performing)

    assert performing.operations == ["add_user_to_group", "add_user_to_group"]


def test_a_policy_without_a_document_is_refused() -> None:
    """With the property."""
    with pytest.raises(TemplateError, match=r"Properties\.Policies"):
        made("AWS::IAM::Role", {"Policies": ["x"]}, Performing({"create_role": ROLE}))
