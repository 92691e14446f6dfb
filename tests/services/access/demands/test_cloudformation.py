"""What CloudFormation demands."""

from tests.services.access.demands.asking import demanded
from tests.services.account import Account

BASE = "arn:aws:cloudformation:eu-west-1:000000000000:stack/"
TEMPLATE = '{"Resources": {"T": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "a"}}}}'
ROLE = "arn:aws:iam::000000000000:role/r"


def test_a_stack_by_its_name() -> None:
    """Of one that is there, the id is known."""
    account = Account()
    made = account.call(
        "create_stack",
        service="cloudformation",
        StackName="s",
        TemplateBody=TEMPLATE,
    )
    new = demanded("cloudformation", "CreateStack", StackName="n")

    assert [("cloudformation:CreateStack", (f"{BASE}n/*",))] == new
    assert [("cloudformation:DeleteStack", (made["StackId"],))] == demanded(
        "cloudformation", "DeleteStack", account, StackName="s"
    )
    assert [("cloudformation:DeleteStack", (f"{BASE}a/1",))] == demanded(
        "cloudformation", "DeleteStack", StackName=f"{BASE}a/1"
    )


def test_all_stacks_have_no_name() -> None:
    """A change set without its stack is unknown."""
    assert [("cloudformation:DescribeStacks", ("*",))] == demanded("cloudformation", "DescribeStacks")
    assert [("cloudformation:ListStacks", ("*",))] == demanded("cloudformation", "ListStacks")
    assert [("cloudformation:DescribeChangeSet", ("?",))] == demanded(
        "cloudformation", "DescribeChangeSet", ChangeSetName="c"
    )


def test_a_role_is_passed() -> None:
    """To CloudFormation."""
    assert ("iam:PassRole", (ROLE,)) == demanded("cloudformation", "CreateStack", StackName="n", RoleARN=ROLE)[1]


def test_a_change_set_that_is_named_by_its_arn_is_of_its_own_stack() -> None:
    """Whatever stack is named beside it."""
    account = Account()
    made = account.call(
        "create_change_set",
        service="cloudformation",
        StackName="theirs",
        ChangeSetName="c",
        ChangeSetType="CREATE",
        TemplateBody=TEMPLATE,
    )
    found = demanded("cloudformation", "ExecuteChangeSet", account, StackName="mine", ChangeSetName=made["Id"])

    assert [("cloudformation:ExecuteChangeSet", (made["StackId"],))] == found
