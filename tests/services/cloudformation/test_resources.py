import pytest

from gatewright.services.cloudformation import resources
from tests.services.account import Account
from tests.services.cloudformation.stack_account import BROKEN, call, create, refusal, template


def test_resources_are_told_with_their_ids(account: Account) -> None:
    """All of a stack, one of them, or those of the stack that has one."""
    create(account)
    api = account.call("get_rest_apis")["items"][0]["id"]
    every = call(account, "describe_stack_resources", StackName="shop")["StackResources"]
    one = call(account, "describe_stack_resource", StackName="shop", LogicalResourceId="Api")["StackResourceDetail"]
    listed = call(account, "list_stack_resources", StackName="shop")["StackResourceSummaries"]
    having = call(account, "describe_stack_resources", PhysicalResourceId=api)["StackResources"]

    assert {"Api", "Get", "Deployment", "Stage"} == {each["LogicalResourceId"] for each in every}
    assert {"CREATE_COMPLETE"} == {each["ResourceStatus"] for each in every}
    assert (api, "AWS::ApiGateway::RestApi") == (one["PhysicalResourceId"], one["ResourceType"])
    assert len(every) == len(listed)
    assert [api] == [each["PhysicalResourceId"] for each in having]


def test_resource_that_is_not_there_is_refused(account: Account) -> None:
    """As a stack is."""
    create(account)
    unknown = {"StackName": "shop", "LogicalResourceId": "No"}

    assert "Resource No does not exist for stack shop" == refusal(account, "describe_stack_resource", **unknown)[1]
    assert "Stack for no does not exist" == refusal(account, "describe_stack_resources", PhysicalResourceId="no")[1]
    assert "must be specified" in refusal(account, "describe_stack_resources")[1]


def test_events_say_what_failed(account: Account) -> None:
    """The newest first, with the words of the service that refused."""
    create(account, written=template(Bad=BROKEN))
    events = call(account, "describe_stack_events", StackName="shop")["StackEvents"]
    expected = [("shop", "ROLLBACK_COMPLETE"), ("Bad", "CREATE_FAILED"), ("shop", "CREATE_IN_PROGRESS")]

    assert expected == [(one["LogicalResourceId"], one["ResourceStatus"]) for one in events]
    assert "BadRequestException" in events[1]["ResourceStatusReason"]
    assert "StackName is required" == refusal(account, "describe_stack_events")[1]


def test_events_come_in_pages(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    """A token goes on where the page ended."""
    monkeypatch.setattr(resources, "EVENTS_ON_A_PAGE", 4)
    create(account)
    seen: list[str] = []
    more: dict[str, str] = {}
    while True:
        page = call(account, "describe_stack_events", StackName="shop", **more)
        seen += [one["EventId"] for one in page["StackEvents"]]
        if "NextToken" not in page:
            break
        more = {"NextToken": page["NextToken"]}

    assert (10, 10) == (len(seen), len(set(seen)))
