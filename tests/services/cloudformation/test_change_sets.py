from typing import Any

import pytest

from tests.services.account import Account
from tests.services.cloudformation.stack_account import BROKEN, body, call, create, described, refusal, template


def change(account: Account, kind: str = "UPDATE", written: dict | None = None, **params: Any) -> dict[str, Any]:
    """Create a change set `c` of the stack `shop`."""
    text = body(template() if written is None else written)
    asked = {"StackName": "shop", "ChangeSetName": "c", "ChangeSetType": kind, "TemplateBody": text, **params}
    return call(account, "create_change_set", **asked)


def changes(account: Account, made: dict[str, Any]) -> set[tuple[str, str]]:
    """Return what a change set would do with which resources."""
    found = call(account, "describe_change_set", ChangeSetName=made["Id"])["Changes"]
    return {(one["ResourceChange"]["Action"], one["ResourceChange"]["LogicalResourceId"]) for one in found}


def test_a_change_set_creates_a_stack_once_it_is_executed(account: Account) -> None:
    """The road of `aws cloudformation deploy`, SAM and the CDK."""
    verb = [{"ParameterKey": "Verb", "ParameterValue": "PUT"}]
    made = change(account, "CREATE", Parameters=verb)
    found = call(account, "describe_change_set", ChangeSetName=made["Id"])

    assert ("CREATE_COMPLETE", "AVAILABLE") == (found["Status"], found["ExecutionStatus"])
    assert {("Add", "Api"), ("Add", "Get"), ("Add", "Deployment"), ("Add", "Stage")} == changes(account, made)
    assert "REVIEW_IN_PROGRESS" == described(account)["StackStatus"]
    begun = call(account, "describe_stack_events", StackName="shop")["StackEvents"]
    # `sam deploy` waits for what comes after the newest event (seen: aws-sam-cli 1.170.0, deployer.py).
    assert [("REVIEW_IN_PROGRESS", "User Initiated")] == [
        (one["ResourceStatus"], one["ResourceStatusReason"]) for one in begun
    ]
    call(account, "execute_change_set", ChangeSetName="c", StackName="shop")
    assert ("CREATE_COMPLETE", verb) == (described(account)["StackStatus"], described(account)["Parameters"])
    assert "InvalidChangeSetStatus" == refusal(account, "execute_change_set", ChangeSetName=made["Id"])[0]


def test_a_change_set_says_what_an_update_would_change(account: Account) -> None:
    """What stays is not listed; a value may stay what it was."""
    create(account)
    bare = template(name="renamed")
    del bare["Resources"]["Stage"]
    made = change(account, written=bare, Parameters=[{"ParameterKey": "Verb", "UsePreviousValue": True}])

    assert {("Modify", "Api"), ("Remove", "Stage")} == changes(account, made)
    call(account, "execute_change_set", ChangeSetName=made["Id"])
    assert "UPDATE_COMPLETE" == described(account)["StackStatus"]
    assert ["renamed"] == [one["name"] for one in account.call("get_rest_apis")["items"]]


def test_a_change_set_without_changes_fails_in_the_words_that_tools_look_for(account: Account) -> None:
    """It cannot be executed."""
    create(account)
    made = change(account)
    found = call(account, "describe_change_set", ChangeSetName=made["Id"])

    assert ("FAILED", "UNAVAILABLE") == (found["Status"], found["ExecutionStatus"])
    assert found["StatusReason"].startswith("The submitted information didn't contain changes.")
    assert "InvalidChangeSetStatus" == refusal(account, "execute_change_set", ChangeSetName=made["Id"])[0]


def test_name_of_a_change_set_is_free_once_it_is_executed(account: Account) -> None:
    """Until then it is taken (documented: an executed one is done with)."""
    change(account, "CREATE")
    again = {"StackName": "shop", "ChangeSetName": "c", "ChangeSetType": "CREATE", "TemplateBody": body(template())}
    taken = refusal(account, "create_change_set", **again)
    call(account, "execute_change_set", ChangeSetName="c", StackName="shop")
    change(account)

    assert ("AlreadyExistsException", "ChangeSet c already exists") == taken


def test_template_is_new_or_that_of_before(account: Account) -> None:
    """Both at once is refused in AWS's words."""
    create(account)
    asked = {"StackName": "shop", "ChangeSetName": "c", "TemplateBody": body(template()), "UsePreviousTemplate": True}

    assert refusal(account, "create_change_set", **asked) == (
        "ValidationError",
        "You cannot specify both usePreviousTemplate and Template Body/Template URL.",
    )


def test_an_execution_that_fails_leaves_what_there_was(account: Account) -> None:
    """The stack's status says so."""
    create(account)
    made = change(account, written=template(Bad=BROKEN))
    call(account, "execute_change_set", ChangeSetName=made["Id"])

    assert "UPDATE_ROLLBACK_COMPLETE" == described(account)["StackStatus"]
    assert body(template()) == call(account, "get_template", StackName="shop")["TemplateBody"]


def test_change_sets_are_listed_and_deleted(account: Account) -> None:
    """Deleting one that is gone is no error."""
    made = change(account, "CREATE")
    named = {"ChangeSetName": "c", "StackName": "shop"}

    assert body(template()) == call(account, "get_template", **named)["TemplateBody"]
    assert ["c"] == [one["ChangeSetName"] for one in call(account, "list_change_sets", StackName="shop")["Summaries"]]
    for _ in range(2):
        call(account, "delete_change_set", ChangeSetName=made["Id"])
    call(account, "delete_change_set", **named)
    gone = ("ChangeSetNotFound", "ChangeSet [c] does not exist")
    assert gone == refusal(account, "describe_change_set", **named)


@pytest.mark.parametrize(
    ("kind", "message"),
    [("UPDATE", "Stack [shop] does not exist"), ("IMPORT", "ChangeSetType IMPORT is not offered here")],
)
def test_a_change_set_of_no_stack_is_refused(account: Account, kind: str, message: str) -> None:
    """Nothing is left behind."""
    asked = {"StackName": "shop", "ChangeSetName": "c", "ChangeSetType": kind, "TemplateBody": body(template())}
    code, said = refusal(account, "create_change_set", **asked)

    assert ("ValidationError", True) == (code, said.startswith(message))
    assert [] == call(account, "describe_stacks")["Stacks"]


def test_a_stack_that_stands_is_not_created_again(account: Account) -> None:
    """Nor a change set of a name that is taken."""
    create(account)
    asked = {"StackName": "shop", "ChangeSetName": "c", "TemplateBody": body(template(name="x"))}
    again = refusal(account, "create_change_set", **asked, ChangeSetType="CREATE")[1]
    call(account, "create_change_set", **asked)

    assert "already exists and cannot be created again" in again
    assert "AlreadyExistsException" == refusal(account, "create_change_set", **asked)[0]


def test_a_change_set_is_named_with_its_stack_or_by_its_arn(account: Account) -> None:
    """The name alone says too little."""
    change(account, "CREATE")
    code, message = refusal(account, "describe_change_set", ChangeSetName="c")

    assert ("ValidationError", True) == (code, message.startswith("StackName must be specified if ChangeSetName"))
