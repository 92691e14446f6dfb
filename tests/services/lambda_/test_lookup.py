import re

import pytest

from gatewright.services.lambda_.lookup import named, new_revision, plain
from tests.services.account import ACCOUNT, Account
from tests.services.lambda_.small import arn, call, create, refusal


@pytest.mark.parametrize("name", ["f", "function:f", f"{ACCOUNT}:function:f", arn("f")])
def test_a_function_is_found_by_every_name(account: Account, name: str) -> None:
    """By name, by part of its ARN, by its ARN."""
    create(account)

    assert arn() == call(account, "get_function_configuration", FunctionName=name)["FunctionArn"]


def test_a_qualifier_stands_in_the_name_or_beside_it(account: Account) -> None:
    """Both at once have to agree."""
    create(account, Publish=True)
    inside = call(account, "get_function_configuration", FunctionName="f:1")
    beside = call(account, "get_function_configuration", FunctionName="f", Qualifier="1")

    assert inside == beside
    assert arn("f", "1") == inside["FunctionArn"]
    assert (
        "InvalidParameterValueException",
        "The derived qualifier from the function name does not match the specified qualifier.",
    ) == refusal(account, "get_function", FunctionName="f:1", Qualifier="2")


@pytest.mark.parametrize(
    ("name", "missing"), [("g", arn("g")), ("f:9", arn("f", "9")), (arn("g", "prod"), arn("g", "prod"))]
)
def test_what_is_not_there_is_not_found(account: Account, name: str, missing: str) -> None:
    """The text names the ARN, with the qualifier where one was asked."""
    create(account)

    assert ("ResourceNotFoundException", f"Function not found: {missing}") == refusal(
        account, "get_function", FunctionName=name
    )


def test_another_region_or_account_is_out_of_reach(account: Account) -> None:
    """AWS says which region is meant; another account needs a policy."""
    elsewhere = arn().replace("eu-west-1", "us-east-1")

    assert (
        "Functions from 'us-east-1' are not reachable in this region ('eu-west-1')"
        == (refusal(account, "get_function", FunctionName=elsewhere)[1])
    )
    assert (
        "AccessDeniedException" == (refusal(account, "get_function", FunctionName=arn().replace(ACCOUNT, "1" * 12))[0])
    )


def test_a_revision_is_a_uuid(account: Account) -> None:
    """Each is another one."""
    operation = account.operation({"FunctionName": "f"})
    first, second = new_revision(operation), new_revision(operation)

    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", first)
    assert first != second
    assert "f" == named(operation).name


def test_only_what_was_given_is_taken() -> None:
    """`None` is as good as absent."""
    assert {"a": 0} == plain({"a": 0, "b": None, "c": 1}, "a", "b")
