from tests.services.account import ACCOUNT, REGION
from tests.services.logs.logs_account import LogsAccount

ARN = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:g"


def test_both_kinds_of_operations_see_the_same_tags(logs: LogsAccount) -> None:
    """By ARN and by name (recorded, 2026-02-03)."""
    logs.call("tag_resource", resourceArn=ARN, tags={"test1": "val1", "test2": "val2"})
    logs.call("tag_log_group", logGroupName="g", tags={"test3": "val3"})
    logs.call("untag_resource", resourceArn=f"{ARN}:*", tagKeys=["test1"])
    logs.call("untag_log_group", logGroupName="g", tags=["test3"])

    expected = {"tags": {"test2": "val2"}}
    assert expected == logs.call("list_tags_for_resource", resourceArn=ARN)
    assert expected == logs.call("list_tags_log_group", logGroupName="g")


def test_group_is_created_with_tags(logs: LogsAccount) -> None:
    """Recorded, 2026-02-03."""
    logs.call("create_log_group", logGroupName="h", tags={"env": "testing"})

    assert {"tags": {"env": "testing"}} == logs.call("list_tags_log_group", logGroupName="h")
