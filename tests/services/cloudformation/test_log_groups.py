"""Log groups of runs that fail."""

from typing import Any

from tests.services.account import Account
from tests.services.cloudformation.stack_account import BROKEN, body, call, create, described, template


def group(name: str) -> dict[str, Any]:
    """Return a log group."""
    return {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": name}}


def names(account: Account) -> list[str]:
    """Return the names of the account's log groups."""
    return [one["logGroupName"] for one in account.call("describe_log_groups", service="logs")["logGroups"]]


def update(account: Account, **resources: Any) -> str:
    """Update the stack and return its status."""
    call(account, "update_stack", StackName="shop", TemplateBody=body(template(**resources)))
    return str(described(account)["StackStatus"])


def test_a_stack_that_fails_leaves_no_log_group(account: Account) -> None:
    """Though groups are no documents, which the transaction would take back."""
    create(account, written=template(Log=group("a"), Bad={**BROKEN, "DependsOn": "Log"}))

    assert "ROLLBACK_COMPLETE" == described(account)["StackStatus"]
    assert [] == names(account)


def test_an_update_that_fails_takes_no_log_group_away(account: Account) -> None:
    """Nor leaves the one that was to take its place; one that succeeds does both."""
    create(account, written=template(Log=group("a")))

    assert "UPDATE_ROLLBACK_COMPLETE" == update(account, Log=group("b"), Bad={**BROKEN, "DependsOn": "Log"})
    assert ["a"] == names(account)
    assert "UPDATE_COMPLETE" == update(account)
    assert [] == names(account)


def test_a_group_that_stood_before_stays(account: Account) -> None:
    """The stack took it over; whoever made it keeps it when the stack fails."""
    account.call("create_log_group", service="logs", logGroupName="a")
    create(account, written=template(Log=group("a"), Bad={**BROKEN, "DependsOn": "Log"}))

    assert ["a"] == names(account)
